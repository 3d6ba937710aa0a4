"""Cut a paper's lines into sections: front matter, the headed parts, the references."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from paperdigest.document import Section, SectionKind
from paperdigest.reading.blocks import is_caption
from paperdigest.reading.front import prose_start
from paperdigest.reading.headings import Heading, printed_headings
from paperdigest.reading.layout import Line, OutlineEntry
from paperdigest.reading.names import is_references, kind_of
from paperdigest.reading.outline import outlined_headings

_FIRST_REFERENCE = re.compile(r"^\[1\]\s*\S")
_LATER_REFERENCE = re.compile(r"^\[[2-4]\]\s*\S")

# what a line of a reference list often holds: its number, a year, a preprint's or article's number
_REFERENCE_SIGN = re.compile(
    r"^\[\w{1,8}\+?\d*\]|^\d{1,3}\.\s|\b(?:19|20)\d\d[a-z]?\b|\barXiv\b|\bdoi\b|\bpp\.|\bet al\b", re.IGNORECASE
)
_ENTRY = re.compile(r"^\[\d{1,3}\]\s")
_ENTRY_LINES = 6  # the most lines of an entry
_APPENDIX = re.compile(r"^appendix\b|^appendices\b|^supplementa\w+ material", re.IGNORECASE)
_MAX_TITLE = 80  # characters
_SIGN_SHARE = 0.2  # of a page's lines


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


def split_sections(
    lines: Sequence[Line], outline: Sequence[OutlineEntry], title: str, title_end: int, body: float
) -> Parts:
    """Sections of a paper's lines; `title` is the printed one, `title_end` the index of the line after it, `body` the
    running text's size.
    """
    headings = outlined_headings(lines, outline, title) or printed_headings(lines, body)
    headings = [heading for heading in headings if heading.start >= title_end]
    start, end = _references(lines, headings)
    inside = [_without_article(heading, headings, end) for heading in headings if not start <= heading.start < end]
    if (
        0 < end < len(lines)
        and not any(heading.start == end for heading in inside)
        and _heads_appendix(lines[end], body)
    ):
        inside.append(Heading(end, end + 1, lines[end].text, "", 1))
        inside.sort(key=lambda heading: heading.start)
    return Parts(tuple(_parts(lines, inside, (start, end), title_end)), (start, end))


def _heads_appendix(line: Line, body: float) -> bool:
    """Whether the line behind the references heads what follows: it says so, or is large and bold."""
    is_title = line.bold and line.size > 1.05 * body and line.cells == 1 and not is_caption(line.text)
    return len(line.text) < _MAX_TITLE and (is_title or bool(_APPENDIX.match(line.text)))


def _without_article(heading: Heading, headings: Sequence[Heading], end: int) -> Heading:
    """Tell "A Survey of Lamps" from "A Proofs": appendix A has parts, a B, or comes after the references' `end`."""
    if heading.number != "A" or heading.start >= end > 0 or any(other.number in ("B", "A.1") for other in headings):
        return heading
    return replace(heading, number="", title=f"A {heading.title}")


def _references(lines: Sequence[Line], headings: Sequence[Heading]) -> tuple[int, int]:
    named = [position for position, heading in enumerate(headings) if is_references(heading.title)]
    if named:
        position = named[-1]
        after = (heading.start for heading in headings[position + 1 :] if _may_follow_references(heading))
        return headings[position].start, _end_of_list(lines, headings[position].end, next(after, len(lines)))
    for index in range(len(lines) // 2, len(lines)):
        if _FIRST_REFERENCE.match(lines[index].text):
            later = sum(bool(_LATER_REFERENCE.match(line.text)) for line in lines[index + 1 : index + 30])
            after = (heading.start for heading in headings if heading.start > index and _may_follow_references(heading))
            if later:
                return index, _end_of_list(lines, index, next(after, len(lines)))
    return 0, 0


def _end_of_list(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the list that begins at `start` ends, `end` at the latest: figures and tables may follow it unannounced."""
    signs: dict[int, list[int]] = defaultdict(list)
    counts: dict[int, int] = defaultdict(int)
    for index in range(start, end):
        counts[lines[index].page] += 1
        if _REFERENCE_SIGN.search(lines[index].text):
            signs[lines[index].page].append(index)
    listing = [page for page, found in signs.items() if len(found) >= _SIGN_SHARE * counts[page]]
    if not listing:
        return end
    last = signs[max(listing)][-1]
    while entry := next(
        (at for at in range(last + 1, min(last + _ENTRY_LINES, end)) if _ENTRY.match(lines[at].text)), 0
    ):
        last = entry
    while last + 1 < end and lines[last + 1].page == lines[last].page and not lines[last].text.endswith("."):
        last += 1
    return last + 1


def _may_follow_references(heading: Heading) -> bool:
    return not heading.number.isdigit()


def _parts(
    lines: Sequence[Line], headings: Sequence[Heading], references: tuple[int, int], title_end: int
) -> list[Part]:
    start, end = references
    stops = [heading.start for heading in headings] + ([start] if end else [])
    parts = _opening(lines, headings, min(stops, default=len(lines)), title_end)
    kinds: list[tuple[int, SectionKind]] = []  # level and kind of the headings above
    for heading in headings:
        kinds = [pair for pair in kinds if pair[0] < heading.level]
        kind = _kind(heading, kinds[-1][1] if kinds else "other", after_references=0 < end <= heading.start)
        kinds.append((heading.level, kind))
        section = Section(heading.title, heading.number, heading.level, lines[heading.start].page, kind)
        stop = min((at for at in stops if at > heading.start), default=len(lines))
        parts.append(Part(section, heading.end, max(stop, heading.end)))
    stop = min((at for at in stops if at >= end), default=len(lines))
    if 0 < end < stop:  # figures or an appendix without a heading
        parts.append(Part(Section("", "", 1, lines[end].page, "appendix"), end, stop))
    return sorted(parts, key=lambda part: part.start)


def _opening(lines: Sequence[Line], headings: Sequence[Heading], first: int, title_end: int) -> list[Part]:
    """The front matter and, when no heading announces it, the text between it and line `first`."""
    prose = min(prose_start(lines[:first], title_end), first)
    front = Part(Section("", "", 1, 1, "front"), 0, prose)
    if prose == first:
        return [front]
    kind: SectionKind = "other" if headings and kind_of(headings[0].title) == "abstract" else "abstract"
    return [front, Part(Section("", "", 1, lines[prose].page, kind), prose, first)]


def _kind(heading: Heading, parent: SectionKind, after_references: bool) -> SectionKind:
    lettered = heading.number[:1].isalpha() and heading.number not in _ROMAN_NUMBERS
    if after_references or parent == "appendix" or (lettered and heading.level == 1):
        return "appendix"
    own = kind_of(heading.title)
    if parent == "other" or own in ("related", "limitations") or (own == "experiments" and parent == "method"):
        return own
    return parent


_ROMAN_NUMBERS = frozenset(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"])
