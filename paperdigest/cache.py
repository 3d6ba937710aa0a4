"""Cache: content-addressed files that save money or time and may vanish at any moment."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from paperdigest.atomic import write_atomic
from paperdigest.errors import ConfigError


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
            self._say(f"{error}; going on without a cache")
            self._say = lambda _: None

    def _path(self, kind: str, key: str) -> Path:
        return self._folder / kind / key[:2] / key
