import errno
import os
from pathlib import Path

import pytest

from paperdigest.atomic import write_atomic
from paperdigest.errors import ConfigError, FullDiskError, PaperdigestError
from paperdigest.unwritable import unwritable


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_mended_by_room_and_a_rerun(number: int) -> None:
    error = unwritable("cannot write a", OSError(number, os.strerror(number)), "choose another")
    assert (type(error), error.exit_code) == (FullDiskError, 1)
    assert str(error) == f"cannot write a: {os.strerror(number)}: make room and run again"


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOTDIR])
def test_anything_else_is_the_users_to_mend(number: int) -> None:
    error = unwritable("cannot write a", OSError(number, os.strerror(number)), "choose another")
    assert (type(error), error.exit_code) == (ConfigError, 2)
    assert str(error) == f"cannot write a: {os.strerror(number)}: choose another"


def test_a_read_only_disk_is_not_mended_by_rights() -> None:
    error = unwritable("cannot use a", OSError(errno.EROFS, os.strerror(errno.EROFS)), "mend the rights of its folder")
    assert isinstance(error, ConfigError)
    assert str(error).endswith("Read-only file system: mount it for writing, or choose a folder on another disk")


def test_a_write_that_finds_the_disk_full_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    write_atomic(Path("post.md"), b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PaperdigestError, match="make room and run again"):
        write_atomic(Path("post.md"), b"new")
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == {"post.md": b"old"}
