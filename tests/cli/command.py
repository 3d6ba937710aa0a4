"""Running the real command in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples" / "papers"


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """This process's environment with the offline model, no figures (they take time), a stopped clock, and `more`."""
    given = {
        "PAPERDIGEST_MODEL": "offline",
        "PAPERDIGEST_MAX_FIGURES": "0",
        "SOURCE_DATE_EPOCH": "1717243200",
        "PYTHONWARNINGS": "error",
    }
    return {**os.environ, **given, **more}


def paperdigest(*arguments: str, **more: str) -> Result:
    """Run `python -m paperdigest …` in the working folder; `more` goes into its environment."""
    done = subprocess.run(
        [sys.executable, "-m", "paperdigest", *arguments],
        env=environment(more),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def tree(folder: Path = Path()) -> list[str]:
    """All files below a folder, relative and sorted, but for the lock."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.name != "lock")
