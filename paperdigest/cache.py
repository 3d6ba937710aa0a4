"""Cache: content-addressed files that save money or time and may vanish at any moment."""

import hashlib
import json
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from paperdigest.atomic import write_atomic
from paperdigest.errors import ConfigError, FullDiskError, PaperdigestError
from paperdigest.lock import locked
from paperdigest.room import require_room

PDFS, REPLIES, UNFINISHED = "pdfs", "replies", "unfinished"  # kinds that are more than JSON for one reader
_LOCKS = "locks"
_FREE = (PDFS, "documents", "crops")
_NO_ENTRIES = (_LOCKS, UNFINISHED)
_PLACE = "??/" + "[0-9a-f]" * 64
_PDF_MARK, _PDF_MARK_WITHIN = b"%PDF-", 1024  # bytes; where readers look for it
_PDF_END, _PDF_END_WITHIN = b"%%EOF", 2048


def cache_key(*parts: str | bytes) -> str:
    """SHA-256 (hex) of the parts, each set apart by its length so that no two lists of parts collide."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


def begins_as_pdf(data: bytes) -> bool:
    """Whether it is what readers take for a PDF."""
    return _PDF_MARK in data[:_PDF_MARK_WITHIN]


def is_whole_pdf(data: bytes) -> bool:
    """Whether a PDF has its beginning and its end."""
    return begins_as_pdf(data) and _PDF_END in data[-_PDF_END_WITHIN:]


@dataclass(frozen=True)
class Entry:
    """One entry: its size in bytes, and when it was `used` last, put or got (seconds since 1970)."""

    kind: str
    key: str
    size: int
    used: float


class Cache:
    """Bytes under (kind, key) in one folder; kinds are "documents", "answers", …"""

    def __init__(self, folder: Path, say: Callable[[str], None] = lambda _: None) -> None:
        self._folder, self._say = folder, say

    def get(self, kind: str, key: str) -> bytes | None:
        """What was put there, or None."""
        path = self._path(kind, key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):  # a folder that may only be read
            os.utime(path)
        return data

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep `data`; where that fails the work goes on without, and the first time it is said.

        What can be had again for nothing leaves the last room on the disk to what was paid for.
        """
        try:
            if kind in _FREE:
                require_room(self._folder, len(data))
            write_atomic(self._path(kind, key), data)
        except (ConfigError, FullDiskError) as error:
            self._go_on_without(error)

    def drop(self, kind: str, key: str) -> None:
        """Forget what was put there, if anything."""
        with suppress(OSError):
            self._path(kind, key).unlink()

    def keys(self, kind: str) -> Iterator[str]:
        """The keys of a kind."""
        return (path.name for path in sorted((self._folder / kind).glob(_PLACE)))

    def entries(self) -> Iterator[Entry]:
        """All that may be cleared away, kind by kind."""
        for kind in sorted(path.name for path in self._folder.glob("*") if path.name not in _NO_ENTRIES):
            for key in self.keys(kind):
                with suppress(OSError):  # a run has just dropped it
                    state = self._path(kind, key).stat()
                    yield Entry(kind, key, state.st_size, state.st_mtime)

    def is_whole(self, entry: Entry) -> bool:
        """Whether an entry can be what was put there; reads it, and does not count as use."""
        try:
            data = self._path(entry.kind, entry.key).read_bytes()
        except OSError:
            return False
        if entry.kind == PDFS:
            return is_whole_pdf(data)
        try:
            return entry.kind == REPLIES or json.loads(data) is not None
        except ValueError:
            return False

    @asynccontextmanager
    async def alone(self, key: str, what: str) -> AsyncIterator[None]:
        """Keep all other runs from paying for the same `key` meanwhile; `what` is said to those that wait."""
        async with AsyncExitStack() as stack:
            try:
                await stack.enter_async_context(locked(self._path(_LOCKS, key), what, self._say))
            except (ConfigError, FullDiskError) as error:
                self._go_on_without(error)
            yield

    def _go_on_without(self, error: PaperdigestError) -> None:
        self._say(f"{error}; going on without a cache")
        self._say = lambda _: None

    def _path(self, kind: str, key: str) -> Path:
        return self._folder / kind / key[:2] / key
