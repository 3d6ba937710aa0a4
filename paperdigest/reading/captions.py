"""Find the captions of a paper's figures and tables."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from paperdigest.document import FigureKind
from paperdigest.reading.boxes import hull, shared, with_hyphen
from paperdigest.reading.layout import Line, Mark, Page
from paperdigest.reading.runningtext import is_rule

_CAPTION = re.compile(
    r"^(?i:supplementary\s+|supplemental\s+|extended data\s+)?"
    r"(?:(?P<figure>(?i:fig(?:ure)?\b\.?|scheme\b|abb(?:ildung)?\b\.?)|图)|(?P<table>(?i:tab(?:le)?\b\.?|tabelle\b)|表))"
    r"\s*(?P<number>[A-Z]?[.-]?\d{1,3}(?:[.-]\d{1,2})?[a-z]?|[IVX]{1,5}|[A-Z])(?![\w-])(?:\s*\([Cc]ont\w*\.?\))?"
    r"(?:\s*(?P<mark>[.:|—–：。-])|\s*(?P<end>$)|\s+(?=[^\Wa-z_]|\())"
)
_CLOSE = 1.45  # of the letter size: from line to line of one caption
_LOOSER = 1.3  # of the distance of the lines above: what stands farther below is no line of the caption
_CUT = 20.0  # points: a shorter rule is an underscore or a fraction's
_INTO = 0.3  # of the letter size: a higher overlap is no matter of loose boxes
_BELOW_MATHS = 1.75  # of the letter size


@dataclass(frozen=True)
class Caption:
    """A caption: its lines in order, and their common box in points as in Line."""

    kind: FigureKind
    number: str
    page: int
    lines: tuple[Line, ...]
    x0: float
    y0: float
    x1: float
    y1: float


def find_captions(pages: Sequence[Page]) -> tuple[Caption, ...]:
    """All captions, in page order: lines that begin like one, with the separator that most of their kind have."""
    found = [start for page in pages for start in _starts(page)]
    usual = {kind: _usual_mark([start for start in found if start.kind == kind]) for kind in ("figure", "table")}
    regular = {(start.kind, start.number) for start in found if start.mark == usual[start.kind]}
    chosen = [
        start
        for start in found
        if start.mark == usual[start.kind]
        or ((start.is_bold or start.is_alone) and (start.kind, start.number) not in regular)
    ]
    return tuple(_whole(start, chosen) for start in chosen)


@dataclass(frozen=True)
class _Start:
    page: Page
    line: Line
    kind: FigureKind
    number: str
    mark: str
    is_bold: bool
    is_alone: bool  # nothing but the label stands on the line


def _starts(page: Page) -> Iterator[_Start]:
    for line in page.lines:
        match = None if line.turned else _CAPTION.match(line.text)
        if match is None or (not line.bold and _is_inside(line, page)):
            continue
        mark = match["mark"] or ("" if match["end"] is None else "$")
        number = match["number"].upper().rstrip(".")
        is_alone = match["end"] is not None or (bool(mark) and match.end() == len(line.text))
        yield _Start(page, line, "figure" if match["figure"] else "table", number, mark, line.bold, is_alone)


def _is_inside(line: Line, page: Page) -> bool:
    """Whether the line goes on a paragraph: one stands close above, of the same type, and reaches as far."""
    for other in page.lines:
        close = 0 < line.y0 - other.y0 < 1.35 * line.size and abs(other.size - line.size) < 0.3
        if close and not other.turned and abs(other.x0 - line.x0) < 2.5 * line.size and len(other.text) > 30:
            return not other.text.endswith((".", "?", "!")) or other.x1 > line.x1 - line.size or len(other.text) > 60
    return False


def _usual_mark(starts: Iterable[_Start]) -> str:
    numbers: dict[str, set[str]] = defaultdict(set)
    for start in starts:
        numbers[start.mark].add(start.number)
    return max(numbers, key=lambda mark: (len(numbers[mark]), mark != ""), default="")


def _whole(start: _Start, starts: Sequence[_Start]) -> Caption:
    """The caption with all its lines."""
    others = {id(other.line) for other in starts}
    rules = [mark for mark in start.page.marks if is_rule(mark)]
    lines, pitch = [start.line], 0.0
    rest = sorted(
        (line for line in start.page.lines if line.y0 > start.line.y0 - 0.4 * line.size), key=lambda line: line.y0
    )
    for line in rest:
        last = lines[-1]
        if line is start.line or id(line) in others or line.turned or not _is_like(line, start):
            continue
        step = _step(last, line)
        if step > 2 * _CLOSE * last.size:
            break
        if _beside(lines, line) and step < 0.4 * last.size:
            lines.append(line)
            continue
        most = _most(lines, line, pitch)
        if step > most or _is_cut(last, line, rules) or not _under(lines, line):
            continue
        if line.cells > 1 and max(other.cells for other in lines) == 1 and len(line.text) < 60:
            continue
        lines.append(line)
        pitch = max(pitch, step)
    return Caption(
        start.kind, start.number, start.page.number, tuple(lines), *hull(with_hyphen(line) for line in lines)
    )


def _step(above: Line, line: Line) -> float:
    """How far below another a line stands; one that reaches into the other, as formulas do, is the next one."""
    step = line.base - above.base
    return min(step, line.size) if line.y0 < above.y1 - _INTO * line.size else step


def _most(lines: Sequence[Line], line: Line, pitch: float) -> float:
    """How far below the last line of a caption another one of it may stand."""
    size = lines[-1].size
    if len(lines) > 1 and abs(line.x0 - lines[1].x0) < 1.5 and _is_tall(lines[-1], line):
        return _BELOW_MATHS * size
    return min(max(_LOOSER * pitch, 1.3 * size), _CLOSE * size) if pitch else _CLOSE * size


def _is_tall(*lines: Line) -> bool:
    """Whether one of the lines has a fraction or the like."""
    return any(line.y1 - line.y0 > 1.3 * line.size for line in lines)


def _is_like(line: Line, start: _Start) -> bool:
    """Whether a line is of the caption's type; small capitals count as smaller."""
    apart = abs(line.size - start.line.size)
    return apart < 0.6 or (start.is_alone and line.text.isupper() and apart < 0.35 * start.line.size)


def _is_cut(above: Line, line: Line, rules: Sequence[Mark]) -> bool:
    """Whether a rule stands between two lines."""
    return any(above.y1 - 2 < rule.y1 and rule.y0 < line.y0 + 2 and shared(rule, line).width > _CUT for rule in rules)


def _beside(lines: Sequence[Line], line: Line) -> bool:
    """Whether a piece goes on the last line of a caption to the right."""
    return -0.5 * line.size < line.x0 - lines[-1].x1 < 0.8 * line.size


def _under(lines: Sequence[Line], line: Line) -> bool:
    left, right = min(other.x0 for other in lines), max(other.x1 for other in lines)
    inside = min(right, line.x1) - max(left, line.x0)
    slack = 3 * line.size
    fits = line.x0 > left - slack and line.x1 < right + slack
    if len(lines) == 1:  # a short label, centred above its text
        centred = abs(line.x0 + line.x1 - left - right) < 2 * slack
        fits = fits or (len(lines[0].text) < 14 and centred)
    return fits and inside > 0 and line.y0 > lines[-1].y0
