"""Twenty-five papers at a limit of 10 requests a minute that is set: wall time against its bound, and refusals."""

from pathlib import Path

from benchmarks.table import Row
from benchmarks.world import world

_PAPERS, _RPM = 25, 10


def measure(folder: Path) -> list[Row]:
    """Two rows; it takes true minutes."""
    with world(folder / "limited", _PAPERS, _RPM) as papers:
        run = papers.digest(_PAPERS, "--set", f"limits.rpm={_RPM}")
        answered = papers.answered()
    bound = answered.requests / _RPM * 60
    name, refused = f"{_PAPERS} papers at {_RPM} requests a minute", answered.refused
    return [
        Row(name, f"{run.seconds:.0f} s", f"{bound:.0f} s (requests a minute)", run.seconds / bound, "≤ 1.1"),
        Row(f"{name}, refused", str(refused), str(answered.requests), refused / answered.requests, "0"),
    ]
