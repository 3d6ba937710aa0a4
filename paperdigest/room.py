"""Room: what is free on the disk of a folder, and how much of it a run needs."""

import shutil
from pathlib import Path

from paperdigest.errors import FullDiskError

LEAST = 1_000_000  # bytes: several times what the answers in work, their post and its sidecar take


def free_room(folder: Path) -> int | None:
    """Bytes that the user may still write there, or where the folder will be made; None where the system tells none."""
    usage = shutil.disk_usage(existing_part(folder))
    return usage.free if usage.total else None


def require_room(folder: Path, taken: int = 0) -> None:
    """FullDiskError when what is paid for now could not be written there once so many bytes more are `taken`."""
    try:
        free = free_room(folder)
    except OSError:  # the write itself says what is wrong there
        return
    if free is not None and free - taken < LEAST:
        raise FullDiskError(f"the disk of {folder} has less than {LEAST / 1e6:g} MB to spare: make room and run again")


def existing_part(folder: Path) -> Path:
    """The folder, or the nearest one above that there is."""
    return next(place for place in (folder, *folder.absolute().parents) if place.exists())
