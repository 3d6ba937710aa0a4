"""Progress: what a run tells of its papers while it works, as bars, lines or JSON events on stderr."""

import json
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Literal, Protocol, Self

from rich.console import Console, Group
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from paperdigest.counted import counted
from paperdigest.logfile import Log
from paperdigest.paper import Paper
from paperdigest.usage import Usage

Stage = Literal["download", "read", "ask"]
_STAGES: tuple[Stage, ...] = ("download", "read", "ask")
_MOST_SHOWN = 3  # papers in work on the last line
_WIDEST_TITLE = 40  # characters


class Reporter(Protocol):
    """What a run tells about its papers between its beginning and its end as a context."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def expect(self, count: int) -> None:
        """`count` more papers are due."""

    def stage(self, paper: Paper, stage: Stage) -> None:
        """A paper enters a stage."""

    def finish(self, paper: Paper, problem: str = "") -> None:
        """A paper is done, or has failed with `problem`."""


class SilentReporter:
    """Says nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing."""

    def expect(self, count: int) -> None:
        """Nothing."""

    def stage(self, paper: Paper, stage: Stage) -> None:
        """Nothing."""

    def finish(self, paper: Paper, problem: str = "") -> None:
        """Nothing."""


class LineReporter(SilentReporter):
    """A line for each finished paper, by `say`."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say, self._total, self._done = say, 0, 0

    def expect(self, count: int) -> None:
        """Count it."""
        self._total += count

    def finish(self, paper: Paper, problem: str = "") -> None:
        """`[3/45] 1706.03762v5  Attention Is All You Need`; the closing table has the problems."""
        self._done += 1
        failed = "  (failed)" if problem else ""
        self._say(f"[{self._done}/{self._total}] {paper.versioned_id}  {paper.title}{failed}")


class JsonReporter:
    """One JSON object a line on stderr, each with the `seconds` since the beginning."""

    def __init__(self, used: Callable[[], Usage]) -> None:
        self._used, self._total, self._done = used, 0, 0
        self._began = time.monotonic()

    def __enter__(self) -> Self:
        self._event("begin")
        return self

    def __exit__(self, *_: object) -> None:
        self._event("end")

    def expect(self, count: int) -> None:
        """{"event": "expect", "papers": 20, "total": 45}: so many more, so many in all."""
        self._total += count
        self._event("expect", papers=count, total=self._total)

    def stage(self, paper: Paper, stage: Stage) -> None:
        """{"event": "stage", "id": …, "stage": "read"}."""
        self._event("stage", id=paper.versioned_id, stage=stage)

    def finish(self, paper: Paper, problem: str = "") -> None:
        """{"event": "finish", "id": …, "problem": …, "done": 3, "total": 45, "requests": …, "cost_usd": …}."""
        self._done += 1
        used = self._used()
        self._event(
            "finish", id=paper.versioned_id, problem=problem, done=self._done, total=self._total,
            requests=used.requests, input_tokens=used.input_tokens, output_tokens=used.output_tokens,
            cost_usd=round(used.cost_usd, 6),
        )  # fmt: skip

    def _event(self, event: str, **fields: object) -> None:
        seconds = round(time.monotonic() - self._began, 3)
        sys.stderr.write(json.dumps({"event": event, "seconds": seconds, **fields}, ensure_ascii=False) + "\n")
        sys.stderr.flush()


class LoggedReporter:
    """Another reporter, with a line in a log for each stage that a paper has left, and for each paper that is done."""

    def __init__(self, shown: Reporter, log: Log, used: Callable[[], Usage]) -> None:
        self._shown, self._log, self._used = shown, log, used
        self._at: dict[str, tuple[Stage, float]] = {}  # by paper: the stage it is in, and since when
        self._began: dict[str, float] = {}

    def __enter__(self) -> Self:
        self._shown.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._shown.__exit__(kind, error, trace)

    def expect(self, count: int) -> None:
        """Pass it on."""
        self._shown.expect(count)

    def stage(self, paper: Paper, stage: Stage) -> None:
        """{"event": "stage", "paper": …, "stage": "download", "seconds": 1.2}, when it leaves one."""
        self._leave(paper)
        self._at[paper.id] = stage, time.monotonic()
        self._began.setdefault(paper.id, time.monotonic())
        self._shown.stage(paper, stage)

    def finish(self, paper: Paper, problem: str = "") -> None:
        """{"event": "paper", "paper": …, "seconds": 9.1, "tokens": 13000, "message": …}; the run's tokens so far."""
        self._leave(paper)
        used = self._used()
        seconds = round(time.monotonic() - self._began.pop(paper.id, time.monotonic()), 3)
        tokens = used.input_tokens + used.output_tokens
        level: Literal["info", "warning"] = "warning" if problem else "info"
        self._log.write(level, "paper", paper=paper.versioned_id, seconds=seconds, tokens=tokens, message=problem)
        self._shown.finish(paper, problem)

    def _leave(self, paper: Paper) -> None:
        if at := self._at.pop(paper.id, None):
            seconds = round(time.monotonic() - at[1], 3)
            self._log.write("info", "stage", paper=paper.versioned_id, stage=at[0], seconds=seconds)


class BarReporter:
    """A bar a stage with counts and rate, and below them what was used so far and some of the papers in work."""

    def __init__(self, console: Console, used: Callable[[], Usage]) -> None:
        self._used = used
        self._at: dict[str, tuple[Paper, Stage]] = {}  # papers in work, by id
        self._bars = Progress(
            TextColumn("{task.description:<8}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(compact=True), console=console,
        )  # fmt: skip
        for stage in _STAGES:
            self._bars.add_task(stage, total=0, rate="")
        self._live = Live(console=console, transient=True, get_renderable=self._drawn, refresh_per_second=4)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def expect(self, count: int) -> None:
        """Make the bars longer."""
        for task in self._bars.tasks:
            self._bars.update(task.id, total=(task.total or 0) + count)

    def stage(self, paper: Paper, stage: Stage) -> None:
        """Advance the bars of the stages it has left."""
        self._leave(paper, _STAGES[: _STAGES.index(stage)])
        self._at[paper.id] = paper, stage

    def finish(self, paper: Paper, problem: str = "") -> None:
        """Advance all bars; a problem stays on the screen above them."""
        if problem:
            self._live.console.print(printable(f"{paper.versioned_id}  {paper.title}: {problem}"), markup=False)
        self._leave(paper, _STAGES)
        self._at.pop(paper.id, None)

    def _leave(self, paper: Paper, stages: tuple[Stage, ...]) -> None:
        before = _STAGES.index(self._at[paper.id][1]) if paper.id in self._at else 0
        for stage in stages[before:]:
            task = self._bars.tasks[_STAGES.index(stage)]
            self._bars.update(task.id, advance=1, rate=_rate(task))

    def _drawn(self) -> Group:
        return Group(self._bars, Text(used_so_far(self._used())), Text(self._in_work(), overflow="ellipsis"))

    def _in_work(self) -> str:
        newest = [*self._at.values()][-_MOST_SHOWN:]
        titles = [f"{stage} {printable(paper.title)[:_WIDEST_TITLE]}" for paper, stage in newest]
        more = len(self._at) - len(newest)
        return " · ".join([*titles, *[f"{more} more"] * bool(more)])


def used_so_far(used: Usage) -> str:
    """Requests, tokens and cost in a few words."""
    tokens = f"{used.input_tokens:,} tokens in, {used.output_tokens:,} out"
    return f"{counted(used.requests, 'request')}, {tokens}, ${used.cost_usd:.4f}"


def printable(text: str) -> str:
    """Text without control characters: titles come from outside and must not steer the terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text)


def _rate(task: Task) -> str:
    return f"{task.speed * 60:.0f}/min" if task.speed else ""
