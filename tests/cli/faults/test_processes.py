"""What takes more than one process, or a day that ends: runs that are killed, two runs at once, zones of time."""

import asyncio
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from paperdigest.cache import Cache
from paperdigest.settings import user_cache_folder
from paperdigest.unfinished import unfinished_runs
from tests.cli.command import paperdigest
from tests.cli.faults.test_matrix import undisturbed
from tests.cli.faults.world import POST, World, answer_steadily, world
from tests.servers.gemini import Received, Turn

COMMAND = [sys.executable, "-m", "paperdigest", "digest", "sheep"]


def killing(live: World, at: int, process: list[subprocess.Popen[bytes]]) -> None:
    """Kill the run with its request of this number, from 1."""

    def kill(received: Received) -> Turn:
        process[0].send_signal(signal.SIGKILL)
        process[0].wait()
        return answer_steadily(received)

    live.tell.extend([*[live.answer_well] * (at - 1), kill])


@pytest.mark.slow
@pytest.mark.parametrize("at", [1, 2])
async def test_a_killed_run_is_finished_by_the_next(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = await undisturbed(monkeypatch)
    async with world(monkeypatch) as live:
        process: list[subprocess.Popen[bytes]] = []
        killing(live, at, process)
        process.append(subprocess.Popen(COMMAND, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        assert await asyncio.to_thread(process[0].wait, 60) == -signal.SIGKILL
        assert [run.command for run in unfinished_runs(Cache(user_cache_folder()))] == [("digest", "sheep")]
        assert await live.rerun(1) == 1
        assert live.paid_twice == []
        assert list(unfinished_runs(Cache(user_cache_folder()))) == []
    assert POST.read_bytes() == expected


@pytest.mark.slow
async def test_two_runs_at_once_share_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = await undisturbed(monkeypatch)
    async with world(monkeypatch) as live:
        results = await asyncio.gather(
            *(asyncio.to_thread(paperdigest, "digest", "sheep", **live.environment) for _ in "ab")
        )
        assert [result.code for result in results] == [0, 0]
        assert sorted(bool(result.out) for result in results) == [False, True]
        assert live.paid_twice == []
        assert len(live.model.requests) == 2
    assert POST.read_bytes() == expected


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Pacific/Kiritimati", "America/Los_Angeles"),
        pytest.param("America/Los_Angeles", "Pacific/Kiritimati", marks=pytest.mark.slow),
    ],
)
async def test_a_paper_is_digested_once_whatever_day_it_is_where_the_run_is(
    first: str, then: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world(monkeypatch, 1) as live:
        monkeypatch.delenv("SOURCE_DATE_EPOCH")
        try:
            for zone, asked in ((first, 1), (then, 1)):
                monkeypatch.setenv("TZ", zone)
                time.tzset()
                assert (await live.run("--since", "2024-05-01")).result.code == 0
                assert len(live.model.requests) == asked
        finally:
            monkeypatch.delenv("TZ")
            time.tzset()
    [post] = Path("posts").glob("*/sheep.md")
    assert "Paper 1" in post.read_text(encoding="utf-8")
