"""Pace: one request at a time and a pause between two, for all threads and processes of a user."""

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from paperdigest.daemon_thread import Pause
from paperdigest.errors import PaperdigestError
from paperdigest.unwritable import unwritable

try:
    import fcntl
except ImportError:  # Windows: turns are then taken within this process only
    fcntl = None  # type: ignore[assignment]


_POLL = 0.05  # seconds between two looks at whether another one's request has ended


class Pace:
    """Turns at one service: requests start `seconds` apart or more, and never before the former has ended.

    `file` holds the time of the last request (seconds since 1970) and carries the lock between processes.
    """

    def __init__(self, seconds: float, file: Path, clock: Callable[[], float] = time.time) -> None:
        self.seconds = seconds
        self._file = file
        self._clock = clock
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, pause: Pause) -> Iterator[None]:
        """Wait until it is this caller's turn and keep all others waiting; call `mark` at each request.

        Ends by whatever `pause` raises; ConfigError or FullDiskError when the file cannot be used.
        """
        while True:
            pause(0)  # also without a wait, nothing is sent for a caller who has gone
            with self._alone(pause):
                rest = self._rest()
                if rest <= 0:
                    yield
                    return
            pause(rest)

    def mark(self) -> None:
        """Note that a request was sent now; the next one starts `seconds` after the last mark."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)  # somebody may have cleared the cache meanwhile
            self._file.write_text(f"{self._clock():.6f}")
        except OSError as error:
            raise _unusable(self._file, error) from error

    def _rest(self) -> float:
        now, last = self._clock(), self._last()
        if last > now:  # the clock was set back: wait once, not until it has caught up
            self.mark()
            return self.seconds
        return last + self.seconds - now

    def _last(self) -> float:
        try:
            last = float(self._file.read_text())
        except (ValueError, FileNotFoundError):
            return 0.0  # never used, cut by a crash, or cleared away
        return last if math.isfinite(last) else 0.0

    @contextmanager
    def _alone(self, pause: Pause) -> Iterator[None]:
        while not self._lock.acquire(timeout=_POLL):
            pause(0)
        try:
            with self._opened() as file, _locked(file, pause):
                yield
        finally:
            self._lock.release()

    def _opened(self) -> BinaryIO:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            return self._file.open("ab")
        except OSError as error:
            raise _unusable(self._file, error) from error


@contextmanager
def _locked(file: BinaryIO, pause: Pause) -> Iterator[None]:
    """Hold the file's lock: looked for again and again, because a blocked `flock` could not be abandoned."""
    if fcntl is None:
        yield
        return
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            pause(_POLL)
        except OSError as error:
            raise _unusable(Path(file.name), error) from error
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)  # closing is not enough where a child process has inherited the file


def _unusable(file: Path, error: OSError) -> PaperdigestError:
    return unwritable(f"cannot use {file}", error, "mend the rights of its folder")
