"""Compile the example papers to PDF: `python examples/papers/build.py`, with `pip install typst==0.15.0`.

Every note is a `.typ` file beside the `.json` file that gives its title, authors and abstract. The same sources and
the same version of Typst give the same bytes: only the fonts inside the package are used and the date is the note's.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

import typst

HERE = Path(__file__).parent


def build(note: Path) -> Path:
    """Compile one note (`.json`) and return its PDF."""
    published = json.loads(note.read_text(encoding="utf-8"))["published"]
    pdf = note.with_suffix(".pdf")
    typst.compile(
        note.with_suffix(".typ"),
        output=pdf,
        root=HERE,
        ignore_system_fonts=True,
        timestamp=datetime.fromisoformat(published).replace(tzinfo=UTC),
    )
    return pdf


if __name__ == "__main__":
    for path in sorted(HERE.glob("*.json")):
        build(path)
