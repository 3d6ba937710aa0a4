"""Remove what belongs to the page and not to the text: the arXiv stamp, running heads, page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from paperdigest.document import Removed
from paperdigest.reading.blocks import is_caption
from paperdigest.reading.layout import Line, Page

Furniture = Literal["arXiv stamp", "running head", "page number"]
_KINDS: tuple[Furniture, ...] = ("arXiv stamp", "running head", "page number")
_STAMP = re.compile(r"^\s*arXiv:\s*(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\b.{0,60}$")
_PAGE_NUMBER = re.compile(
    r"^[-–—|\s(\[]*(?:page\s+|p\.\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s)\].]*$", re.IGNORECASE
)
_MARGIN = 0.18  # of the page's height, at its top and bottom
_REPEATS = 3  # pages
_WORDS = 4  # letters
_BEGINNING = 3  # words
_APART = 0.5  # of the letter size
_DRIFT = 6.0  # points that a running head may move from page to page


def remove_furniture(pages: Sequence[Page]) -> tuple[tuple[Page, ...], tuple[Removed, ...]]:
    """Take the furniture out of every page; also returns what was taken."""
    repeated = _repeated(pages)
    found: dict[Furniture, list[str]] = defaultdict(list)
    kept: list[Page] = []
    for page in pages:
        lines = []
        for line in page.lines:
            what = _what(line, page, repeated)
            if what:
                found[what].append(line.text)
            else:
                lines.append(line)
        kept.append(replace(page, lines=tuple(lines)))
    removed = (Removed(what, len(found[what]), found[what][0]) for what in _KINDS if found[what])
    return tuple(kept), tuple(removed)


def running_heads(before: Sequence[Page], after: Sequence[Page]) -> list[Line]:
    """The lines with words that were taken out of pages; numbers may as well be those of a drawing."""
    kept = {id(line) for page in after for line in page.lines}
    return [
        line
        for page in before
        for line in page.lines
        if id(line) not in kept and not line.turned and sum(map(str.isalpha, line.text)) >= _WORDS
    ]


def _what(line: Line, page: Page, repeated: set[tuple[str, int]]) -> Furniture | None:
    if _STAMP.match(line.text) and (line.turned or (page.number == 1 and line.x1 == 0)):
        return "arXiv stamp"
    if not _in_margin(line, page):
        return None
    if _PAGE_NUMBER.match(line.text) and len(line.text) < 16:
        return "page number"
    return "running head" if not repeated.isdisjoint(_keys(line, page)) else None


def _in_margin(line: Line, page: Page) -> bool:
    """Whether a line stands near the page's upper or lower edge with no more than two pieces beyond it."""
    upper = line.y1 < _MARGIN * page.height
    if line.turned or not (upper or line.y0 > (1 - _MARGIN) * page.height):
        return False
    upright = [other for other in page.lines if not other.turned]
    beyond = sum(other.y1 < line.y0 if upper else other.y0 > line.y1 for other in upright)
    return beyond <= 2


def _repeated(pages: Sequence[Page]) -> set[tuple[str, int]]:
    """Keys of lines that stand at the same height of at least three pages."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page in pages:
        for line in page.lines:
            if _in_margin(line, page):
                for key in _keys(line, page):
                    seen[key].add(page.number)
    return {key for key, numbers in seen.items() if len(numbers) >= _REPEATS}


def _keys(line: Line, page: Page) -> Iterator[tuple[str, int]]:
    """The line with its digits masked, at its height rounded both ways; of one that stands alone also its beginning.

    The words are sorted, since the number stands on the left of some pages and on the right of others.
    """
    masked = re.sub(r"\d+|\b[ivxlc]+\b", "#", line.text.lower()).split()
    forms = [" ".join(sorted(masked))]
    if len(masked) > _BEGINNING and not is_caption(line.text) and _is_apart(line, page):
        forms.append(" ".join([*masked[:_BEGINNING], "…"]))  # "Lamps in Fog 2 METHOD": the section's name changes
    for form in forms:
        yield form, round(line.y0 / _DRIFT)
        yield form, -1 - int(line.y0 // _DRIFT)


def _is_apart(line: Line, page: Page) -> bool:
    """Whether a line is the outermost one and the next stands well away from it."""
    others = [other for other in page.lines if other is not line and not other.turned]
    upper = line.y1 < page.height / 2
    gaps = (other.y0 - line.y1 if upper else line.y0 - other.y1 for other in others)
    return all(gap > _APART * line.size for gap in gaps)
