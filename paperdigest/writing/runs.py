"""Runs: one line for each topic of each run: how far back the next has to search, and what it cost."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from paperdigest.appending import line_break
from paperdigest.errors import ConfigError
from paperdigest.unwritable import unwritable
from paperdigest.usage import Usage
from paperdigest.writing.sidecar import FOLDER

_FILE = "runs.jsonl"


@dataclass(frozen=True)
class Run:
    """What one run did for one topic; a `summarize` run has none: its topic and query are empty.

    `query` is what it searched for; `complete` says that it searched all the time since the last complete run, and
    that nothing it found was left over. `announced` is the day whose announcement on arXiv's RSS feed it had whole.
    `batch` names the job whose answers it paid, and nothing else.
    """

    at: datetime
    topic: str
    query: str
    model: str
    complete: bool
    papers: int
    skipped: int
    usage: Usage
    announced: date | None = None
    batch: str = ""


_RUN = TypeAdapter(Run)


def append_run(out: Path, run: Run) -> None:
    """Add a line to `<out>/.paperdigest/runs.jsonl`; ConfigError or FullDiskError when it cannot be written."""
    path = out / FOLDER / _FILE
    try:
        line = line_break(path) + _RUN.dump_json(run) + b"\n"
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            os.write(descriptor, line)  # one write: lines of two runs never mix
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise unwritable(f"cannot write {path}", error, "choose another folder, or mend this one") from error


def last_complete(out: Path, topic: str, query: str) -> datetime | None:
    """When the topic's last complete run with this query was; None when there was none."""
    return next((run.at for run in _complete(out, topic, query)), None)


def last_announced(out: Path, topic: str, query: str) -> date | None:
    """The latest announcement of arXiv's that a complete run with this query had whole; None when there was none."""
    return max((run.announced for run in _complete(out, topic, query) if run.announced), default=None)


def read_runs(out: Path) -> tuple[tuple[Run, ...], int]:
    """All runs, oldest first, and how many lines cannot be read; ConfigError when the file cannot be."""
    path = out / FOLDER / _FILE
    try:
        lines = path.read_bytes().splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return (), 0
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}: mend its rights") from error
    runs, damaged = [], 0
    for line in filter(None, lines):
        try:
            runs.append(_RUN.validate_json(line))
        except ValidationError:
            damaged += 1
    return tuple(runs), damaged


def _complete(out: Path, topic: str, query: str) -> Iterator[Run]:
    """The topic's complete runs with this query, newest first; a line that cannot be read does not count."""
    for run in reversed(read_runs(out)[0]):
        if (run.topic, run.query, run.complete) == (topic, query, True):
            yield run
