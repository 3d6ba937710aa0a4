"""Boxes on a page, in points from the upper left corner."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from paperdigest.reading.layout import Line


class Box(NamedTuple):
    """Left, upper, right and lower edge."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From edge to edge."""
        return self.y1 - self.y0


class Placed(Protocol):
    """What has a box: lines, marks, captions."""

    @property
    def x0(self) -> float: ...  # noqa: D102

    @property
    def y0(self) -> float: ...  # noqa: D102

    @property
    def x1(self) -> float: ...  # noqa: D102

    @property
    def y1(self) -> float: ...  # noqa: D102


def box_of(placed: Placed) -> Box:
    """The box of a thing."""
    return Box(placed.x0, placed.y0, placed.x1, placed.y1)


def with_hyphen(line: Line) -> Box:
    """A line's box with the hyphen at its end, which the line does not count."""
    return Box(line.x0, line.y0, line.x1 + 0.4 * line.size * line.hyphen, line.y1)


def hull(boxes: Iterable[Placed]) -> Box:
    """The smallest box that holds all of the boxes, of which there is at least one."""
    x0, y0, x1, y1 = zip(*((box.x0, box.y0, box.x1, box.y1) for box in boxes), strict=True)
    return Box(min(x0), min(y0), max(x1), max(y1))


def shared(one: Placed, other: Placed) -> Box:
    """The part that two boxes share; its width or height is negative when they are apart."""
    return Box(max(one.x0, other.x0), max(one.y0, other.y0), min(one.x1, other.x1), min(one.y1, other.y1))
