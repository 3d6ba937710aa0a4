"""Cut a paper's lines into sections: front matter, the headed parts, the references."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from paperdigest.document import Section, SectionKind
from paperdigest.reading.front import prose_start
from paperdigest.reading.headings import Heading, printed_headings
from paperdigest.reading.layout import Line, OutlineEntry
from paperdigest.reading.names import is_references, kind_of
from paperdigest.reading.outline import outlined_headings

_RUN_IN = re.compile(
    r"^(?P<name>(?i:abstract|zusammenfassung|résumé|acknowledge?ments?|acknowledgment))"
    r"(?:\s*[.:—–-]+\s*|\s+(?=[A-Z]))(?P<rest>\S.{20,})$"
)
_FIRST_REFERENCE = re.compile(r"^\[1\]\s*\S")
_LATER_REFERENCE = re.compile(r"^\[[2-4]\]\s*\S")


@dataclass(frozen=True)
class Part:
    """A section and its lines [start, end) of the paper, its heading's left out."""

    section: Section
    start: int
    end: int


@dataclass(frozen=True)
class Parts:
    """A paper's sections in order and the lines [start, end) of its references (0, 0 when it has none)."""

    parts: tuple[Part, ...]
    references: tuple[int, int]


def split_run_in(lines: Sequence[Line]) -> list[Line]:
    """Give "Abstract—We show …" two lines, so that the heading is one like the others."""
    result: list[Line] = []
    for line in lines:
        match = _RUN_IN.match(line.text)
        if match:
            result += [replace(line, text=match["name"], bold=True, hyphen=False, cells=1), replace(line, text=match["rest"])]
        else:
            result.append(line)
    return result


def split_sections(lines: Sequence[Line], outline: Sequence[OutlineEntry], title_end: int, body: float) -> Parts:
    """Sections of a paper's lines; `title_end` is the index after the title, `body` the running text's size."""
    headings = outlined_headings(lines, outline) or printed_headings(lines, body)
    headings = [heading for heading in headings if heading.start >= title_end]
    start, end = _references(lines, headings)
    inside = [heading for heading in headings if not start <= heading.start < end]
    return Parts(tuple(_parts(lines, inside, (start, end), title_end)), (start, end))


def _references(lines: Sequence[Line], headings: Sequence[Heading]) -> tuple[int, int]:
    named = [position for position, heading in enumerate(headings) if is_references(heading.title)]
    if named:
        position = named[-1]
        after = (heading.start for heading in headings[position + 1 :] if _may_follow_references(heading))
        return headings[position].start, next(after, len(lines))
    for index in range(len(lines) // 2, len(lines)):
        if _FIRST_REFERENCE.match(lines[index].text):
            later = sum(bool(_LATER_REFERENCE.match(line.text)) for line in lines[index + 1 : index + 30])
            after = (heading.start for heading in headings if heading.start > index and _may_follow_references(heading))
            if later:
                return index, next(after, len(lines))
    return 0, 0


def _may_follow_references(heading: Heading) -> bool:
    return not heading.number.isdigit()


def _parts(
    lines: Sequence[Line], headings: Sequence[Heading], references: tuple[int, int], title_end: int
) -> Sequence[Part]:
    start, end = references
    parts = [*_opening(lines, headings, title_end)]
    kinds: list[tuple[int, SectionKind]] = []  # level and kind of the headings above
    for position, heading in enumerate(headings):
        following = headings[position + 1].start if position + 1 < len(headings) else len(lines)
        stop = min(following, start) if heading.start < start else following
        kinds = [pair for pair in kinds if pair[0] < heading.level]
        kind = _kind(heading, kinds[-1][1] if kinds else "other", after_references=0 < end <= heading.start)
        kinds.append((heading.level, kind))
        page = lines[heading.start].page
        parts.append(Part(Section(heading.title, heading.number, heading.level, page, kind), heading.end, max(stop, heading.end)))
    return parts


def _opening(lines: Sequence[Line], headings: Sequence[Heading], title_end: int) -> Sequence[Part]:
    """The front matter and, when no heading announces it, the text that follows it."""
    first = headings[0].start if headings else len(lines)
    prose = min(prose_start(lines[:first], title_end), first)
    front = Part(Section("", "", 1, 1, "front"), 0, prose)
    if prose == first or not lines:
        return [front]
    kind: SectionKind = "other" if headings and kind_of(headings[0].title) == "abstract" else "abstract"
    return [front, Part(Section("", "", 1, lines[prose].page, kind), prose, first)]


def _kind(heading: Heading, parent: SectionKind, after_references: bool) -> SectionKind:
    if after_references or parent == "appendix" or heading.number[:1].isalpha() and heading.number not in _ROMAN_NUMBERS:
        return "appendix"
    own = kind_of(heading.title)
    if parent == "other" or own in ("related", "limitations") or (own == "experiments" and parent == "method"):
        return own
    return parent


_ROMAN_NUMBERS = frozenset("I II III IV V VI VII VIII IX X XI XII".split())
