"""The matrix in docs/reliability.md: its rows, read and written."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "reliability.md"
REWRITES = os.environ.get("REWRITE_RELIABILITY") == "1"
_BEGIN, _END = "<!-- begin of the table -->\n", "<!-- end of the table -->\n"
_HEAD = "| place | fault | that run | what it says | undisturbed reruns until done |\n| --- | --- | --- | --- | --- |\n"
_LINE = re.compile(r"^\| (.+?) \| (.+?) \| (.+?) \| (.*?) \| (.+?) \|$", re.MULTILINE)
_LONGEST = 160  # characters of a message


@dataclass(frozen=True)
class Row:
    """What a test found of one fault; `run` is its exit code and its papers, `reruns` how many runs mend it."""

    place: str
    fault: str
    run: str
    said: str
    reruns: str

    @classmethod
    def of(cls, place: str, fault: str, run: str, said: str, reruns: str) -> "Row":
        """Its cells as the table has them."""
        short = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
        return cls(place, fault, run, re.sub(r"([|<])", r"\\\1", short).strip(), reruns)

    @property
    def key(self) -> tuple[str, str]:
        """What names it."""
        return self.place, self.fault


def read_rows() -> dict[tuple[str, str], Row]:
    """The rows of the page."""
    table = PAGE.read_text(encoding="utf-8").partition(_BEGIN)[2].partition(_END)[0].removeprefix(_HEAD)
    rows = [Row(*match.groups()) for match in _LINE.finditer(table)]
    return {row.key: row for row in rows}


def write_rows(found: Iterable[Row], order: Iterable[tuple[str, str]]) -> None:
    """Put what was found in the place of the page's rows, in this order; rows of no known fault go."""
    rows = read_rows() | {row.key: row for row in found}
    lines = [rows[key] for key in order if key in rows]
    table = "".join(f"| {one.place} | {one.fault} | {one.run} | {one.said} | {one.reruns} |\n" for one in lines)
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(_BEGIN)
    PAGE.write_text(f"{before}{_BEGIN}{_HEAD}{table}{_END}{rest.partition(_END)[2]}", encoding="utf-8")
