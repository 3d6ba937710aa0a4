"""Listed: what one entry of a list of papers says, whatever the list's format."""

import re
from dataclasses import dataclass

_LONGEST = 120  # characters of a title that are shown

NO_ID = "no arXiv id in this entry"


@dataclass(frozen=True)
class Listed:
    """One entry of a list, beginning on a line (1-based).

    It names an arXiv paper by `arxiv_id` (as arXiv lists it, with a version if it gives one) or a PDF by `file` (as
    it is written); when it names neither, `problem` says so. `key` and `title` are what the entry calls itself, empty
    where it has none.
    """

    line: int
    arxiv_id: str = ""
    file: str = ""
    key: str = ""
    title: str = ""
    problem: str = ""


def shorten(text: str) -> str:
    """A title of one line, its white space folded, at most 120 characters."""
    line = " ".join(text[: 10 * _LONGEST].split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def without_version(arxiv_id: str) -> str:
    """The id of the paper itself.

    >>> without_version("math/0405482v2")
    'math/0405482'
    """
    return re.sub(r"v\d+$", "", arxiv_id)
