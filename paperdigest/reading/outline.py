"""Find the printed line of each entry of the file's own table of contents."""

from collections.abc import Sequence

from paperdigest.reading.characters import clean, fold
from paperdigest.reading.headings import Heading, split_number
from paperdigest.reading.layout import Line, OutlineEntry
from paperdigest.reading.names import is_known, is_references

MIN_ENTRIES = 4  # a shorter outline does not tell the paper's sections
_MAX_LINES = 4  # that a heading is printed on


def outlined_headings(lines: Sequence[Line], outline: Sequence[OutlineEntry], title: str) -> list[Heading]:
    """Headings of an outline that are printed where it says; empty when it is too short or does not fit the text.

    `title` is the paper's: an entry that says the same is no section.
    """
    entries = [entry for entry in outline if fold(entry.title) not in ("", fold(title))]
    if len(entries) < MIN_ENTRIES:
        return []
    first_of_page = _first_of_page(lines)
    found: list[Heading] = []
    at = 0
    for entry in entries:
        place = _find(lines, entry.title, max(at, first_of_page.get(entry.page, len(lines))), entry.page)
        if place is None:
            continue
        start, at = place
        number, title = split_number(clean(" ".join(line.text for line in lines[start:at]))[0])
        found.append(Heading(start, at, title.rstrip(" .:"), number, entry.level))
    if len(found) < max(MIN_ENTRIES, len(entries) // 2):
        return []
    top = min(heading.level for heading in found)
    shifted = [Heading(item.start, item.end, item.title, item.number, item.level - top + 1) for item in found]
    return sorted([*shifted, *_unlisted(lines, shifted)], key=lambda heading: heading.start)


def _first_of_page(lines: Sequence[Line]) -> dict[int, int]:
    first: dict[int, int] = {}
    for index, line in enumerate(lines):
        first.setdefault(line.page, index)
    return first


def _find(lines: Sequence[Line], title: str, start: int, page: int) -> tuple[int, int] | None:
    """Lines [start, end) on the page or the next that print the title, with or without a number before it."""
    wanted = {fold(title), fold(split_number(title)[1])}
    for index in range(start, len(lines)):
        if lines[index].page > page + 1:
            return None
        if not fold(lines[index].text):
            continue
        printed = ""
        for end in range(index + 1, min(index + 1 + _MAX_LINES, len(lines) + 1)):
            printed += " " * bool(printed) + lines[end - 1].text
            forms = {fold(printed), fold(split_number(printed)[1])}
            if forms & wanted:
                return index, end
            if not any(target.startswith(form) for target in wanted for form in forms):
                break
    return None


def _unlisted(lines: Sequence[Line], found: Sequence[Heading]) -> list[Heading]:
    """The abstract, references and acknowledgements, which outlines often leave out."""
    taken = {index for heading in found for index in range(heading.start, heading.end)}
    first = min(heading.start for heading in found)
    return [
        Heading(index, index + 1, line.text, "", 1)
        for index, line in enumerate(lines)
        if index not in taken and not line.turned and is_known(line.text)
        and (index < first or is_references(line.text) or line.text.lower().startswith("ackno"))
    ]  # fmt: skip
