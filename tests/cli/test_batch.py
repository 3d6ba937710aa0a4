"""`batch = true` and `digest --resume` against an arXiv and a Gemini on this machine, in this process."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from paperdigest.cli import batching
from tests.cli.batching import Live, entries, runs
from tests.cli.command import tree
from tests.cli.live import POST, ROWS, Library, world
from tests.servers.gemini import Received, Turn, failure
from tests.servers.gemini_batches import Desk
from tests.servers.good_answers import answer_well

RECORDS = Path("posts/.paperdigest/batches")


@pytest.fixture
async def live() -> AsyncIterator[Live]:
    with Library(ROWS[:1]) as arxiv:
        async with world(arxiv, otherwise=(desk := Desk())) as both:
            yield Live(both.arxiv, both.gemini, desk)


def record() -> Any:
    [path] = RECORDS.iterdir()
    return json.loads(path.read_text(encoding="utf-8"))


async def test_papers_are_given_to_a_batch_and_collected_at_half_the_price(live: Live) -> None:
    live.arxiv.rows = ROWS
    given = await live.digest("sheep", "--json")
    assert (given.code, POST.exists(), live.desk.asked, len(live.desk.jobs)) == (0, False, 0, 1)
    assert [paper["status"] for paper in json.loads(given.out)["posts"][0]["papers"]] == ["waiting"] * 3
    assert "sheep: 3 given to a batch at half the price (batches/job1): paperdigest digest --resume" in given.err
    assert "3 waiting in a batch" in given.err
    assert record()["name"] == "batches/job1"

    for batch in (True, False):
        again = await live.digest("sheep", batch=batch)
        assert "3 waiting in a batch (--resume collects)" in again.err
    waiting = await live.digest("--resume")
    assert (waiting.code, "sheep: 3 in batches/job1 still waiting (pending)" in waiting.err) == (0, True)

    live.desk.state = "SUCCEEDED"
    collected = await live.digest("--resume", "--json")
    report = json.loads(collected.out)
    assert (collected.code, entries()) == (0, ["2405.00002", "2405.00001", "math/0405482"])
    assert (live.desk.asked, len(live.desk.jobs), list(RECORDS.iterdir())) == (0, 1, [])
    used = report["usage"]
    assert used["requests"] == 3
    assert used["cost_usd"] == pytest.approx(
        (used["input_tokens"] * 0.15 + used["output_tokens"] * 1.25) / 1e6, abs=1e-5
    )
    assert sum(run["usage"]["requests"] for run in runs()) == 3
    assert sum(run["papers"] for run in runs()) == 3
    assert "no batch waits" in (await live.digest("--resume")).err
    assert "3 already digested" in (await live.digest("sheep")).err


async def test_papers_that_are_too_large_for_one_job_go_into_several(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batching, "_LARGEST", 1)
    live.arxiv.rows = ROWS[:2]
    await live.digest("sheep")
    assert [len(live.desk.requests(name)) for name in live.desk.jobs] == [1, 1]
    live.desk.state = "SUCCEEDED"
    assert (await live.digest("--resume")).code == 0
    assert (entries(), live.desk.asked) == (["2405.00002", "2405.00001"], 0)


async def test_a_run_killed_while_it_gave_a_job_in_does_not_give_it_in_twice(live: Live) -> None:
    await live.digest("sheep")
    [path] = RECORDS.iterdir()
    path.write_text(json.dumps(record() | {"name": ""}))
    live.desk.state = "SUCCEEDED"
    assert (await live.digest("--resume")).code == 0
    assert (len(entries()), live.desk.asked, len(live.desk.jobs)) == (1, 0, 1)


async def test_a_run_killed_before_it_gave_the_job_in_gives_it_in_later(live: Live) -> None:
    await live.digest("sheep")
    [path] = RECORDS.iterdir()
    path.write_text(json.dumps(record() | {"name": ""}))
    live.desk.jobs.clear()
    result = await live.digest("--resume")
    assert "never given in: asked again in another batch" in result.err
    assert (len(live.desk.jobs), record()["name"], live.desk.asked) == (1, "batches/job1", 0)


async def test_the_next_digest_gives_in_what_a_kill_kept_from_being_given_in(live: Live) -> None:
    await live.digest("sheep")
    [path] = RECORDS.iterdir()
    path.write_text(json.dumps(record() | {"name": ""}))
    live.desk.jobs.clear()
    result = await live.digest("sheep")
    assert "sheep: 1 were never given in: given in now" in result.err
    assert (len(live.desk.jobs), record()["name"], live.desk.asked) == (1, "batches/job1", 0)


@pytest.mark.slow
async def test_a_lost_record_finds_its_job_again(live: Live) -> None:
    await live.digest("sheep")
    [path] = RECORDS.iterdir()
    path.unlink()
    await live.digest("sheep")
    assert (len(live.desk.jobs), record()["name"]) == (1, "batches/job1")


@pytest.mark.slow
async def test_a_run_killed_before_the_post_collects_again_and_counts_once(live: Live) -> None:
    await live.digest("sheep")
    kept = {path: path.read_bytes() for path in RECORDS.iterdir()}
    live.desk.state = "SUCCEEDED"
    await live.digest("--resume")
    before = POST.read_bytes()
    POST.unlink()
    for path, data in kept.items():
        path.write_bytes(data)
    assert (await live.digest("--resume")).code == 0
    assert (POST.read_bytes(), live.desk.asked) == (before, 0)
    assert sum(run["usage"]["requests"] for run in runs()) == 1


@pytest.mark.slow
async def test_a_job_that_ended_without_answers_is_given_in_anew_or_asked_at_once(live: Live) -> None:
    await live.digest("sheep")
    live.desk.state = "EXPIRED"
    result = await live.digest("--resume")
    assert "batches/job1 expired: asked again in another batch" in result.err
    assert (len(live.desk.jobs), record()["name"], live.desk.asked) == (2, "batches/job2", 0)
    result = await live.digest("--resume", batch=False)
    assert "batches/job2 expired: asked again now, by ordinary requests" in result.err
    assert (len(entries()), live.desk.asked, list(RECORDS.iterdir())) == (1, 1, [])


@pytest.mark.slow
async def test_a_request_that_failed_is_asked_again_at_once(live: Live) -> None:
    live.arxiv.rows, live.desk.spoiled = ROWS[:2], (2,)
    await live.digest("sheep")
    live.desk.state = "SUCCEEDED"
    result = await live.digest("--resume")
    assert (
        "asked again now, by ordinary requests: 2405.00001v1: gemini-3.5-flash-lite failed in the batch" in result.err
    )
    assert (result.code, len(entries()), live.desk.asked) == (0, 2, 1)
    assert sum(run["usage"]["requests"] for run in runs()) == 2


@pytest.mark.slow
async def test_a_refused_job_leaves_the_papers_new(live: Live) -> None:
    live.desk.turn = Turn(failure("FAILED_PRECONDITION", "Batches need billing."), 400)
    refused = await live.digest("sheep")
    assert (refused.code, "Batches need billing" in refused.err) == (1, True)
    assert "1 left for the next run" in refused.err
    assert list(RECORDS.iterdir()) == []
    assert runs()[-1]["complete"] is False
    live.desk.turn = None
    assert (await live.digest("sheep")).code == 0
    assert len(live.desk.jobs) == 1


@pytest.mark.slow
async def test_a_topic_without_batches_of_its_own_leaves_what_waits_for_another(live: Live) -> None:
    await live.digest("sheep")
    other = await live.digest("goats")
    assert "1 waiting in a batch" in other.err
    assert (len(live.desk.jobs), live.desk.asked, runs()[-1]["complete"]) == (1, 0, False)
    live.desk.state = "SUCCEEDED"
    await live.digest("--resume", "goats")
    assert not POST.exists()
    await live.digest("--resume", "sheep")
    assert len(entries()) == 1


@pytest.mark.slow
async def test_what_is_in_the_cache_needs_no_batch(live: Live) -> None:
    await live.digest("sheep", "--out", "elsewhere", batch=False)
    assert live.desk.asked == 1
    assert (await live.digest("sheep")).code == 0
    assert (len(entries()), live.desk.asked, live.desk.jobs) == (1, 1, {})


async def test_the_budget_bounds_what_is_given_in(live: Live) -> None:
    live.arxiv.rows = ROWS
    result = await live.digest("sheep", "--budget", "0.02")
    assert (result.code, len(live.desk.requests("batches/job1"))) == (1, 2)
    assert "1 left for the next run: math/0405482v1" in result.err
    assert "$0.0000 spent, $0.0" in result.err
    assert "promised to a batch" in result.err


async def test_a_dry_run_tells_half_the_price_and_gives_nothing_in(live: Live) -> None:
    whole, half = [
        json.loads((await live.digest("sheep", "--dry-run", "--json", batch=batch)).out)["usage"]["cost_usd"]
        for batch in (False, True)
    ]
    assert half == pytest.approx(whole / 2, abs=1e-5)
    assert (live.gemini.requests, RECORDS.exists()) == ([], False)
    assert (await live.digest("--resume", "--dry-run")).code == 2


@pytest.mark.parametrize("model", ["offline", "openai:gpt-x", "google-generativeai:gemini-3.5-flash-lite"])
async def test_other_models_have_no_batches(live: Live, model: str) -> None:
    for more in ((), ("--dry-run",)):
        result = await live.digest("sheep", "--model", model, *more)
        assert (result.code, f"{model} has no batches" in result.err, tree()) == (2, True, [])


@pytest.mark.slow
async def test_what_waits_for_another_model_is_left_and_said(live: Live) -> None:
    await live.digest("sheep")
    result = await live.digest("--resume", "--model", "gemini-3.8-flash")
    assert (result.code, "wait for gemini-3.5-flash-lite: pass --model" in result.err) == (0, True)
    assert record()["name"] == "batches/job1"


@pytest.mark.slow
async def test_a_job_that_the_service_does_not_know_is_left_and_said(live: Live) -> None:
    await live.digest("sheep")
    live.desk.jobs.clear()
    result = await live.digest("--resume")
    assert (result.code, "not known to Gemini with this key" in result.err) == (0, True)
    assert record()["name"] == "batches/job1"


async def test_a_claim_that_does_not_stand_is_asked_anew_at_collection(live: Live) -> None:
    def wrong(received: Received) -> Turn:
        turn = answer_well(received)
        [part] = turn.body["candidates"][0]["content"]["parts"]
        answers = json.loads(part["text"])
        if "summary" in answers:
            answers["summary"]["claim"]["en"] += " There are 777777."
        part["text"] = json.dumps(answers)
        return turn

    live.desk.answer = wrong
    await live.digest("sheep")
    live.desk.state = "SUCCEEDED"
    await live.digest("--resume")
    assert (len(entries()), live.desk.asked) == (1, 1)
    assert "777777" not in POST.read_text(encoding="utf-8")
