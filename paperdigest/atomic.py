"""Atomic writes: a reader sees the old file or the new one, never a part."""

import os
import time
from contextlib import suppress
from pathlib import Path

from paperdigest.unwritable import unwritable

_DEAD_AFTER = 60.0  # seconds; a write takes milliseconds, an older temporary file has no owner any more


def write_atomic(path: Path, data: bytes) -> None:
    """Write `data` to `path` by way of `.name.tmp` beside it.

    FullDiskError when the disk is full, ConfigError when the folder cannot be written for another reason.
    """
    temporary = path.parent / f".{path.name}.tmp"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        try:
            temporary.replace(path)
        except FileNotFoundError:
            if not path.exists():  # else another run has just put the same file in place
                raise
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise unwritable(f"cannot write {path}", error, "choose another folder, or mend this one") from error


def write_changed(path: Path, data: bytes) -> bool:
    """As `write_atomic`, unless the file has these bytes already; whether it was written."""
    try:
        if path.read_bytes() == data:
            return False
    except OSError:  # it is not there, or cannot be read: the write says why
        pass
    write_atomic(path, data)
    return True


def sweep(folder: Path, *patterns: str) -> None:
    """Remove what writes of dead runs left below `folder`, under names of ours only (`patterns` as for glob)."""
    oldest = time.time() - _DEAD_AFTER
    for temporary in (path for pattern in patterns for path in folder.glob(pattern)):
        with suppress(OSError):  # a living run may rename it now
            if temporary.is_file() and temporary.stat().st_mtime < oldest:
                temporary.unlink()
