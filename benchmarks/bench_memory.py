"""Peak memory of a digest, children included: 200 papers against 20."""

from pathlib import Path

from benchmarks.table import Row
from benchmarks.world import world

_MANY, _FEW = 200, 20


def measure(folder: Path) -> list[Row]:
    """One row."""
    peaks = []
    for count in (_MANY, _FEW):
        with world(folder / f"papers-{count}", count) as papers:
            peaks.append(papers.digest(count, watches_memory=True).peak / 2**20)
    many, few = peaks
    name = f"peak memory, {_MANY} papers"
    return [Row(name, f"{many:.0f} MB", f"{few:.0f} MB for {_FEW} papers", many / few, "≤ 1.3")]
