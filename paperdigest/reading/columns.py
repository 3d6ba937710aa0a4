"""Find a paper's text columns."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from paperdigest.reading.layout import Line, Page

SAME_SIZE = 0.07  # of the body's size: running text is no larger and no smaller
LONG = 40  # characters of a line that tells a column's edges
_GRID = 4.0  # points to which edges are rounded
_MARGIN = 3.0  # points beyond a column that still belong to it
_OVERFULL = 4.0  # points by which a line may stick out of its column


class Column(NamedTuple):
    """Its edges in points."""

    x0: float
    x1: float

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.x1 - self.x0


def find_columns(pages: Sequence[Page], body: float) -> tuple[Column, ...]:
    """One or two columns, from left to right; none when no line tells. `body` is the running text's size in points."""
    counts: Counter[tuple[int, int]] = Counter()
    exact: dict[tuple[int, int], Column] = {}
    for page in pages:
        for line in page.lines:
            if not line.turned and len(line.text) >= LONG and has_size(line, body):
                key = round(line.x0 / _GRID), round(line.x1 / _GRID)
                counts[key] += 1
                exact.setdefault(key, Column(line.x0, line.x1))
    if not counts:
        return ()
    first, count = counts.most_common(1)[0]
    for key, other in counts.most_common(8):
        is_apart = key[0] > first[1] or first[0] > key[1]
        if is_apart and other > 0.15 * count and abs((key[1] - key[0]) - (first[1] - first[0])) <= 3:
            return tuple(sorted((exact[first], exact[key])))
    return (exact[first],)


def text_area(pages: Sequence[Page], columns: Sequence[Column], body: float) -> tuple[float, float]:
    """Upper and lower edge (points) of the part of a page that the columns fill; all of it when no line tells."""
    tops: Counter[int] = Counter()
    bottoms: Counter[int] = Counter()
    for page in pages:
        filling = [line for line in page.lines if fills(line, columns, body)]
        if filling:
            tops[round(min(line.y0 for line in filling))] += 1
            bottoms[round(max(line.y1 for line in filling))] += 1
    top = min((value for value, count in tops.items() if count > 1), default=min(tops, default=0))
    bottom = max((value for value, count in bottoms.items() if count > 1), default=max(bottoms, default=10_000))
    return top - _MARGIN, bottom + _MARGIN


def has_size(line: Line, body: float) -> bool:
    """Whether a line is set in the size of running text."""
    return abs(line.size - body) <= SAME_SIZE * body


def fills(line: Line, columns: Sequence[Column], body: float) -> bool:
    """Whether a line of running text's size reaches from a column's left edge, or an indent, to its right one."""
    if line.turned or not has_size(line, body):
        return False
    return any(abs(line.x0 - column.x0) < 3 * body and abs(line.x1 - column.x1) < _MARGIN for column in columns)


def column_of(line: Line, columns: Sequence[Column]) -> Column | None:
    """The column that a line stands in; both together for one that crosses the gutter."""
    for column in columns:
        if column.x0 - _MARGIN <= line.x0 and line.x1 <= column.x1 + _OVERFULL:
            return column
    if len(columns) > 1 and line.x0 < columns[0].x1 < columns[1].x0 < line.x1:
        return Column(columns[0].x0, columns[1].x1)
    return None


def is_beside(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a line stands wholly beside the columns."""
    return bool(columns) and (line.x1 < columns[0].x0 - _MARGIN or line.x0 > columns[-1].x1 + _MARGIN)
