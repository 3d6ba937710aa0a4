"""The pages of docs/ that the program writes of itself are those of today's program."""

import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def test_generated_pages_are_up_to_date() -> None:
    subprocess.run([sys.executable, str(DOCS / "generate.py"), "."], check=True)
    for page in ("settings.md", "commands.md"):
        assert Path(page).read_text("utf-8") == (DOCS / page).read_text("utf-8"), "run `make docs`"
