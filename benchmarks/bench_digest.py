"""Sixty papers at 1,000 requests a minute: wall time against its lower bound and one call after another, and tokens."""

import subprocess
import sys
import time
from pathlib import Path

from benchmarks.readings import read_all
from benchmarks.table import Row, cores
from benchmarks.world import PACE, Answered, world

_PAPERS, _RPM, _TPM = 60, 1000, 4_000_000  # the limits of a paid key
_FEW = 5  # papers digested one call after another
_LOADED = "import paperdigest.cli.digesting, paperdigest.sources.arxiv"  # before a run can begin to search


def measure(folder: Path) -> list[Row]:
    """Three rows from one run of sixty papers and two short ones."""
    with world(folder / "many", _PAPERS, _RPM) as many:
        run = many.digest(_PAPERS)
        answered = many.answered()
        readings = read_all(sorted(many.papers.glob("*.pdf")))
    reading = sum(one.seconds for one in readings)
    bounds = _bounds(reading, answered)
    name = max(bounds, key=lambda key: bounds[key])
    one_by_one = _one_by_one(folder)
    own = sum(one.tokens for one in readings)
    return [
        Row(
            f"digest of {_PAPERS} papers",
            run.said,
            f"lower bound {bounds[name]:.1f} s ({name})",
            run.seconds / bounds[name],
            "≤ 1.25",
        ),
        Row(
            "the same, one call after another",
            f"{run.seconds:.1f} s",
            f"{one_by_one:.0f} s (from runs of 1 and {_FEW} papers)",
            run.seconds / one_by_one,
        ),
        Row(
            "input tokens billed a paper",
            f"{answered.input_tokens / _PAPERS:,.0f}",
            f"{own / _PAPERS:,.0f} of its sentences",
            answered.input_tokens / own,
            "≤ 1.35",
        ),
    ]


def _bounds(reading: float, answered: Answered) -> dict[str, float]:
    """The times below which no run can be, by what bounds it; `reading` is the processor time for all papers."""
    answer = answered.answer_seconds
    return {
        "one paper after another stage": _start_up() + PACE + reading / _PAPERS + answer,
        "requests a minute": answered.requests / _RPM * 60,
        "tokens a minute": answered.input_tokens / _TPM * 60,
        "paced downloads": _PAPERS * PACE,
        "reading on all cores, one answer": reading / cores() + answer,
    }


def _start_up() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _LOADED], check=True)
    return time.perf_counter() - start


def _one_by_one(folder: Path) -> float:
    """Seconds for all papers with one request under way at a time: what `_FEW` papers take, and one alone, scaled."""
    seconds = []
    for count in (1, _FEW):
        with world(folder / f"few-{count}", count, _RPM) as few:
            seconds.append(few.digest(count, "--set", "limits.concurrency=1").seconds)
    return seconds[0] + (_PAPERS - 1) * (seconds[1] - seconds[0]) / (_FEW - 1)
