"""Console: talk on stderr, results on stdout."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from typing import Literal

from rich.console import Console as RichConsole
from rich.table import Table
from rich.text import Text

from paperdigest.logfile import Log, NoLog
from paperdigest.progress import (
    BarReporter,
    JsonReporter,
    LineReporter,
    LoggedReporter,
    Reporter,
    SilentReporter,
    printable,
)
from paperdigest.redaction import Redactor
from paperdigest.usage import Usage

ProgressMode = Literal["auto", "plain", "json", "none"]


def is_plain(environ: Mapping[str, str]) -> bool:
    """Whether the user wants text without escape codes: NO_COLOR is set, or the terminal is a dumb one."""
    return bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb"


class Console:
    """One command's voice. `verbosity` is -1 (errors only), 0, or 1 (details).

    What is said is noted in `log` as well, whatever the verbosity, and holds no secret of the environment.
    """

    def __init__(self, progress: ProgressMode = "auto", verbosity: int = 0) -> None:
        self._plain = is_plain(os.environ)
        color: Literal["auto"] | None = None if self._plain else "auto"  # rich by itself leaves bold and dim in
        self._stderr = RichConsole(stderr=True, highlight=False, soft_wrap=True, color_system=color)
        self._stdout = RichConsole(highlight=False, soft_wrap=True, color_system=color)
        self._progress = progress
        self._verbosity = verbosity
        self._redact = Redactor(os.environ).redact
        self.log: Log = NoLog()

    def say(self, message: str) -> None:
        """Talk."""
        self.log.write("info", "say", message=message)
        self._say(message)

    def _say(self, message: str) -> None:
        if self._verbosity >= 0:
            self._stderr.print(printable(self._redact(message)), markup=False)

    def detail(self, message: str) -> None:
        """Talk that only -v shows."""
        self.log.write("debug", "say", message=message)
        if self._verbosity > 0:
            self._stderr.print(printable(self._redact(message)), markup=False, style="dim")

    def error(self, message: str) -> None:
        """One line that is always shown."""
        line = " ".join(self._redact(message).split())
        self.log.write("error", "say", message=line)
        self._stderr.print("error:", style="bold red", end=" ")
        self._stderr.print(printable(line), markup=False)

    def result(self, text: str) -> None:
        """What the command was asked for, as it stands; it is said where stdout cannot take all of its letters."""
        text = text if text.endswith("\n") else text + "\n"
        try:
            sys.stdout.write(text)  # all of it or nothing
        except UnicodeEncodeError as error:
            sys.stdout.write(text.encode(error.encoding, "backslashreplace").decode(error.encoding))
            self.say(f"stdout takes {error.encoding} only, other letters are escaped: set PYTHONIOENCODING=utf-8")

    def json(self, value: object) -> None:
        """The one JSON object of --json."""
        self.result(json.dumps(self._without_secrets(value), ensure_ascii=not self._takes_all, indent=2))

    @property
    def _takes_all(self) -> bool:
        """Whether stdout takes every letter."""
        return (sys.stdout.encoding or "utf-8").lower().startswith("utf")

    def _without_secrets(self, value: object) -> object:
        if isinstance(value, str):
            return self._redact(value)
        if isinstance(value, Mapping):
            return {key: self._without_secrets(item) for key, item in value.items()}
        return [self._without_secrets(item) for item in value] if isinstance(value, list | tuple) else value

    def table(self, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        """A table on stdout: drawn on a terminal, tab-separated lines elsewhere."""
        if not (self._stdout.is_terminal and self._takes_all):
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

    def reporter(self, used: Callable[[], Usage] = Usage) -> Reporter:
        """Progress for one run: bars on a terminal, a line a paper elsewhere, JSON events, or nothing; and in the log.

        `used` tells what the model was asked so far.
        """
        return LoggedReporter(self._reporter(used), self.log, used)

    def _reporter(self, used: Callable[[], Usage]) -> Reporter:
        if self._progress == "json":
            return JsonReporter(used)
        if self._progress == "none" or self._verbosity < 0:
            return SilentReporter()
        if self._progress == "auto" and self._stderr.is_terminal and not self._plain:
            return BarReporter(self._stderr, used)
        return LineReporter(self._say)


def _drawn(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table
