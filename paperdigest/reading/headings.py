"""Find headings without an outline: by type, by numbers that run 1, 2, 3, and by known names."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from paperdigest.reading.blocks import is_caption
from paperdigest.reading.characters import fold
from paperdigest.reading.layout import Line
from paperdigest.reading.names import is_known, is_references
from paperdigest.reading.runin import runs_in

_NUMBERED = re.compile(
    r"^(?:(?:section|chapter|appendix|§)\s*)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z](?:\.\d{1,2}){1,3}|[IVX]{1,5}(?:[-.][A-Z]\d{0,2}|(?:\.\d{1,2}){1,3})?|[A-Z])"
    r"(?:[.):]|\s*[—–])?\s+(?P<title>\S.*)$",
    re.IGNORECASE,
)
_ROMANS = {
    roman: value
    for value, roman in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], start=1)
}
_CONTENTS_ENTRY = re.compile(r"(?:\.\s?){3,}\s*\d+$|…\s*\d+$")
_PAGE_AT_END = re.compile(r"(.*\D)\s\d{1,3}$")
_NUMBER_MARK = re.compile(r"^\w{1,5}[.):]|^\d")  # "A. Data", not "A typical"
_MIN_UNNUMBERED = 3  # headings without a number in a paper that numbers its sections
_MAX_LENGTH = 120  # characters of a heading's line

Type = tuple[float, bool, bool]  # size, bold, all capitals


@dataclass(frozen=True)
class Heading:
    """A heading and the lines [start, end) that it is printed on."""

    start: int
    end: int
    title: str
    number: str
    level: int


def split_number(text: str) -> tuple[str, str]:
    """The number and the title of a heading: "3.1 Data" → ("3.1", "Data"), "Data" → ("", "Data")."""
    match = _NUMBERED.match(text)
    if not match or (match["number"].isalpha() and not match["number"].isupper()):
        return "", text
    return match["number"], match["title"]


def printed_headings(lines: Sequence[Line], body: float) -> list[Heading]:
    """Headings by what is printed; `body` is the size of running text in points."""
    candidates = _without_contents(lines, [index for index, line in enumerate(lines) if _may_be_heading(line)])
    style = _main_type(lines, candidates, body)
    found: list[Heading] = []
    counter = _Counter()
    unnumbered = _unnumbered(lines, candidates, body)
    for index in candidates:
        line = lines[index]
        if found and index < found[-1].end:
            continue
        number, title = split_number(line.text)
        stands_out = _stands_out(line, body)
        is_main = style is not None and _matches(line, style, body, bool(number))
        has_number = number and (stands_out or _is_plain_heading(line.text)) and _is_title(title, stands_out)
        level = counter.level_of(number, is_main, stands_out) if has_number else 0
        if not level and is_known(line.text) and (stands_out or not line.text[0].islower()):
            number, title, level = "", line.text, 1
        if not level and found and is_main and stands_out and not number and _is_title(line.text):
            level = 1
        if not level and found and runs_in(lines, index):
            level = counter.depth + 1
        if not level and found and index in unnumbered:
            number, title, level = "", line.text, counter.depth + 1
        if level:
            if not runs_in(lines, index):
                counter.accept(number, level)
            end = _last_line(lines, index, body)
            title = " ".join([title, *(lines[at].text for at in range(index + 1, end))]).rstrip(" .:")
            found.append(Heading(index, end, title, number, level))
    return found


class _Counter:
    """Follows the numbers of accepted headings, so that only those that run on are accepted."""

    def __init__(self) -> None:
        self._path: list[int] = []
        self._style = ""

    @property
    def depth(self) -> int:
        """The level of the last number."""
        return max(len(self._path), 1)

    def level_of(self, number: str, is_main: bool, stands_out: bool) -> int:
        """The level of a heading with this number here; 0 when it would be out of order."""
        path, style = _path(number)
        if not path:
            return 0
        if style == "letter" and self._style == "roman" and len(path) == 1 and not is_main:
            return 2 if path[0] == (self._path[1] if len(self._path) > 1 else 0) + 1 else 0
        level = len(path)
        if level == 1:
            previous = self._path[0] if self._path and style == self._style else 0
            return 1 if is_main and previous < path[0] <= previous + 1 + (stands_out and previous > 0) else 0
        if not self._path or path[:-1] != self._path[: level - 1]:
            return 0
        previous = self._path[level - 1] if len(self._path) >= level else 0
        return level if previous < path[-1] <= previous + 1 + stands_out else 0

    def accept(self, number: str, level: int) -> None:
        """Go on from here."""
        path, style = _path(number)
        if style == "letter" and level == 2 and len(path) == 1:
            self._path = [*self._path[:1], path[0]]
        elif path:
            self._path, self._style = path, style


def _unnumbered(lines: Sequence[Line], candidates: Sequence[int], body: float) -> set[int]:
    """The candidates that are bold lines of their own between paragraphs; a few of them may be anything else."""
    found = {index for index in candidates if 0 < index < len(lines) - 1 and _is_between(lines, index, body)}
    return found if len(found) >= _MIN_UNNUMBERED else set()


def _is_between(lines: Sequence[Line], index: int, body: float) -> bool:
    above, line, below = lines[index - 1 : index + 2]
    is_title = line.bold and line.cells == 1 and _is_title(line.text) and line.text[-1] not in ".:-" and not line.hyphen
    is_text = not below.bold and abs(below.size - body) < 0.07 * body and len(below.text) > 30 and below.cells == 1
    follows = (
        below.page == line.page and 0 < below.y0 - line.y0 < 2.2 * line.size and abs(below.x0 - line.x0) < 2 * body
    )
    is_apart = above.page != line.page or above.y0 > line.y0 or line.y0 - above.y1 > 0.2 * line.size
    ended = above.bold or above.text[-1] in ".!?:)" or above.page != line.page
    is_short = len(line.text) < 60 and line.x1 < below.x1 - 2 * body
    return line.size > 0.95 * body and is_short and is_title and is_text and follows and is_apart and ended


def _path(number: str) -> tuple[list[int], str]:
    """Read a number: "3.1" → [3, 1], "digit"; "IV" → [4], "roman"; "B.2" → [2, 2], "letter"; else nothing."""
    first, *rest = number.split(".")
    if not all(part.isdigit() for part in rest) or "-" in first or not first:
        return [], ""
    if first.isdigit():
        head, style = int(first), "digit"
    elif first in _ROMANS:
        head, style = _ROMANS[first], "roman"
    else:
        head, style = ord(first[0]) - ord("A") + 1, "letter"
    return [head, *map(int, rest)], style


def _may_be_heading(line: Line) -> bool:
    if line.turned or line.cells > 3 or is_caption(line.text) or _CONTENTS_ENTRY.search(line.text):
        return False
    return 2 < len(line.text) <= _MAX_LENGTH


def _without_contents(lines: Sequence[Line], candidates: Sequence[int]) -> list[int]:
    """The candidates but for those that a later one repeats without their page number."""
    last = {fold(lines[index].text): index for index in candidates}
    entries = ((index, _PAGE_AT_END.match(lines[index].text)) for index in candidates)
    return [index for index, entry in entries if entry is None or last.get(fold(entry[1]), -1) <= index]


def _is_plain_heading(text: str) -> bool:
    """Whether a numbered line may be a heading though its type is that of running text (it may be italic)."""
    return bool(_NUMBER_MARK.match(text)) and len(text) < 70 and text[-1] not in ".:-"


def _is_title(text: str, may_be_lower: bool = False) -> bool:
    """Whether a text reads like a title rather than a formula, a table row or the end of a sentence."""
    letters = sum(char.isalpha() for char in text)
    opens = text[0].isalnum() and (may_be_lower or not text[0].islower())
    return opens and letters >= 3 and letters > 0.5 * len(text) and text[-1] not in ",;" and "et al" not in text


def _stands_out(line: Line, body: float) -> bool:
    return line.bold or line.size > 1.05 * body or (line.text.isupper() and line.size > 0.7 * body)


def _type(line: Line, body: float) -> Type:
    """Capitals tell only where nothing else does: "3 BERT" is of the same type as "2 Related Work"."""
    plain = not line.bold and line.size <= 1.05 * body
    return round(line.size * 2) / 2, line.bold, plain and line.text.isupper()


def _matches(line: Line, style: Type, body: float, numbered: bool = False) -> bool:
    size, bold, capitals = style
    # in small capitals a short title has more large letters than small ones: "VI. DATA"
    is_size = abs(line.size - size) < 0.6 or (capitals and numbered)
    return is_size and _type(line, body)[1:] == (bold, capitals)


def _main_type(lines: Sequence[Line], candidates: Sequence[int], body: float) -> Type | None:
    """The type of the first level: the one in which numbers run furthest, else that of the known names."""
    runs: dict[Type, int] = defaultdict(int)
    named: dict[Type, int] = defaultdict(int)
    for index in candidates:
        line = lines[index]
        number, title = split_number(line.text)
        path, numbering = _path(number)
        style = _type(line, body)
        if len(path) == 1 and numbering != "letter" and _is_title(title) and path[0] == runs[style] + 1:
            runs[style] += 1
        if is_known(title) and not is_references(title):
            named[style] += 1
    scores = {
        style: (runs[style] if runs[style] > 1 else 0) + 3 * named[style] + 2 * _stands_apart(style, body)
        for style in {*runs, *named}
    }
    best = max(scores, key=lambda style: (scores[style], style[0]), default=None)
    return best if best is not None and (runs[best] >= 2 or named[best]) else None


def _stands_apart(style: Type, body: float) -> bool:
    return style[1] or style[2] or style[0] > 1.05 * body


def _last_line(lines: Sequence[Line], start: int, body: float) -> int:
    """Index after the heading's last line: long titles run on in the same type."""
    first, end = lines[start], start + 1
    while end < len(lines) and end - start < 4 and _stands_out(first, body):
        line, above = lines[end], lines[end - 1]
        same = _matches(line, _type(first, body), body) and line.page == first.page
        close = 0 <= line.y0 - above.y0 < 1.7 * first.size and (line.x0 >= first.x0 - first.size)
        if not (same and close) or split_number(line.text)[0] or is_known(line.text) or is_known(first.text):
            break
        end += 1
    return end
