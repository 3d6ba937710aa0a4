"""Characters with their boxes, and the lines they form."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from paperdigest.reading.accents import SIGNS, compose
from paperdigest.reading.layout import Line

HYPHENS = "\x02\ufffe"  # how pdfium marks a hyphen at a line's end, from which it drops the line break
_BREAKS = "\r\n"
_WIDE_GAP = 1.2  # of the letter size: wider than any space of a justified line
_LINE_GAP = 2.5  # of the letter size: pieces farther apart stay lines of their own
_LONG_ROW = 30  # letters at one height: a line of text
_WORD_GAP = 0.15  # of the letter size: from here on it is a space


class Style(NamedTuple):
    """What the letters of one text object share.

    `piece` numbers the objects of a page, `angle` is 0, 90, 180 or 270 degrees clockwise or -1 for slanted, `mode` is
    PDF's text render mode, `colour` red, green, blue and alpha (0–255), None for patterns.
    """

    piece: int
    size: float
    bold: bool
    angle: int
    mode: int
    colour: tuple[int, int, int, int] | None


class Glyph(NamedTuple):
    """One character; `style` is None for spaces, and for line breaks that the PDF library made up."""

    char: str
    style: Style | None = None
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0


def glyphs_to_lines(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """Group characters in reading order into lines; blank lines are left out."""
    lines = (_line(row, page, hyphen) for row, hyphen in _merged(_rows(glyphs)))
    return [line for line in lines if line.text]


def main_angle(glyphs: Sequence[Glyph]) -> int:
    """By how many degrees (0, 90, 180, 270) most of the text is turned clockwise.

    Where most letters are turned, those in long rows decide, if there are any: a drawing may have many turned words.
    """
    angles = Counter(glyph.style.angle for glyph in glyphs if glyph.style is not None)
    if max(angles, key=lambda angle: angles[angle], default=0) <= 0:
        return 0
    rows: Counter[tuple[int, int]] = Counter()
    for glyph in glyphs:
        if glyph.style is not None:
            angle = glyph.style.angle
            rows[angle, round(glyph.x0 if angle in (90, 270) else glyph.y0)] += 1
    long: Counter[int] = Counter()
    for (angle, _), count in rows.items():
        long[angle] += count * (count >= _LONG_ROW)
    return max((long if long.total() else angles).most_common(1)[0][0], 0)


def _rows(glyphs: Iterable[Glyph]) -> Iterator[tuple[list[Glyph], bool]]:
    row: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.char in HYPHENS:
            yield row, True
            row, last = [], None
        elif glyph.char in _BREAKS or (
            last is not None and (glyph.style is not last.style or glyph.y0 != last.y0) and _is_elsewhere(last, glyph)
        ):
            yield row, False
            row, last = ([], None) if glyph.char in _BREAKS else ([glyph], glyph)
        else:
            row.append(glyph)
            last = glyph if glyph.style is not None else last
    yield row, False


def _merged(rows: Iterable[tuple[list[Glyph], bool]]) -> Iterator[tuple[list[Glyph], bool]]:
    """Put rows back together that a superscript or subscript tore apart."""
    open_row: list[Glyph] = []
    open_hyphen = False
    for row, hyphen in rows:
        if not _inked(row):
            continue
        gap = -1.0 if open_hyphen or not open_row else _gap(open_row, row)
        if gap < 0:
            if open_row:
                yield open_row, open_hyphen
            open_row = row
        else:
            open_row = [*open_row, *[Glyph(" ")] * (gap > _WORD_GAP), *row]
        open_hyphen = hyphen
    if open_row:
        yield open_row, open_hyphen


def _gap(left: Sequence[Glyph], right: Sequence[Glyph]) -> float:
    """Space between two pieces of one line as a share of the letter size; negative when they are not on one."""
    before, first = _inked(left), _inked(right)[0]
    largest = max(glyph.style.size for glyph in before if glyph.style is not None)
    # exponents and indices stand over one another: what comes next only has to clear the full-size letters
    full = [glyph for glyph in before if glyph.style is not None and glyph.style.size > 0.85 * largest]
    last = full[-1]
    if last.style is None or first.style is None or last.style.angle != 0 or first.style.angle != 0:
        return -1.0
    size = max(last.style.size, first.style.size)
    overlap = min(last.y1, first.y1) - max(last.y0, first.y0)
    clear = (first.x0 - max(glyph.x1 for glyph in full)) / size
    space = (first.x0 - max(glyph.x1 for glyph in before)) / size
    on_line = overlap > 0.35 * min(last.y1 - last.y0, first.y1 - first.y0)
    return max(space, 0.0) if on_line and clear > -0.3 and space < _LINE_GAP else -1.0


def _inked(row: Sequence[Glyph]) -> list[Glyph]:
    return [glyph for glyph in row if glyph.style is not None]


def _is_elsewhere(last: Glyph, glyph: Glyph) -> bool:
    """Whether the pen moved to another line or turned without the library noticing."""
    if last.style is None or glyph.style is None:
        return False
    if last.style.angle != glyph.style.angle:
        return True
    if glyph.style.angle != 0:
        return False
    apart = max(glyph.y0 - last.y1, last.y0 - glyph.y1)
    return apart > 0.5 * max(last.style.size, glyph.style.size)


def _line(row: Sequence[Glyph], page: int, hyphen: bool) -> Line:
    row = _with_accents(row)
    joined = "".join([glyph.char for glyph in row])
    if not joined.isprintable():  # pdfium gives letters beyond U+FFFF in two halves
        joined = joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    _, styles, x0, y0, x1, y1 = zip(*_inked(row), strict=True)
    size = Counter([style.size for style in styles]).most_common(1)[0][0]
    base = Counter([edge for edge, style in zip(y1, styles, strict=True) if style.size == size]).most_common(1)[0][0]
    bold, turned = sum([style.bold for style in styles]), sum([style.angle != 0 for style in styles])
    cells = 1 + sum([after - before > _WIDE_GAP * size for before, after in zip(x1, x0[1:], strict=False)])
    return Line(
        " ".join(joined.split()), page, min(x0), min(y0), max(x1), max(y1),
        size, 2 * bold > len(styles), cells, hyphen, 2 * turned > len(styles), base,
    )  # fmt: skip


def _with_accents(row: Sequence[Glyph]) -> Sequence[Glyph]:
    """The row with the accents that are printed over letters composed with them, wherever the PDF names them."""
    if SIGNS.isdisjoint(glyph.char for glyph in row):
        return row
    result = list(row)
    for sign in [glyph for glyph in row if glyph.char in SIGNS and glyph.style is not None]:
        base = _letter_under(sign, result)
        if base is not None:
            at = result.index(sign)
            result[base] = result[base]._replace(char=compose(result[base].char, sign.char))
            result[at : at + 1] = []
            _close_gap(result, at)
    return result


def _letter_under(sign: Glyph, row: Sequence[Glyph]) -> int | None:
    """Index of the letter that an accent is printed over: of its size, and nearest to its middle."""
    bases = [index for index, glyph in enumerate(row) if _is_over(sign, glyph)]
    nearest = min(bases, key=lambda index: abs(row[index].x0 + row[index].x1 - sign.x0 - sign.x1), default=None)
    return nearest if nearest is not None and compose(row[nearest].char, sign.char) else None


def _is_over(sign: Glyph, glyph: Glyph) -> bool:
    if not glyph.char.isalpha() or glyph.char in SIGNS or sign.style is None or glyph.style is None:
        return False
    if not 0.8 < glyph.style.size / sign.style.size < 1.25:
        return False
    slant = 0.1 * glyph.style.size  # accents over italic letters stand to the right
    return glyph.x0 <= (sign.x0 + sign.x1) / 2 <= glyph.x1 + slant and max(glyph.y0, sign.y0) < min(glyph.y1, sign.y1)


def _close_gap(row: list[Glyph], at: int) -> None:
    """Leave as many spaces where an accent was taken out as are printed there: none inside a word."""
    start = end = at
    while start > 0 and row[start - 1].char == " ":
        start -= 1
    while end < len(row) and row[end].char == " ":
        end += 1
    if 0 < start < end < len(row):
        before, after = row[start - 1], row[end]
        size = before.style.size if before.style is not None else 0.0
        row[start:end] = [Glyph(" ")] * (after.x0 - before.x1 > _WORD_GAP * size)
