"""Give headings that run into their paragraph a line of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from paperdigest.reading.layout import Line

_NAMED = re.compile(
    r"^(?P<name>(?i:abstract|zusammenfassung|résumé|acknowledge?ments?|acknowledgment))"
    r"(?:\s*[.:—–-]+\s*|\s+(?=[A-Z]))(?P<rest>\S.{20,})$"
)
_LISTED = re.compile(r"^(?P<name>(?P<number>\d{1,2})\)\s+(?P<title>[A-Z][^:]{2,70}?)\.?:)(?:\s+(?P<rest>\S.*))?$")
_DOTTED = re.compile(
    r"^(?P<name>\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+(?P<title>[A-Z][^.:]{2,70})\.)\s+(?P<rest>[(\"“]?[A-Z].{20,})$"
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "vs",
        "vs.",
        "via",
        "with",
        "without",
    ]
)
_LEAST = 2  # headings of a list: a single one may be anything


def split_run_in(lines: Sequence[Line]) -> list[Line]:
    """Give "Abstract—We show …" two lines, so that the heading is one like the others.

    So are "3.1. Lamps. We show …" and, where the numbers run on and every word has a capital, "2) Green Lamps: We …".
    """
    listed = _listed(lines)
    result: list[Line] = []
    for index, line in enumerate(lines):
        match = listed.get(index) or _NAMED.match(line.text) or _DOTTED.match(line.text)
        if match is None:
            result.append(line)
            continue
        result.append(replace(line, text=match["name"], bold=True, hyphen=line.hyphen and not match["rest"], cells=1))
        if match["rest"]:
            result.append(replace(line, text=match["rest"], bold=False))
    return result


def runs_in(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the numbered heading of the line after it, from which it was parted."""
    if not _LISTED.fullmatch(lines[index].text) or index + 1 == len(lines):
        return False
    line, after = lines[index], lines[index + 1]
    return line.bold and not line.text[-1].isalnum() and (line.page, line.y0) == (after.page, after.y0)


def _listed(lines: Sequence[Line]) -> dict[int, re.Match[str]]:
    """The headings "1) …:" by their index, where at least two follow one another."""
    found: dict[int, re.Match[str]] = {}
    run: dict[int, re.Match[str]] = {}
    for index, line in enumerate(lines):
        match = None if line.turned else _LISTED.match(line.text)
        if match is None or not _is_title(match["title"]):
            continue
        if int(match["number"]) != len(run) + 1:
            found |= run if len(run) >= _LEAST else {}
            run = {}
        if int(match["number"]) == len(run) + 1:
            run[index] = match
    return found | (run if len(run) >= _LEAST else {})


def _is_title(text: str) -> bool:
    words = text.rstrip(".").split()
    return all(word in _SMALL or not word[0].islower() for word in words)
