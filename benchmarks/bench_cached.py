"""A rerun with everything cached: the posts are gone, the papers and answers are kept."""

import shutil
from pathlib import Path

from benchmarks.table import Row
from benchmarks.world import world

_PAPERS, _LIMIT = 45, 3.0  # seconds


def measure(folder: Path) -> list[Row]:
    """Two rows: seconds and requests."""
    with world(folder / "cached", _PAPERS) as papers:
        papers.digest(_PAPERS)
        before = papers.answered()
        shutil.rmtree(papers.posts)
        run = papers.digest(_PAPERS)
        asked = papers.answered().requests - before.requests
    name = f"digest of {_PAPERS} papers, everything cached"
    return [
        Row(name, run.said, f"{_LIMIT:.1f} s", run.seconds / _LIMIT, "≤ 1"),
        Row(f"{name}, requests to the model", str(asked), str(before.requests), asked / before.requests, "0"),
    ]
