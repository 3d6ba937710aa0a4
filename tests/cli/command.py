"""Running the real command in a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples" / "papers"


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


def paperdigest(*arguments: str, **environment: str) -> Result:
    """Run `python -m paperdigest …` in the working folder with the offline model and a stopped clock."""
    given = {"PAPERDIGEST_MODEL": "offline", "SOURCE_DATE_EPOCH": "1717243200", "PYTHONWARNINGS": "error"}
    done = subprocess.run(
        [sys.executable, "-m", "paperdigest", *arguments],
        env=os.environ | given | environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def tree(folder: Path = Path()) -> list[str]:
    """All files below a folder, relative and sorted."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
