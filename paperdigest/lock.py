"""Lock: one run at a time does a thing; the others wait, and are told for whom."""

import asyncio
import os
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TextIO

from paperdigest.unwritable import unwritable

try:
    import fcntl
except ImportError:  # Windows: two runs at once are not kept apart there
    fcntl = None  # type: ignore[assignment]

_LOOK_EVERY = 0.2  # seconds


@asynccontextmanager
async def locked(path: Path, what: str, say: Callable[[str], None]) -> AsyncIterator[None]:
    """Hold the lock `path` after waiting for the run that has it.

    `say` is told once of the wait: which process is at `what`, and for how long. The operating system frees the lock
    of a run that died, whatever its file says. ConfigError or FullDiskError when it cannot be written.
    """
    file = await _take(path, what, say)
    with file:
        yield
        with suppress(OSError):
            path.unlink()  # while it is held: whoever waits for this file sees that it is not the lock any more


async def _take(path: Path, what: str, say: Callable[[str], None]) -> TextIO:
    has_waited = False
    while True:
        file = _opened(path)
        if fcntl is None or _is_taken(file, path):
            _sign(file)
            return file
        if not has_waited:
            say(f"another run ({_owner(file)}) is {what}: waiting until it is done")
        has_waited = True
        file.close()
        await asyncio.sleep(_LOOK_EVERY)


def _opened(path: Path) -> TextIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a+", encoding="utf-8")
    except OSError as error:
        raise unwritable(f"cannot write {path}", error, "choose another folder, or mend this one") from error


def _is_taken(file: TextIO, path: Path) -> bool:
    """Whether the lock is ours now: the file is locked, and still the one that stands at its place."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except (BlockingIOError, FileNotFoundError):
        return False


def _sign(file: TextIO) -> None:
    with suppress(OSError):  # a full disk: the lock holds, only its owner is not named
        file.truncate(0)
        file.write(f"{os.getpid()} {socket.gethostname()} {time.time():.0f}\n")
        file.flush()


def _owner(file: TextIO) -> str:
    """The process, its machine, and how long it has had the lock, as far as the file says."""
    file.seek(0)
    try:
        process, host, since = file.read().split()
        age = max(0, int(time.time() - float(since)))
    except (ValueError, OverflowError):
        return "which has just begun"
    return f"process {process} on {host}, for {age // 60} min {age % 60} s"
