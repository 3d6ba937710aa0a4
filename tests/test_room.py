import os
from pathlib import Path

import pytest

from paperdigest.cache import PDFS, Cache, cache_key
from paperdigest.errors import FullDiskError
from paperdigest.room import LEAST, LEAST_FILES, free_files, free_room, require_room
from tests.cli.faults.small_disk import remount, small_disk


def test_a_disk_without_room_is_named_and_what_is_needed(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "900k"), pytest.raises(FullDiskError) as caught:
        require_room(tmp_path / "disk" / "posts" / "not made yet")
    assert "disk/posts/not made yet has less than 1 MB to spare" in str(caught.value)


def test_a_disk_with_room_is_enough(tmp_path: Path) -> None:
    with small_disk(tmp_path, "2m"):
        require_room(tmp_path)
        assert LEAST < (free_room(tmp_path) or 0) <= 2**21


def test_a_disk_that_takes_no_more_files_has_no_room(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "9m"):
        remount(tmp_path / "disk", "nr_inodes=3")
        with pytest.raises(FullDiskError, match=r"takes fewer than 1,000 files more \(df -i shows it\)"):
            require_room(tmp_path / "disk" / "posts")
        remount(tmp_path / "disk", f"nr_inodes={LEAST_FILES + 1}")
        require_room(tmp_path / "disk" / "posts")
        assert free_files(tmp_path / "disk") == LEAST_FILES


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no file system without a size here")
def test_a_file_system_that_tells_no_size_is_tried() -> None:
    assert free_room(Path("/proc")) is free_files(Path("/proc")) is None
    require_room(Path("/proc") / str(os.getpid()))


def test_what_can_be_had_again_leaves_the_last_room_to_what_was_paid_for(tmp_path: Path) -> None:
    with small_disk(tmp_path, "2m"):
        cache = Cache(tmp_path / "cache")
        for kind in (PDFS, "documents", "answers"):
            cache.put(kind, cache_key(kind), b"1" * 1_100_000)
        assert [entry.kind for entry in cache.entries()] == ["answers"]
