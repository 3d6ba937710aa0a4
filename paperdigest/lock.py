"""Lock: one run at a time writes into a posts folder."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from paperdigest.errors import ConfigError

try:
    import fcntl
except ImportError:  # Windows: two runs at once are not kept apart there
    fcntl = None  # type: ignore[assignment]

_LOOK_EVERY = 0.2  # seconds


@asynccontextmanager
async def locked(path: Path, say: Callable[[str], None]) -> AsyncIterator[None]:
    """Hold the lock `path`, after waiting for the run that has it; `say` is told of the wait.

    The operating system frees the lock of a run that died.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a")
    except OSError as error:
        raise ConfigError(f"cannot write {path}: {error.strerror}: choose another folder, or mend this one") from error
    with file:
        if fcntl:
            waited = False
            while not _take(file.fileno()):
                if not waited:
                    say(f"another run is writing into {path.parent.parent}: waiting until it is done")
                waited = True
                await asyncio.sleep(_LOOK_EVERY)
        yield


def _take(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
