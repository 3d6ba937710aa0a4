"""Unwritable: what a failed write means to whoever has to act on it."""

import errno

from paperdigest.errors import ConfigError, FullDiskError

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # Windows has no quotas by that name


def unwritable(what: str, error: OSError, step: str) -> ConfigError | FullDiskError:
    """The error to raise for a failed write: `what` could not be done, and `step` mends it unless it is the disk's."""
    if error.errno in _FULL:
        return FullDiskError(f"{what}: {error.strerror}: make room and run again")
    if error.errno == errno.EROFS:  # also what the system makes of a disk with errors, in the middle of a run
        step = "mount it for writing, or choose a folder on another disk"
    return ConfigError(f"{what}: {error.strerror}: {step}")
