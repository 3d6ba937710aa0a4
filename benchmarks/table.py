"""The table of the benchmarks in Markdown, as README shows it."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Row:
    """What was measured, and what it is held against, both in words; their ratio, and the most that it should be."""

    name: str
    measured: str
    against: str
    ratio: float | None = None
    target: str = ""


def markdown(rows: Sequence[Row]) -> str:
    """The table, under a line that says when and where it was measured."""
    head = Row("", "measured", "against", None, "target")
    lines = [_line(head, "ratio"), "| --- | --- | --- | --- | --- |"]
    lines += [_line(row, "" if row.ratio is None else f"{row.ratio:.2f}") for row in rows]
    return "\n".join([f"{_where()}:", "", *lines])


def cores() -> int:
    """The processor's cores that may be used."""
    return len(os.sched_getaffinity(0))


def _line(row: Row, ratio: str) -> str:
    return f"| {row.name} | {row.measured} | {row.against} | {ratio} | {row.target} |"


def _where() -> str:
    python = ".".join(platform.python_version_tuple()[:2])
    return f"Measured on {datetime.now(UTC):%Y-%m-%d} with {cores()} cores, {platform.system()}, Python {python}"
