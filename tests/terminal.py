"""A pseudo-terminal, and what was written on it."""

import os
import pty
from collections.abc import Iterator
from contextlib import contextmanager


class Terminal:
    """`there` is the end for a program's output; `text` reads all of it."""

    def __init__(self) -> None:
        self._here, self.there = pty.openpty()

    def text(self) -> str:
        """What was written, once everybody has closed the other end."""
        return b"".join(self._parts()).decode()

    def wait_for(self, word: str) -> None:
        """Read until this was written."""
        said = b""
        while word.encode() not in said:
            said += os.read(self._here, 65536)

    def close(self) -> None:
        os.close(self._here)

    def _parts(self) -> Iterator[bytes]:
        try:
            while part := os.read(self._here, 65536):
                yield part
        except OSError:  # how Linux says that the end is reached
            return


@contextmanager
def terminal() -> Iterator[Terminal]:
    """A terminal that is closed at the end; its `there` is the caller's to close."""
    opened = Terminal()
    try:
        yield opened
    finally:
        opened.close()
