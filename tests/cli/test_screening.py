"""Screening against an arXiv and a Gemini on this machine, in this process."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from paperdigest.cli.digesting import digest_topics
from paperdigest.cli.options import Common
from paperdigest.cli.order import Order
from paperdigest.cli.report import Report
from paperdigest.cli.session import Session
from paperdigest.errors import ServiceError
from paperdigest.linting.lint import lint
from paperdigest.writing.parse import parse
from tests.cli.command import tree
from tests.cli.live import ROWS, Library
from tests.servers.gemini import GeminiServer, Received, Turn, answer, quota_failure
from tests.servers.good_answers import answer_well

POST = Path("posts/2024-06-01/Reading.md")
REASON = {"zh": "讲的是博客的格式，不是阅读。", "en": "It is about the format of blogs, not about reading."}
SPENT = quota_failure({"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "1"})


class Judge:
    """A Gemini that digests well and calls off topic the papers whose titles it was given."""

    def __init__(self, *off_topic: str) -> None:
        self.off_topic = off_topic
        self.screenings: list[str] = []
        self.otherwise: Turn | None = None  # in place of verdicts

    def __call__(self, received: Received) -> Turn:
        paper, question = (part["text"] for part in received.body["contents"][0]["parts"])
        if not paper.startswith("<papers>"):
            return answer_well(received)
        self.screenings.append(question)
        if self.otherwise:
            return self.otherwise
        titles = [line.partition("] ")[2] for line in paper.splitlines()[1:-1:2]]
        verdicts = {
            f"p{number}": {"reason": REASON, "fits": "no" if title in self.off_topic else "yes"}
            for number, title in enumerate(titles, 1)
        }
        return Turn(answer(json.dumps(verdicts), usage={"promptTokenCount": 1000, "candidatesTokenCount": 100}))


class World:
    """A described topic, an arXiv, a Gemini, and the digest command's work on them."""

    def __init__(self, gemini: GeminiServer, capsys: pytest.CaptureFixture[str]) -> None:
        self.gemini, self._capsys = gemini, capsys
        self.said = ""

    def describe(self, description: str, name: str = "Reading") -> None:
        text = f'[[topics]]\nname = "{name}"\nkeywords = ["reading"]\ndescription = "{description}"\n'
        Path("paperdigest.toml").write_text(text, encoding="utf-8")

    async def digest(self, *settings: str, day: int = 1, dry_run: bool = False, model: str | None = None) -> Any:
        """One run: what --json prints; `said` is the talk."""
        order = Order(date(2024, 6, day), None, 50, "", dry_run, False)
        session = Session(Common(json=True, set_=[*settings], model=model))
        try:
            await digest_topics(session, order, [], Report(session.console, True, session.model_name))
        finally:
            out, self.said = self._capsys.readouterr()
        return json.loads(out)


@asynccontextmanager
async def world(
    arxiv: Library, judge: Judge, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> AsyncIterator[World]:
    async with GeminiServer(otherwise=judge) as gemini:
        for name, value in {
            "PAPERDIGEST_ARXIV_URL": arxiv.url,
            "PAPERDIGEST_ARXIV_PACE": "0",
            "GOOGLE_GEMINI_BASE_URL": gemini.url,
            "GEMINI_API_KEY": "0123456789",
            "SOURCE_DATE_EPOCH": "1717243200",
        }.items():
            monkeypatch.setenv(name, value)
        live = World(gemini, capsys)
        live.describe("How papers are read.")
        yield live


def statuses(report: Any) -> dict[str, str]:
    return {paper["id"]: paper["status"] for post in report["posts"] for paper in post["papers"]}


@pytest.mark.slow
async def test_what_is_off_topic_is_listed_once_and_asked_again_only_when_the_topic_changes(
    arxiv: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    judge = Judge("Markdown")
    async with world(arxiv, judge, monkeypatch, capsys) as live:
        report = await live.digest()
        assert statuses(report) == {
            "math/0405482v1": "off-topic", "2405.00001v1": "digested", "2405.00002v2": "digested",
        }  # fmt: skip
        assert report["posts"][0]["papers"][0]["reason"] == REASON["zh"]
        assert (report["usage"]["requests"], len(arxiv.downloads)) == (3, 2)
        assert "Reading: 1 of 3 off topic" in live.said
        assert "2 papers, 1 off topic, 0 skipped, 3 requests" in live.said
        [run] = Path("posts/.paperdigest/runs.jsonl").read_text().splitlines()
        assert json.loads(run)["usage"]["requests"] == 3
        text = POST.read_text(encoding="utf-8")
        [listed] = parse(text).off_topic
        assert (listed.id, dict(listed.reason)) == ("math/0405482", REASON)
        assert lint(text) == ()

        await live.digest(day=2)
        assert "nothing new: 3 found, 3 fit the topic, 2 already digested, 1 off topic" in live.said
        await live.digest(day=2, model="offline")
        assert (len(live.gemini.requests), POST.read_text(encoding="utf-8")) == (3, text)

        live.describe("How papers are read and written.")
        assert statuses(await live.digest(day=3)) == {"math/0405482v1": "off-topic"}
        assert [question.splitlines()[-1] for question in judge.screenings] == [
            "It is about: How papers are read.", "It is about: How papers are read and written.",
        ]  # fmt: skip
        assert not Path("posts/2024-06-03/Reading.md").exists()
        assert statuses(await live.digest("screen=false", day=4)) == {"math/0405482v1": "digested"}
        assert len(judge.screenings) == 2


async def test_a_dry_run_counts_the_requests_that_would_judge_and_those_that_are_left(
    arxiv: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async with world(arxiv, Judge("Markdown"), monkeypatch, capsys) as live:
        both = (await live.digest(dry_run=True))["usage"]
        alone = (await live.digest("screen=false", dry_run=True))["usage"]
        assert (both["requests"], alone["requests"]) == (4, 3)
        assert both["cost_usd"] > alone["cost_usd"]
        assert live.gemini.requests == []
        await live.digest("out=elsewhere")
        assert (await live.digest(dry_run=True))["usage"]["requests"] == 1, "only the paper off topic was not asked"


async def test_a_refused_request_keeps_all_and_its_cost_counts(
    arxiv: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    judge = Judge("Markdown")
    judge.otherwise = Turn(answer("", finish="SAFETY", usage={"promptTokenCount": 1000}))
    async with world(arxiv, judge, monkeypatch, capsys) as live:
        await live.digest(dry_run=True)
        assert live.gemini.requests == []
        report = await live.digest()
    assert set(statuses(report).values()) == {"digested"}
    assert report["usage"]["requests"] == 4
    assert "Reading: 3 not screened and kept" in live.said
    assert "Off topic" not in POST.read_text(encoding="utf-8")


async def test_a_spent_quota_ends_the_run_before_any_work(
    arxiv: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    judge = Judge()
    judge.otherwise = Turn(SPENT, 429)
    async with world(arxiv, judge, monkeypatch, capsys) as live:
        with pytest.raises(ServiceError, match="quota"):
            await live.digest()
        [run] = Path("posts/.paperdigest/runs.jsonl").read_text().splitlines()
        assert (json.loads(run)["complete"], arxiv.downloads) == (False, [])
        judge.otherwise = None
        assert set(statuses(await live.digest()).values()) == {"digested"}


async def test_all_off_topic_makes_no_post_and_a_paper_of_another_topic_is_screened_too(
    arxiv: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    judge = Judge()
    async with world(arxiv, judge, monkeypatch, capsys) as live:
        await live.digest()
        judge.off_topic = tuple(row.title for row in ROWS)
        live.describe("Goats.", name="Goats")
        assert set(statuses(await live.digest()).values()) == {"off-topic"}
        assert [file for file in tree(Path("posts")) if "Goats" in file] == [".paperdigest/2024-06-01/Goats.json"]
        judge.off_topic = ("Markdown",)
        live.describe("Goats that are read.", name="Goats")
        assert sorted(statuses(await live.digest()).values()) == ["linked", "linked", "off-topic"]
    post = parse(Path("posts/2024-06-01/Goats.md").read_text(encoding="utf-8"))
    assert (len(post.mentions), len(post.off_topic)) == (2, 1)


async def test_a_paper_that_stands_unfinished_in_a_post_is_not_screened(
    arxiv: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arxiv.rows = [ROWS[0]]
    judge = Judge()
    async with world(arxiv, judge, monkeypatch, capsys) as live:
        fits = Turn(answer(json.dumps({"p1": {"reason": REASON, "fits": "yes"}})))
        live.gemini.turns.extend([fits, Turn(answer("no JSON")), Turn(answer("no JSON"))])
        [paper] = (await live.digest())["posts"][0]["papers"]
        assert "another run asks again" in paper["reason"]
        live.describe("Something else.")
        judge.off_topic = ("Two Readers",)
        assert statuses(await live.digest()) == {"2405.00001v1": "digested"}
    assert judge.screenings == []


async def test_the_offline_model_judges_nothing(
    arxiv: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arxiv.rows = [ROWS[0]]
    async with world(arxiv, Judge("Two Readers"), monkeypatch, capsys) as live:
        assert statuses(await live.digest(model="offline")) == {"2405.00001v1": "digested"}
    assert "off topic" not in live.said
    assert "verdict" not in live.said
