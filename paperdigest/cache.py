"""Cache: content-addressed files that save money or time and may vanish at any moment."""

import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

from paperdigest.atomic import write_atomic
from paperdigest.errors import ConfigError
from paperdigest.lock import locked


def cache_key(*parts: str | bytes) -> str:
    """SHA-256 (hex) of the parts, each set apart by its length so that no two lists of parts collide."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


class Cache:
    """Bytes under (kind, key) in one folder; kinds are "documents", "answers", …"""

    def __init__(self, folder: Path, say: Callable[[str], None] = lambda _: None) -> None:
        self._folder, self._say = folder, say

    def get(self, kind: str, key: str) -> bytes | None:
        """What was put there, or None."""
        try:
            return self._path(kind, key).read_bytes()
        except OSError:
            return None

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep `data`; where that fails the work goes on without, and the first time it is said."""
        try:
            write_atomic(self._path(kind, key), data)
        except ConfigError as error:
            self._go_on_without(error)

    def drop(self, kind: str, key: str) -> None:
        """Forget what was put there, if anything."""
        with suppress(OSError):
            self._path(kind, key).unlink()

    @asynccontextmanager
    async def alone(self, key: str, what: str) -> AsyncIterator[None]:
        """Keep all other runs from paying for the same `key` meanwhile; `what` is said to those that wait."""
        async with AsyncExitStack() as stack:
            try:
                await stack.enter_async_context(locked(self._path("locks", key), what, self._say))
            except ConfigError as error:
                self._go_on_without(error)
            yield

    def _go_on_without(self, error: ConfigError) -> None:
        self._say(f"{error}; going on without a cache")
        self._say = lambda _: None

    def _path(self, kind: str, key: str) -> Path:
        return self._folder / kind / key[:2] / key
