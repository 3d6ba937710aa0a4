"""Start-up: `paperdigest --help` against the import of the libraries that it is drawn with."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.table import Row

_ROUNDS = 9
_HELP = ("-m", "paperdigest", "--help")
_IMPORTS = ("-c", "import typer, rich")


def measure(folder: Path) -> list[Row]:
    """One row: the medians of runs in turn."""
    del folder
    pairs = [(_seconds(*_HELP), _seconds(*_IMPORTS)) for _ in range(_ROUNDS)]
    ours, theirs = (median(times) * 1000 for times in zip(*pairs, strict=True))
    return [Row("`paperdigest --help`", f"{ours:.0f} ms", f"{theirs:.0f} ms, `import typer, rich`", ours / theirs)]


def _seconds(*arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
