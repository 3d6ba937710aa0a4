"""RIS: the records of a reference manager's export, each with the arXiv id it gives."""

import re
from collections.abc import Iterator

from paperdigest.sources.listed import NO_ID, Listed, shorten
from paperdigest.sources.mentions import find_marked, whole_id

_TAG = re.compile(r"\s{0,3}([A-Z][A-Z0-9])\s{1,3}-(?: |$)(.*)", re.DOTALL)
_IDS = ("DO", "UR", "L1", "L2", "LK", "M1", "M3", "AN", "ID", "PB", "JO", "JF", "T2", "VL", "N1", "C1")
_BARE = ("AN", "ID", "M1")  # an id may stand here without a mark, in a record that says it is arXiv's
_ARCHIVES = ("PB", "DB", "DP", "JO", "JF", "T2")
_TITLES = ("TI", "T1", "CT", "BT")
_LONGEST = 20_000  # characters of a field; a title or an address has fewer

_Fields = dict[str, list[str]]


def read_ris(text: str) -> Iterator[Listed]:
    """The records from TY to ER; one that is cut, or has no TY, counts too."""
    for line, fields in _records(text):
        arxiv_id = _arxiv_id(fields)
        yield Listed(
            line,
            arxiv_id=arxiv_id,
            key=shorten(next(iter(fields.get("ID", [])), "")),
            title=shorten(next((value for tag in _TITLES for value in fields.get(tag, [])), "")),
            problem="" if arxiv_id else NO_ID,
        )


def _records(text: str) -> Iterator[tuple[int, _Fields]]:
    """Each record's first line and its values by tag; a line without a tag goes on with the value before."""
    began, fields, last = 0, _Fields(), [""]
    for number, line in enumerate(text.split("\n"), 1):
        match = _TAG.match(line)
        if match is None:
            if line.strip() and len(last[-1]) < _LONGEST:
                last[-1] += " " + line.strip()[:_LONGEST]
            continue
        tag, value = match[1], match[2].strip()[:_LONGEST]
        if tag in ("TY", "ER"):
            if fields:
                yield began, fields
            began, fields, last = number, _Fields(), [""]
        if tag != "ER":
            began = began if fields else number  # a first record may lack its TY
            last = fields.setdefault(tag, [])
            last.append(value)
    if fields:
        yield began, fields


def _arxiv_id(fields: _Fields) -> str:
    for tag in _IDS:
        for value in fields.get(tag, []):
            if found := find_marked(f"CoRR {value}" if tag == "VL" else value):
                return found
    if any("arxiv" in value.lower() for tag in _ARCHIVES for value in fields.get(tag, [])):
        return next(filter(None, (whole_id(value) for tag in _BARE for value in fields.get(tag, []))), "")
    return ""
