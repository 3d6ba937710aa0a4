import json
import os
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from paperdigest.cache import Cache, cache_key
from paperdigest.settings import user_cache_folder
from paperdigest.unfinished import begin
from tests.cli.inprocess import run

PDF = b"%PDF-1.7 " + b"x" * 3000


@pytest.fixture
def cache() -> Cache:
    """Two answers, one of them half, and half a PDF, not used for 100, 10 and 0 days; a lock and a pace file."""
    folder = user_cache_folder()
    for path in (folder / "documents").rglob("*"):
        if path.is_file():
            path.unlink()
    (folder / "locks").mkdir()
    (folder / "arxiv.pace").write_text("1")
    cache = Cache(folder)
    for days, kind, key, data in (
        (100, "answers", "a", b"{}"),
        (10, "answers", "b", b'{"zh": '),
        (0, "pdfs", "c", PDF),
    ):
        cache.put(kind, cache_key(key), data)
        then = time.time() - days * 86_400
        [path] = folder.rglob(cache_key(key))
        os.utime(path, (then, then))
    return cache


def kept(cache: Cache) -> set[str]:
    names = {cache_key(name): name for name in "abc"}
    return {names[entry.key] for entry in cache.entries()}


@pytest.mark.usefixtures("cache")
def test_stats() -> None:
    assert run("cache", "stats").out == "answers\t2\t0.0 MB\npdfs\t1\t0.0 MB\n"
    found = json.loads(run("cache", "stats", "--json").out)
    assert found["kinds"][1] == {"kind": "pdfs", "entries": 1, "bytes": len(PDF)}
    assert found["unfinished"] == []


def test_verify_names_what_is_damaged_and_takes_it_away(cache: Cache) -> None:
    found = run("cache", "verify")
    assert (found.code, len(found.out.splitlines())) == (1, 2)
    assert "3 entries read, 2 damaged; --remove takes them away" in found.err
    assert kept(cache) == set("abc")
    removed = run("cache", "verify", "--remove", "--json")
    assert (removed.code, len(json.loads(removed.out)["damaged"])) == (0, 2)
    assert kept(cache) == {"a"}
    assert run("cache", "verify").code == 0


def test_prune_removes_what_was_not_used_for_so_long(cache: Cache) -> None:
    assert "1 entry removed" in run("cache", "prune", "--older", "90d").err
    assert kept(cache) == set("bc")
    found = run("cache", "prune", "--older", "0d", "--json")
    assert json.loads(found.out) == {"removed": 2, "bytes": len(PDF) + 7, "kept_for_unfinished_runs": 0}
    assert (user_cache_folder() / "arxiv.pace").exists()


def test_prune_keeps_what_a_run_has_used_that_is_not_finished(cache: Cache) -> None:
    begin(cache, ("digest", "sheep"), datetime.now().astimezone() - timedelta(days=20))
    found = run("cache", "prune", "--older", "5d")
    assert kept(cache) == set("bc")
    assert "1 old entry kept" in found.err
    assert f"paperdigest digest sheep (in {Path.cwd()})" in found.err


def test_a_command_that_did_nothing_keeps_nothing(cache: Cache) -> None:
    assert run("digest", "sheep", "--model", "nonsense:x").code == 2
    assert "not finished" not in run("cache", "stats").err
    begin(cache, ("digest", "sheep"), datetime.now().astimezone() - timedelta(days=20))
    assert run("digest", "sheep", "--model", "nonsense:x").code == 2
    assert "paperdigest digest sheep" in run("cache", "stats").err


@pytest.mark.parametrize("older", ["soon", "-1d", "9999999d"])
def test_an_age_that_is_none(older: str) -> None:
    assert "write a number of days" in run("cache", "prune", f"--older={older}").err
