import os
import shutil
import time
from collections import namedtuple
from datetime import datetime
from pathlib import Path

import pytest

from paperdigest.cache import Cache, cache_key
from paperdigest.diagnosing.folders import check_cache, check_folder, check_posts, check_runs, megabytes
from paperdigest.usage import Usage
from paperdigest.writing.runs import Run, append_run
from tests.cli.faults.small_disk import remount, small_disk

Disk = namedtuple("Disk", "total used free")
RUN = Run(datetime(2024, 6, 1, 8), "Sheep", "ti:sheep", "gemini-x", True, 3, 1, Usage())


def test_a_folder_that_is_there_or_can_be_made(tmp_path: Path) -> None:
    assert check_folder("posts", tmp_path).state == "ok"
    assert "will be made" in check_folder("posts", tmp_path / "a" / "b").message
    assert check_folder("posts", Path("posts")).state == "ok"


def test_a_file_in_the_way_a_folder_without_rights_and_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    found = check_folder("posts", tmp_path / "file" / "posts")
    assert (found.state, found.message) == ("bad", f"{tmp_path}/file is no folder: choose another, or move it away")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Disk(1e9, 1e9, 3e6))
    assert check_folder("posts", tmp_path).message.endswith("3.0 MB are free on its disk: make room")


def test_a_disk_that_takes_no_more_files(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "900m"):
        remount(tmp_path / "disk", "nr_inodes=3")
        found = check_folder("posts", tmp_path / "disk" / "posts")
    assert (found.state, found.message.partition(": ")[2]) == (
        "bad", "its disk takes only 2 files more (df -i shows it): remove some",
    )  # fmt: skip


def test_a_folder_that_nobody_can_write(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "9m"):
        remount(tmp_path / "disk", "ro")
        found = check_folder("posts", tmp_path / "disk" / "posts")
    assert (found.state, "Read-only file system: mount it" in found.message) == ("bad", True)
    assert check_folder("posts", Path("/proc/posts")).message.startswith("/proc cannot be written: ")


def test_a_cache_with_damage(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("answers", cache_key("a"), b'{"zh": "x"}')
    assert check_cache(cache).message == "1 entry, 0.0 MB"
    cache.put("answers", cache_key("b"), b'{"zh": "x')
    found = check_cache(cache)
    assert (found.state, "cache verify --remove" in found.message) == ("bad", True)


def test_posts_that_cannot_be_read(tmp_path: Path) -> None:
    assert [one.message for one in check_posts(tmp_path / "none")] == [f"0 posts in {tmp_path / 'none'}"]
    for path in (
        "2024-06-01/Sheep.md",
        "2024-06-01/Wool.md",
        ".paperdigest/2024-06-01/Wool.json",
        "2024-06-02 Goats.md",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("{")
    (tmp_path / "2024-06-02 Goats.md").write_bytes(b"\xff")
    *bad, last = check_posts(tmp_path)
    assert [(one.state, one.message.split(" is ")[1][:7]) for one in bad] == [("bad", "damaged"), ("bad", "not tex")]
    assert (last.state, last.message) == ("ok", f"3 posts in {tmp_path}")


def test_runs(tmp_path: Path) -> None:
    assert [one.message for one in check_runs(tmp_path)] == [f"none yet in {tmp_path}"]
    append_run(tmp_path, RUN)
    append_run(tmp_path, Run(datetime(2024, 6, 2, 8), "Wool", "ti:wool", "gemini-x", False, 0, 0, Usage()))
    with (tmp_path / ".paperdigest/runs.jsonl").open("a") as file:
        file.write("half a li")
    damaged, sheep, wool = check_runs(tmp_path)
    assert (damaged.state, sheep.state, wool.state) == ("note", "ok", "note")
    assert sheep.message == "2024-06-01 08:00 Sheep: 3 papers, 1 skipped, gemini-x"
    assert wool.message.endswith("not complete: the next run goes on there")
    (tmp_path / ".paperdigest/runs.jsonl").unlink()
    (tmp_path / ".paperdigest/runs.jsonl").mkdir()
    assert [one.state for one in check_runs(tmp_path)] == ["bad"]


def test_sizes() -> None:
    assert (megabytes(1_500_000), megabytes(2_500_000_000)) == ("1.5 MB", "2.5 GB")


def test_use_makes_an_entry_young_and_a_look_at_it_does_not(tmp_path: Path) -> None:
    cache, key = Cache(tmp_path), cache_key("a")
    cache.put("answers", key, b"{}")
    [path] = tmp_path.rglob(key)
    os.utime(path, (0, 0))
    [entry] = cache.entries()
    assert cache.is_whole(entry)
    assert [one.used for one in cache.entries()] == [0]
    cache.get("answers", key)
    assert [one.used for one in cache.entries()] == [pytest.approx(time.time(), abs=60)]
