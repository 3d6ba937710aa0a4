"""A world that can be disturbed: an arXiv and a Gemini on this machine, and the command, in this process."""

import json
import re
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from tenacity import wait_none

from paperdigest.asking import retry
from paperdigest.sources import arxiv as arxiv_source
from tests.cli.command import EXAMPLES, Result, environment
from tests.cli.inprocess import run_beside
from tests.servers.arxiv import ArxivServer, Reply, Row
from tests.servers.gemini import GeminiServer, Received, Turn, answer
from tests.servers.good_answers import answer_well
from tests.servers.openai import completion_of

POST = Path("posts/2024-06-01/sheep.md")
GEMINI, OPENAI = "gemini", "openai"  # the providers
BOUND = 60.0  # seconds that any run may take here, on a machine that does other work
FILES = ("two-readers", "digest-defects", "blog-markdown", "two-readers", "digest-defects")
ROWS = [
    Row(
        f"2405.0000{number}v1",
        f"Paper {number}",
        f"2024-05-{31 - number}T10:00:00Z",
        summary="We read about sheep.",
    )
    for number in range(1, len(FILES) + 1)
]
_VOLATILE = (
    (re.compile(r"127\.0\.0\.1:\d+"), "the server"),
    (re.compile(r"\d+ times in \d+ s"), "n times in n s"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d"), "the next reset"),
    (re.compile(r"/\S*/(home|work)/"), "/…/"),
    (re.compile(r"[0-9a-f]{2}/[0-9a-f]{64}"), "…"),
)

Tell = Callable[[Received], Turn]


class Library(ArxivServer):
    """Serves our example papers as the PDFs of its rows, after the replies in `pdfs`; `first` in place of the first."""

    first: bytes | None = None

    def reply(self, path: str, query: Mapping[str, str]) -> Reply:
        if path.startswith("/pdf/") and not self.pdfs:
            number = int(path.partition("v")[0][-1]) - 1
            return Reply(example(number) if number or self.first is None else self.first)
        return super().reply(path, query)


def example(number: int) -> bytes:
    """The PDF of the paper with this number, from 0."""
    return (EXAMPLES / f"{FILES[number]}.pdf").read_bytes()


def answer_steadily(received: Received) -> Turn:
    """A good answer in which what is said to a step does not depend on the steps that are asked for beside it."""
    asked = received.body["generationConfig"]["responseJsonSchema"]
    told: dict[str, Any] = {}
    for step, schema in asked["properties"].items():
        alone = asked | {"properties": {step: schema}}
        settings = received.body["generationConfig"] | {"responseJsonSchema": alone}
        turn = answer_well(replace(received, body=received.body | {"generationConfig": settings}))
        told |= json.loads(turn.body["candidates"][0]["content"]["parts"][0]["text"])
    return Turn(
        answer(json.dumps(told, ensure_ascii=False), usage={"promptTokenCount": 1000, "candidatesTokenCount": 500})
    )


def answer_as_openai(received: Received) -> Turn:
    """The same, of an OpenAI-compatible server."""
    return completion_of(received, answer_steadily)


_PROVIDERS: Mapping[str, tuple[Tell, str]] = {  # how it answers, and a model of it
    GEMINI: (answer_steadily, "gemini-3.5-flash-lite"),
    OPENAI: (answer_as_openai, "openai:qwen3:14b"),
}


@dataclass(frozen=True)
class Outcome:
    """What one run left: its result, its seconds, and each paper's status as `--json` has it."""

    result: Result
    seconds: float
    statuses: tuple[str, ...]

    @property
    def said(self) -> str:
        """The error that ended it, or why papers failed, in one line without what differs from run to run."""
        lines = self.result.err.splitlines()
        found = [line.removeprefix("error: ") for line in lines if line.startswith("error: ")]
        report = json.loads(self.result.out) if self.result.out.startswith("{") else {}
        reasons = [row["reason"] for post in report.get("posts", ()) for row in post["papers"]]
        reasons += [skip["reason"] for skip in report.get("skipped", ())]
        text = (found or [*filter(None, reasons), ""])[0]
        for pattern, word in _VOLATILE:
            text = pattern.sub(word, text)
        return text


class World:
    """Some papers, the servers, and the runs so far."""

    def __init__(self, arxiv: Library, model: GeminiServer, steadily: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
        self.arxiv, self.model, self.monkeypatch = arxiv, model, monkeypatch
        self._steadily = steadily  # how the model answers
        self.tell: deque[Tell] = deque()  # faults, one a request
        self.always: Tell | None = None  # a fault in each request
        self.good: Counter[str] = Counter()  # good answers sent, by the question
        self.runs: list[Outcome] = []
        self.environment: dict[str, str] = {}
        self._changed: set[str] = set()

    def answer(self, received: Received) -> Turn:
        """The next fault, else a good answer, which is counted."""
        if self.tell:
            return self.tell.popleft()(received)
        if self.always:
            return self.always(received)
        return self.answer_well(received)

    def answer_well(self, received: Received) -> Turn:
        """A good answer, which is counted."""
        self.good[json.dumps(received.body, sort_keys=True)] += 1
        return self._steadily(received)

    def set(self, variable: str, value: str) -> None:
        """Change the environment of the runs until it is healed."""
        self.monkeypatch.setenv(variable, value)
        self._changed.add(variable)

    def heal(self) -> None:
        """No faults from now on."""
        for variable in self._changed:
            self.monkeypatch.setenv(variable, self.environment.get(variable, ""))
        self.tell.clear()
        self.always = None
        self.arxiv.first = None
        for queue in (self.arxiv.feeds, self.arxiv.pdfs):
            queue.clear()

    async def run(self, *options: str) -> Outcome:
        """One digest run; no traceback, and within its bound."""
        began = time.monotonic()
        result = await run_beside("digest", "sheep", "--json", *options)
        report = json.loads(result.out) if result.out.startswith("{") else {"posts": [], "skipped": []}
        statuses = [row["status"] for post in report["posts"] for row in post["papers"]]
        outcome = Outcome(result, time.monotonic() - began, (*statuses, *["skipped"] * len(report["skipped"])))
        self.runs.append(outcome)
        assert "Traceback" not in result.err, result.err
        assert outcome.seconds < BOUND
        return outcome

    async def rerun(self, most: int = 3, *options: str) -> int:
        """Heal, and run until a run has nothing left to do; how many runs it took."""
        self.heal()
        for number in range(1, most + 1):
            if (await self.run(*options)).result.code == 0:
                return number
        raise AssertionError(f"not done after {most} reruns: {self.runs[-1].result.err}")

    @property
    def paid_twice(self) -> list[str]:
        """The questions that got more than one good answer."""
        return [question[:200] for question, count in self.good.items() if count > 1]


@asynccontextmanager
async def world(monkeypatch: pytest.MonkeyPatch, papers: int = 2, provider: str = GEMINI) -> AsyncIterator[World]:
    """A world of so many papers, in which no wait is long."""
    monkeypatch.setattr(retry, "_BACKOFF", wait_none())
    monkeypatch.setattr(arxiv_source, "_SHORTEST_WAIT", 0.0)
    worlds: list[World] = []
    steadily, model = _PROVIDERS[provider]
    with Library(ROWS[:papers]) as arxiv:
        async with GeminiServer(otherwise=lambda received: worlds[0].answer(received)) as server:
            worlds.append(World(arxiv, server, steadily, monkeypatch))
            given = {
                "PAPERDIGEST_MODEL": model,
                "PAPERDIGEST_ARXIV_URL": arxiv.url,
                "PAPERDIGEST_ARXIV_PACE": "0",
                "GOOGLE_GEMINI_BASE_URL": server.url,
                "GEMINI_API_KEY": "canary-0123456789-canary",
                "OPENAI_BASE_URL": f"{server.url}/v1",
                "OPENAI_API_KEY": "canary-9876543210-canary",
            }
            worlds[0].environment = given
            for name, value in environment(given).items():
                monkeypatch.setenv(name, value)
            yield worlds[0]


def summary(statuses: Sequence[str]) -> str:
    """ "2 digested, 1 skipped"."""
    counts = Counter(statuses)
    return ", ".join(f"{count} {status}" for status, count in counts.items()) or "none"
