"""Unwritable: what a failed write means to whoever has to act on it."""

import errno

from paperdigest.errors import ConfigError, FullDiskError

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # Windows has no quotas by that name


def unwritable(what: str, error: OSError, step: str) -> ConfigError | FullDiskError:
    """The error to raise for a failed write: `what` could not be done, and `step` mends it unless the disk is full."""
    if error.errno in _FULL:
        return FullDiskError(f"{what}: {error.strerror}: make room and run again")
    return ConfigError(f"{what}: {error.strerror}: {step}")
