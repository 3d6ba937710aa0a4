import os
import time
from pathlib import Path

import pytest

from paperdigest.atomic import sweep, write_atomic, write_changed
from paperdigest.errors import ConfigError


def test_writes_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "new" / "post.md"
    write_atomic(target, b"old")
    write_atomic(target, b"new")
    assert target.read_bytes() == b"new"
    assert [path.name for path in target.parent.iterdir()] == ["post.md"]


def test_a_failed_write_keeps_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    (target / "inside").mkdir(parents=True)  # a folder stands where the file should go
    with pytest.raises(ConfigError, match="cannot write"):
        write_atomic(target, b"new")
    assert (target / "inside").is_dir()
    assert list(tmp_path.glob(".*.tmp")) == []


def test_a_file_in_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "posts").write_text("")
    with pytest.raises(ConfigError, match="choose another folder"):
        write_atomic(tmp_path / "posts" / "a.md", b"")


def test_sweep_takes_only_what_dead_runs_left(tmp_path: Path) -> None:
    names = [".x.md.tmp", ".y.md.tmp", ".vim-notes.tmp", "x.md"]
    dead, alive, foreign, post = (tmp_path / "a" / name for name in names)
    (tmp_path / "a" / ".folder.md.tmp").mkdir(parents=True)
    for path in (dead, alive, foreign, post):
        path.write_text("")
        if path != alive:
            os.utime(path, (time.time() - 3600,) * 2)
    sweep(tmp_path, "*/.*.md.tmp")
    assert [path.exists() for path in (dead, alive, foreign, post)] == [False, True, True, True]


def test_what_is_the_same_is_not_written_again() -> None:
    path = Path("folder/file")
    assert write_changed(path, b"one")
    os.utime(path, (0, 0))
    assert not write_changed(path, b"one")
    assert path.stat().st_mtime == 0
    assert write_changed(path, b"two")
    assert path.read_bytes() == b"two"
