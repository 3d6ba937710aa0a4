"""Room: what is free on the disk of a folder, in bytes and in files, and how much of it a run needs."""

import os
import shutil
import sys
from pathlib import Path

from paperdigest.errors import FullDiskError

LEAST = 1_000_000  # bytes: several times what the answers in work, their post and its sidecar take
LEAST_FILES = 1_000  # more than the answers in work are, each in a file of its own


def free_room(folder: Path) -> int | None:
    """Bytes that the user may still write there, or where the folder will be made; None where the system tells none."""
    usage = shutil.disk_usage(existing_part(folder))
    return usage.free if usage.total else None


def free_files(folder: Path) -> int | None:
    """How many files the user may still make there; None where there is no such limit, or the system tells none."""
    if sys.platform == "win32":
        return None
    disk = os.statvfs(existing_part(folder))
    return disk.f_favail if disk.f_files else None


def require_room(folder: Path, taken: int = 0) -> None:
    """FullDiskError when what is paid for now could not be written there once so many bytes more are `taken`."""
    try:
        free, files = free_room(folder), free_files(folder)
    except OSError:  # the write itself says what is wrong there
        return
    if free is not None and free - taken < LEAST:
        raise FullDiskError(f"the disk of {folder} has less than {LEAST / 1e6:g} MB to spare: make room and run again")
    if files is not None and files < LEAST_FILES:
        what = f"the disk of {folder} takes fewer than {LEAST_FILES:,} files more (df -i shows it)"
        raise FullDiskError(f"{what}: remove some and run again")


def existing_part(folder: Path) -> Path:
    """The folder, or the nearest one above that there is."""
    return next(place for place in (folder, *folder.absolute().parents) if place.exists())
