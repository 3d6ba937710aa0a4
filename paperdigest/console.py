"""Console: talk and progress on stderr, results on stdout."""

import json
import os
import sys
import time
from collections.abc import Mapping
from typing import Literal, Protocol

from rich.console import Console as RichConsole
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from paperdigest.paper import Paper

ProgressMode = Literal["auto", "plain", "json", "none"]
Stage = Literal["download", "read", "ask"]


class Reporter(Protocol):
    """What a run tells about its papers while it works."""

    def begin(self, total: int) -> None:
        """`total` papers are due."""

    def stage(self, paper: Paper, stage: Stage) -> None:
        """A paper enters a stage."""

    def finish(self, paper: Paper, problem: str = "") -> None:
        """A paper is done, or has failed with `problem`."""

    def end(self) -> None:
        """Nothing more will come."""


def is_plain(environ: Mapping[str, str]) -> bool:
    """Whether the user wants text without escape codes: NO_COLOR is set, or the terminal is a dumb one."""
    return bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb"


class Console:
    """One command's voice. `verbosity` is -1 (errors only), 0, or 1 (details)."""

    def __init__(self, progress: ProgressMode = "auto", verbosity: int = 0) -> None:
        self._plain = is_plain(os.environ)
        color: Literal["auto"] | None = None if self._plain else "auto"  # rich by itself leaves bold and dim in
        self._stderr = RichConsole(stderr=True, highlight=False, soft_wrap=True, color_system=color)
        self._stdout = RichConsole(highlight=False, soft_wrap=True, color_system=color)
        self._progress = progress
        self._verbosity = verbosity

    def say(self, message: str) -> None:
        """Talk."""
        if self._verbosity >= 0:
            self._stderr.print(printable(message), markup=False)

    def detail(self, message: str) -> None:
        """Talk that only -v shows."""
        if self._verbosity > 0:
            self._stderr.print(printable(message), markup=False, style="dim")

    def error(self, message: str) -> None:
        """One line that is always shown."""
        self._stderr.print("error:", style="bold red", end=" ")
        self._stderr.print(printable(" ".join(message.split())), markup=False)

    def result(self, text: str) -> None:
        """What the command was asked for, as it stands."""
        sys.stdout.write(text if text.endswith("\n") else text + "\n")

    def json(self, value: object) -> None:
        """The one JSON object of --json."""
        self.result(json.dumps(value, ensure_ascii=False, indent=2))

    def table(self, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        """A table on stdout: drawn on a terminal, tab-separated lines elsewhere."""
        if not self._stdout.is_terminal:
            self.result("\n".join("\t".join(printable(cell) for cell in row) for row in rows))
            return
        self._stdout.print(_drawn(columns, rows))

    def summary(self, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        """The closing table: drawn on a terminal; elsewhere the rows whose last cell says something."""
        if self._verbosity >= 0 and self._stderr.is_terminal:
            self._stderr.print(_drawn(columns, rows))
            return
        for row in rows:
            if row[-1]:
                self.say("  ".join(cell for cell in row if cell))

    def reporter(self) -> Reporter:
        """Progress for one run: a bar on a terminal, a line a paper elsewhere, JSON events, or nothing."""
        if self._progress == "json":
            return JsonReporter()
        if self._progress == "none" or self._verbosity < 0:
            return SilentReporter()
        if self._progress == "auto" and self._stderr.is_terminal and not self._plain:
            return BarReporter(self._stderr)
        return LineReporter(self)


class SilentReporter:
    """Says nothing."""

    def begin(self, total: int) -> None:
        """Nothing."""

    def stage(self, paper: Paper, stage: Stage) -> None:
        """Nothing."""

    def finish(self, paper: Paper, problem: str = "") -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""


class LineReporter(SilentReporter):
    """A line for each finished paper."""

    def __init__(self, console: Console) -> None:
        self._console, self._total, self._done = console, 0, 0

    def begin(self, total: int) -> None:
        """Start counting."""
        self._total, self._done = total, 0

    def finish(self, paper: Paper, problem: str = "") -> None:
        """`[3/45] 1706.03762v5  Attention Is All You Need`; the closing table has the problems."""
        self._done += 1
        failed = "  (failed)" if problem else ""
        self._console.say(f"[{self._done}/{self._total}] {paper.versioned_id}  {paper.title}{failed}")


class JsonReporter:
    """One JSON object a line on stderr."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def begin(self, total: int) -> None:
        """{"event": "begin", "papers": 45}."""
        self._event("begin", papers=total)

    def stage(self, paper: Paper, stage: Stage) -> None:
        """{"event": "stage", "id": …, "stage": "read"}."""
        self._event("stage", id=paper.versioned_id, stage=stage)

    def finish(self, paper: Paper, problem: str = "") -> None:
        """{"event": "finish", "id": …, "problem": …}."""
        self._event("finish", id=paper.versioned_id, problem=problem)

    def end(self) -> None:
        """{"event": "end"}."""
        self._event("end")

    def _event(self, event: str, **fields: object) -> None:
        seconds = round(time.monotonic() - self._began, 3)
        sys.stderr.write(json.dumps({"event": event, "seconds": seconds, **fields}, ensure_ascii=False) + "\n")
        sys.stderr.flush()


class BarReporter:
    """A bar with counts and the papers in work."""

    def __init__(self, console: RichConsole) -> None:
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
            TextColumn("{task.fields[now]}", markup=False), console=console, transient=True,
        )  # fmt: skip
        self._task: TaskID | None = None

    def begin(self, total: int) -> None:
        """Draw the bar."""
        self._bar.start()
        self._task = self._bar.add_task("papers", total=total, now="")

    def stage(self, paper: Paper, stage: Stage) -> None:
        """Show which paper is where."""
        if self._task is not None:
            self._bar.update(self._task, now=f"{stage} {printable(paper.title)[:48]}")

    def finish(self, paper: Paper, problem: str = "") -> None:
        """Advance; a problem stays on the screen above the bar."""
        if problem:
            self._bar.console.print(printable(f"{paper.versioned_id}  {paper.title}: {problem}"), markup=False)
        if self._task is not None:
            self._bar.advance(self._task)

    def end(self) -> None:
        """Take the bar away."""
        self._bar.stop()


def _drawn(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table


def printable(text: str) -> str:
    """Text without control characters: titles come from outside and must not steer the terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text)
