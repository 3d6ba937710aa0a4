"""What fails on the way, at arXiv and at the model, and what is left of it."""

import asyncio
import fcntl
import json
import os
import signal
import sys
import termios
from pathlib import Path

import pytest

from paperdigest.writing.parse import parse
from paperdigest.writing.runs import read_runs
from tests.cli.command import Begun, environment
from tests.cli.live import KEY, POST, ROWS, Library, world
from tests.servers.arxiv import Reply, Row
from tests.servers.gemini import Received, Turn, answer, failure, quota_failure
from tests.servers.good_answers import answer_well
from tests.terminal import terminal


@pytest.mark.slow
async def test_an_unknown_id_does_not_take_the_others_with_it(arxiv: Library) -> None:
    async with world(arxiv) as live:
        result = await live.run("summarize", "2405.00001", "2405.99999")
    assert (result.code, result.out) == (2, "posts/2405.00001.md\n")
    assert "2405.99999" in result.err
    assert "arXiv has no paper of this id" in result.err


@pytest.mark.parametrize(
    ("turn", "code", "message"),
    [
        (Turn(failure("PERMISSION_DENIED", "The caller does not have permission"), 403), 2, "gemini-3.5-flash-lite"),
        (Turn(failure("NOT_FOUND", "models/x is not found"), 404), 2, "gemini-3.5-flash-lite"),
        (Turn(failure("FAILED_PRECONDITION", "User location is not supported for the API use."), 400), 2, "offline"),
    ],
)
async def test_a_model_that_cannot_be_used_stops_the_run_with_the_way_out(
    arxiv: Library, turn: Turn, code: int, message: str
) -> None:
    async with world(arxiv, otherwise=lambda _: turn) as live:
        result = await live.run("digest", "sheep", "-q")
    assert result.code == code
    assert message in result.err
    assert "Traceback" not in result.err
    assert not POST.exists()


@pytest.mark.slow
async def test_a_spent_quota_keeps_what_is_finished_and_the_next_run_goes_on(arxiv: Library) -> None:
    spent = quota_failure({"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "1"})
    answered = 0

    def one_a_day(received: Received) -> Turn:
        nonlocal answered
        answered += 1
        return answer_well(received) if answered == 1 else Turn(spent, 429)

    async with world(arxiv, otherwise=one_a_day) as live:
        result = await live.run("digest", "sheep")
        assert result.code == 1
        assert "quota" in result.err
        assert len(parse(POST.read_text(encoding="utf-8")).entries) == 1
    async with world(arxiv) as live:
        assert (await live.run("digest", "sheep")).code == 0
        assert len(live.gemini.requests) == 2
    assert len(parse(POST.read_text(encoding="utf-8")).entries) == 3
    assert len(arxiv.downloads) == 3


@pytest.mark.slow
async def test_an_unanswered_paper_stands_in_the_post_and_is_asked_again_in_the_next_run(arxiv: Library) -> None:
    async with world(arxiv, otherwise=lambda _: Turn(answer("no JSON"))) as live:
        result = await live.run("digest", "sheep")
        assert result.code == 1
        assert "another run asks again" in result.err
    [entry, *_] = parse(POST.read_text(encoding="utf-8")).entries
    assert entry.summary.extracted
    async with world(arxiv) as live:
        await live.run("digest", "sheep", "--date", "2024-06-02")
        assert len(live.gemini.requests) == 3
    assert not Path("posts/2024-06-02/sheep.md").exists()
    [entry, *_] = parse(POST.read_text(encoding="utf-8")).entries
    assert not entry.summary.extracted
    assert entry.provenance.failed_steps == ()


@pytest.mark.slow
async def test_a_withdrawn_paper_is_said_and_is_no_failure(arxiv: Library) -> None:
    arxiv.rows = [Row("2405.00003v2", "Gone", "2024-05-30T10:00:00Z", comment="This paper has been withdrawn"), ROWS[0]]
    async with world(arxiv) as live:
        result = await live.run("digest", "sheep", "--json")
    report = json.loads(result.out)
    assert result.code == 0
    assert [skipped["id"] for skipped in report["skipped"]] == ["2405.00003v2"]
    assert "withdrawn" in report["skipped"][0]["reason"]
    assert len(report["posts"][0]["papers"]) == 1


@pytest.mark.slow
async def test_the_key_is_nowhere(arxiv: Library) -> None:
    wrong = failure("INVALID_ARGUMENT", f"API key not valid: {KEY}")
    results = []
    async with world(arxiv, Turn(failure("UNAVAILABLE", KEY), 503), Turn(wrong, 400)) as live:
        results += [await live.run("digest", "sheep", "-v"), await live.run("digest", "sheep", "-v", "--json")]
    for result in results:
        assert KEY not in result.out + result.err
    written = [file for place in (Path(), Path("../home")) for file in place.rglob("*") if file.is_file()]
    assert len(written) > 10
    assert [file for file in written if KEY.encode() in file.read_bytes()] == []


def _hear_all() -> None:
    """Work that a shell put into the background passes on that it hears no Ctrl-C, that of nohup no hang-up."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (signal.SIGINT, 130, "interrupted: "),
        (signal.SIGTERM, 143, "stopped by SIGTERM: "),
        pytest.param(signal.SIGHUP, 129, "stopped by SIGHUP: ", marks=pytest.mark.slow),
    ],
)
async def test_a_run_that_is_told_to_end_keeps_what_is_finished(
    number: signal.Signals, code: int, said: str, arxiv: Library
) -> None:
    asked = 0

    def slow_after_one(received: Received) -> Turn:
        nonlocal asked
        asked += 1
        turn = answer_well(received)
        return turn if asked == 1 else Turn(turn.body, delay=60)

    async with world(arxiv, otherwise=slow_after_one) as live:
        with Begun(("digest", "sheep"), live.environment) as run:
            while not (await asyncio.to_thread(run.err.readline)).startswith("[1/"):  # the first paper is finished
                pass
            os.kill(run.pid, number)
            err = await asyncio.to_thread(run.err.read)
            assert await asyncio.to_thread(run.code) == code
    assert f"error: {said}" in err
    assert "sheep: 2 left for the next run: " in err
    assert "Traceback" not in err
    assert len(parse(POST.read_text(encoding="utf-8")).entries) == 1
    [noted], _ = read_runs(Path("posts"))
    assert (noted.complete, noted.papers, noted.usage.requests) == (False, 1, 1)


@pytest.mark.slow
@pytest.mark.parametrize(("progress", "shown"), [("plain", "[1/"), ("auto", "1 request")])
async def test_a_run_whose_terminal_is_closed_notes_what_was_paid(progress: str, shown: str, arxiv: Library) -> None:
    asked = asyncio.Event()

    def slow_after_one(received: Received) -> Turn:
        turn = answer_well(received)
        if not asked.is_set():
            asked.set()
            return turn
        return Turn(turn.body, delay=60)

    def own_terminal() -> None:
        _hear_all()
        fcntl.ioctl(2, termios.TIOCSCTTY, 0)

    async with world(arxiv, otherwise=slow_after_one) as live:
        with terminal() as screen:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "paperdigest", "digest", "sheep", "--progress", progress,
                env=environment(live.environment | {"TERM": "xterm"}), stdin=screen.there, stdout=screen.there,
                stderr=screen.there, start_new_session=True, preexec_fn=own_terminal,
            )  # fmt: skip
            os.close(screen.there)
            await asyncio.wait_for(asked.wait(), 60)
            await asyncio.to_thread(screen.wait_for, shown)
        assert await asyncio.wait_for(process.wait(), 60) == 129
    [noted], _ = read_runs(Path("posts"))
    assert noted.usage.requests == 1


@pytest.mark.slow
async def test_a_download_that_fails_is_tried_in_three_runs_before_the_abstract_is_used(arxiv: Library) -> None:
    arxiv.rows = [ROWS[0]]
    days = ("2024-06-01", "2024-06-02", "2024-06-03")
    async with world(arxiv) as live:
        for day in days:
            arxiv.pdfs.extend([Reply(status=404)] * 2)
            result = await live.run("digest", "sheep", "--date", day)
            assert result.code == (0 if day == days[-1] else 1)
    [entry] = parse(Path("posts/2024-06-03/sheep.md").read_text(encoding="utf-8")).entries
    assert entry.provenance.abstract_only
    assert not POST.exists()


@pytest.mark.slow
async def test_requests_in_work_are_finished_when_the_quota_ends(arxiv: Library) -> None:
    spent = quota_failure({"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "2"})
    asked = 0

    def third_is_refused(received: Received) -> Turn:
        nonlocal asked
        asked += 1
        return Turn(spent, 429) if asked == 3 else Turn(answer_well(received).body, delay=1.5)

    async with world(arxiv, otherwise=third_is_refused) as live:
        result = await live.run("digest", "sheep")
        assert (result.code, live.gemini.abandoned) == (1, 0)
    assert len(parse(POST.read_text(encoding="utf-8")).entries) == 2


@pytest.mark.slow
async def test_a_refused_paper_is_not_asked_again_in_the_same_run(arxiv: Library) -> None:
    arxiv.rows = [ROWS[0]]
    async with world(arxiv, otherwise=lambda _: Turn(answer("", finish="SAFETY"))) as live:
        result = await live.run("digest", "sheep", "-v")
        assert (result.code, len(live.gemini.requests)) == (1, 1)
    assert "SAFETY" in result.err
    assert "another run asks again" in result.err


@pytest.mark.slow
async def test_a_failure_is_shared_by_the_topics_that_found_the_paper(arxiv: Library) -> None:
    arxiv.rows = [ROWS[0]]
    arxiv.pdfs.extend([Reply(status=404)] * 2)
    async with world(arxiv) as live:
        result = await live.run("digest", "sheep", "goats", "--json")
    report = json.loads(result.out)
    assert (result.code, [skip["id"] for skip in report["skipped"]]) == (1, ["2405.00001v1"] * 2)
    assert len(arxiv.downloads) == 2
    for name in ("sheep", "goats"):
        sidecar = json.loads(Path(f"posts/.paperdigest/2024-06-01/{name}.json").read_text(encoding="utf-8"))
        assert [failure["runs"] for failure in sidecar["failures"]] == [1]
