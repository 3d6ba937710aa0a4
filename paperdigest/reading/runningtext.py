"""Tell the running text of a page from what stands in figures and tables."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from paperdigest.reading.boxes import Box, box_of, hull, shared
from paperdigest.reading.columns import Column, column_of, fills, has_size
from paperdigest.reading.headings import split_number
from paperdigest.reading.layout import Line, Mark

_PITCH = 1.6  # of the letter size: from line to line of a paragraph
_RULE = 2.0  # points: a mark that is not higher is a rule
_WIDE = 60.0  # points: shorter rules and narrower frames belong to no table
_FRAME = 24.0  # points: lower frames hold a line at most
_MOST_FRAMED = 500.0  # points: a higher frame is the page's
_BAND = 250.0  # points between two rules of a table
_FEW = 2  # lines of prose that a table or drawing may have
_LETTERING = 1.5  # of the body's size: larger than the headings of sections
_LONG = 30  # characters: a line that fills a column and is as long is text, whatever its words


def is_rule(mark: Mark) -> bool:
    """Whether a mark is a horizontal line."""
    return mark.y1 - mark.y0 <= _RULE < mark.x1 - mark.x0


def running_text(lines: Sequence[Line], columns: Sequence[Column], body: float, marks: Sequence[Mark]) -> set[int]:
    """The `id`s of the lines of a page that are running text: paragraphs, numbered headings, footnotes.

    `body` is the running text's size in points. What stands in a frame or between a table's rules is none.
    """
    inside = framed(lines, columns, body, marks) | _lettering(lines, body, marks)
    upright = sorted((one for one in lines if not (one.turned or id(one) in inside)), key=lambda one: (one.y0, one.x0))
    found = {id(line) for line in upright if _is_of_paragraph(line, upright, columns, body)}
    for line in upright:  # the last lines of paragraphs
        if id(line) not in found and 0.85 * body < line.size < 1.5 * body and line.cells <= 2:
            found |= {id(line) for other in upright if id(other) in found and _follows(other, line)}
    found |= {id(line) for line in upright if _is_heading(line, columns, body)}
    for note in footnotes(lines, columns, marks):
        found |= {id(line) for line in lines if line.y0 > note.y0 - 1 and line.x1 > note.x0 and line.x0 < note.x1}
    return found


def framed(lines: Sequence[Line], columns: Sequence[Column], body: float, marks: Sequence[Mark]) -> set[int]:
    """The `id`s of lines inside a frame, or between two rules of the same length, with little prose between them."""
    found: set[int] = set()
    for area in (*_frames(marks), *_bands(marks)):
        inside = [
            one for one in lines if one.x0 >= area.x0 - 3 and one.x1 <= area.x1 + 3 and area.y0 - 3 < one.y0 < area.y1
        ]
        prose = sum(fills(line, columns, body) and is_prose(line) for line in inside)
        if prose <= _FEW or prose < 0.4 * len(inside):
            found |= {id(line) for line in inside}
    return found


def footnotes(lines: Sequence[Line], columns: Sequence[Column], marks: Sequence[Mark]) -> list[Box]:
    """The places of footnotes: a box as wide as the column, whose upper edge is the short rule above them."""
    rules = [mark for mark in marks if is_rule(mark)]
    return [
        Box(column.x0, rule.y0, column.x1, rule.y1)
        for rule in rules
        for column in columns
        if abs(rule.x0 - column.x0) < 4
        and 20 < rule.x1 - rule.x0 < 0.6 * column.width
        and any(0 < line.y0 - rule.y0 < 14 and abs(line.x0 - column.x0) < 20 for line in lines)
        and not any(other is not rule and _is_parallel(other, rule) for other in rules)
    ]


def is_prose(line: Line) -> bool:
    """Whether a line reads like part of a sentence."""
    words = line.text.split()
    plain = sum(word.strip(".,;:()").isalpha() and word[-1].islower() for word in words)
    return len(words) >= 4 and plain > 0.5 * len(words)


def _is_parallel(one: Mark, other: Mark) -> bool:
    return abs(one.x0 - other.x0) < 4 and abs(one.x1 - other.x1) < 4


def _is_of_paragraph(line: Line, lines: Sequence[Line], columns: Sequence[Column], body: float) -> bool:
    column = column_of(line, columns)
    if column is None or line.cells > 2:
        return False
    if has_size(line, body):
        slack = 3 * line.size
        reaches = line.x0 <= column.x0 + slack and _row_end(line, lines) >= column.x1 - slack
        if reaches and (is_prose(line) or (line.cells == 1 and len(line.text) > _LONG)):
            return True
        if abs(line.x0 - column.x0) < 2 and is_prose(line):
            return True
    is_wide = line.x1 - line.x0 > 0.5 * column.width
    return line.size > 0.88 * body and is_wide and is_prose(line) and any(_is_like(line, other) for other in lines)


def _is_like(line: Line, other: Line) -> bool:
    """Whether another line of prose stands close above or below, of the same type and between the same edges."""
    is_near = 0 < abs(other.y0 - line.y0) < _PITCH * line.size and abs(other.size - line.size) < 0.3
    is_aligned = abs(other.x0 - line.x0) < 2 and abs(other.x1 - line.x1) < 0.2 * (line.x1 - line.x0)
    return is_near and is_aligned and is_prose(other)


def _row_end(line: Line, lines: Sequence[Line]) -> float:
    """Where the row ends of which a line is the first piece."""
    x1 = line.x1
    for other in lines:
        if abs(other.x0 - x1) < 0.8 * line.size and min(other.y1, line.y1) - max(other.y0, line.y0) > 0.4 * line.size:
            x1 = max(x1, other.x1)
    return x1


def _follows(above: Line, line: Line) -> bool:
    is_close = 0 < line.y0 - above.y0 < _PITCH * line.size and abs(above.size - line.size) < 0.6
    return is_close and abs(line.x0 - above.x0) < 2.5 * line.size and line.x1 <= above.x1 + line.size


def _is_heading(line: Line, columns: Sequence[Column], body: float) -> bool:
    column = column_of(line, columns)
    stands_out = line.bold or line.size > 1.08 * body or line.text.isupper()
    if column is None or not stands_out or line.cells > 2 or abs(line.x0 - column.x0) >= 3:
        return False
    number, title = split_number(line.text)
    is_large = line.bold and line.size > 1.08 * body and line.cells == 1
    return (bool(number) or is_large) and len(title) > 2 and title[0].isupper()


def _lettering(lines: Sequence[Line], body: float, marks: Sequence[Mark]) -> set[int]:
    """The `id`s of lines that belong to a drawing: print larger than headings in it, a line or two deep inside it."""
    found: set[int] = set()
    for drawing in marks:
        if drawing.kind != "form":
            continue
        inside = [line for line in lines if shared(line, drawing).height > 0 and drawing.x0 < line.x1 <= drawing.x1]
        found |= {id(line) for line in inside if line.size >= _LETTERING * body}
        prose = [line for line in inside if is_prose(line)]
        if len(prose) <= _FEW < len(inside):
            deep = (line for line in prose if drawing.y0 + body < line.y0 and line.y1 < drawing.y1 - body)
            found |= {id(line) for line in deep}
    return found


def _frames(marks: Sequence[Mark]) -> Iterator[Box]:
    """What one path frames, or two upright rules of the same height."""
    sides: dict[tuple[int, int], list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.kind != "path" or not _FRAME < mark.y1 - mark.y0 < _MOST_FRAMED:
            continue
        if mark.x1 - mark.x0 > _WIDE:
            yield box_of(mark)
        elif mark.x1 - mark.x0 <= _RULE:
            sides[round(mark.y0 / 2), round(mark.y1 / 2)].append(mark)
    for parallel in sides.values():
        frame = hull(parallel)
        if frame.width > _WIDE:
            yield frame


def _bands(marks: Sequence[Mark]) -> Iterator[Box]:
    rules: dict[tuple[int, int], list[Mark]] = defaultdict(list)
    for mark in marks:
        if is_rule(mark) and mark.x1 - mark.x0 > _WIDE:
            rules[round(mark.x0 / 2), round(mark.x1 / 2)].append(mark)
    for parallel in rules.values():
        for upper, lower in pairwise(sorted(parallel, key=lambda rule: rule.y0)):
            if lower.y0 - upper.y0 < _BAND:
                yield hull((upper, lower))
