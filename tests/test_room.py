import os
from pathlib import Path

import pytest

from paperdigest.errors import FullDiskError
from paperdigest.room import LEAST, free_room, require_room
from tests.cli.faults.small_disk import small_disk


def test_a_disk_without_room_is_named_and_what_is_needed(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "900k"), pytest.raises(FullDiskError) as caught:
        require_room(tmp_path / "disk" / "posts" / "not made yet")
    assert "disk/posts/not made yet has less than 1 MB free" in str(caught.value)


def test_a_disk_with_room_is_enough(tmp_path: Path) -> None:
    with small_disk(tmp_path, "2m"):
        require_room(tmp_path)
        assert LEAST < (free_room(tmp_path) or 0) <= 2**21


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no file system without a size here")
def test_a_file_system_that_tells_no_size_is_tried() -> None:
    assert free_room(Path("/proc")) is None
    require_room(Path("/proc") / str(os.getpid()))
