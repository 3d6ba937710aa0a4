"""`digest --budget` against an arXiv and a Gemini on this machine, in this process."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from paperdigest.cli.app import app
from paperdigest.writing.parse import parse
from tests.cli.command import Result, tree
from tests.cli.live import POST, ROWS, Library, World, world
from tests.servers.gemini import Received, Turn
from tests.servers.good_answers import answer_well


def answer_at_two_cents(received: Received) -> Turn:
    """10,000 tokens in and 6,800 out."""
    turn = answer_well(received)
    turn.body["usageMetadata"] = {"promptTokenCount": 10_000, "candidatesTokenCount": 6_800}
    return turn


@pytest.fixture
async def live() -> AsyncIterator[World]:
    with Library(ROWS) as arxiv:
        async with world(arxiv, otherwise=answer_at_two_cents) as both:
            yield both


async def digest(live: World, *arguments: str) -> Result:
    variables = {**live.environment, "SOURCE_DATE_EPOCH": "1717243200"}

    def invoke() -> Result:
        done = CliRunner().invoke(app, ["digest", *arguments], env=variables, catch_exceptions=False)
        return Result(done.exit_code, done.stdout, done.stderr)

    return await asyncio.to_thread(invoke)


def runs() -> list[Any]:
    return [json.loads(line) for line in Path("posts/.paperdigest/runs.jsonl").read_text().splitlines()]


async def test_the_run_ends_before_the_budget_is_passed_and_the_next_one_goes_on(live: World) -> None:
    budget = "0.045"  # two answers, and less than the estimates of three
    result = await digest(live, "sheep", "goats", "--budget", budget, "--json")
    report = json.loads(result.out)
    made = {paper["id"] for paper in report["posts"][0]["papers"]}
    [left] = {row.id for row in ROWS} - made
    assert (result.code, len(live.gemini.requests), report["usage"]["cost_usd"]) == (1, 2, 0.04)
    assert f"sheep: 1 left for the next run: {left}\n" in result.err
    assert f"goats: 1 left for the next run: {left}\n" in result.err
    errors = [line for line in result.err.splitlines() if line.startswith("error:")]
    assert len(errors) == 1
    assert "the budget of $0.0450 would be passed: $0.0400 spent, the next paper would cost about $0.0" in errors[0]
    assert len(parse(POST.read_text(encoding="utf-8")).entries) == 2
    sheep, goats = runs()
    assert (sheep["complete"], sheep["papers"], sheep["usage"]["requests"]) == (False, 2, 2)
    assert (goats["complete"], goats["papers"], goats["usage"]["requests"]) == (False, 0, 0)

    assert (await digest(live, "sheep", "--budget", budget)).code == 0
    assert len(live.gemini.requests) == 3
    assert len(parse(POST.read_text(encoding="utf-8")).entries) == 3


async def test_what_an_unfinished_paper_cost_is_counted(live: World) -> None:
    live.arxiv.rows = ROWS[:1]
    result = await digest(live, "sheep", "--set", "chain=separate", "--json", "--budget", "0.02")
    assert (result.code, json.loads(result.out)["usage"]["requests"]) == (1, 1)
    [run] = runs()
    assert (run["papers"], run["usage"]["requests"]) == (0, 1)
    assert run["usage"]["cost_usd"] == pytest.approx(0.02)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(("--model", "gemini-99"), "the price of gemini-99 is not known"), (("--budget", "nan"), "no sum of US dollars")],
)
async def test_a_budget_that_cannot_be_kept_is_said_before_any_work(
    live: World, arguments: tuple[str, ...], message: str
) -> None:
    for more in ((), ("--dry-run",)):
        result = await digest(live, "sheep", "--budget", "0.05", *arguments, *more)
        assert (result.code, result.err.count("\n"), message in result.err) == (2, 1, True)
    assert (live.gemini.requests, live.arxiv.seen, tree()) == ([], [], [])


async def test_the_offline_model_passes_no_budget(live: World) -> None:
    assert (await digest(live, "sheep", "--model", "offline", "--budget", "0")).code == 0


async def test_a_dry_run_says_when_the_budget_would_not_do(live: World) -> None:
    result = await digest(live, "sheep", "--dry-run", "--budget", "0.02")
    assert (result.code, "more than the budget of $0.0200" in result.err) == (0, True)
    assert "more than" not in (await digest(live, "sheep", "--dry-run", "--budget", "1")).err
    assert live.gemini.requests == []
