from datetime import UTC, datetime
from pathlib import Path

import pytest

from paperdigest.cache import UNFINISHED, Cache
from paperdigest.unfinished import begin, end, unfinished_runs

NOW, LATER = datetime(2024, 6, 1, tzinfo=UTC), datetime(2024, 6, 2, tzinfo=UTC)


def test_a_run_is_unfinished_from_its_first_beginning_until_its_end(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    key = begin(cache, ["digest", "sheep"], NOW)
    begin(cache, ["summarize", "2401.00001"], LATER)
    assert begin(cache, ["digest", "sheep"], LATER) == key
    found = {run.command: run.since for run in unfinished_runs(cache)}
    assert found == {("digest", "sheep"): NOW, ("summarize", "2401.00001"): LATER}
    end(cache, key)
    assert [run.command[0] for run in unfinished_runs(cache)] == ["summarize"]


def test_one_whose_folder_is_gone_or_whose_note_is_damaged_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache")
    blog = tmp_path / "blog"
    blog.mkdir()
    monkeypatch.chdir(blog)
    key = begin(cache, ["digest"], NOW)
    assert [run.folder for run in unfinished_runs(cache)] == [str(blog)]
    cache.put(UNFINISHED, key, b'{"folder": ')
    assert list(unfinished_runs(cache)) == []
    begin(cache, ["digest"], NOW)
    monkeypatch.chdir(tmp_path)
    blog.rmdir()
    assert list(unfinished_runs(cache)) == []
