"""Follow the operators of a page's content, to know which text they paint unseen; for the reader without pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

Matrix = Sequence[float]  # a b c d e f, as in PDF

_SHOW = frozenset((b"Tj", b"TJ", b"'", b'"'))
_WHITE = 0.78  # of 1, every channel: as light as the page
_MIN_SIZE = 2.0  # points
_UNPAINTED_MODES = (3, 7)
_IMAGES = frozenset((b"Do", b"INLINE IMAGE"))


@dataclass(frozen=True)
class _Paint:
    """The part of PDF's graphics state that decides whether text is seen."""

    mode: int = 0
    light: bool = False
    size: float = 1.0


@dataclass
class PaintState:
    """Changes with every operator of one page; `width` and `height` are the page's, in points.

    `covered` is the area (square points) of the images drawn so far.
    """

    width: float
    height: float
    _now: _Paint = _Paint()
    covered: float = 0.0
    _saved: list[_Paint] = field(default_factory=list)

    def follow(self, operator: bytes, operands: Sequence[object], page: Matrix) -> None:
        """Take one operator into account; `page` is the page's matrix."""
        numbers = [float(value) for value in operands if isinstance(value, int | float)]
        if operator == b"q":
            self._saved.append(self._now)
        elif operator == b"Q" and self._saved:
            self._now = self._saved.pop()
        elif operator == b"Tr" and numbers:
            self._now = replace(self._now, mode=int(numbers[0]))
        elif operator == b"Tf" and numbers:
            self._now = replace(self._now, size=numbers[-1])
        elif operator in (b"g", b"rg", b"k", b"sc", b"scn"):
            self._now = replace(self._now, light=_is_light(numbers))
        elif operator in _IMAGES:  # an image fills the unit square; a form's matrix hardly ever enlarges
            self.covered += abs(page[0] * page[3] - page[1] * page[2])

    def shows(self, operator: bytes) -> bool:
        """Whether an operator shows text, seen or not."""
        return operator in _SHOW

    def leaves_out(self, operator: bytes) -> bool:
        """Whether an operator shows text without painting it."""
        return self.shows(operator) and self._now.mode in _UNPAINTED_MODES

    def hides(self, operator: bytes, page: Matrix, text: Matrix) -> bool:
        """Whether an operator paints text that is not seen; the matrices are those of the page and of the text."""
        if not self.shows(operator) or self.leaves_out(operator):
            return False
        x = text[4] * page[0] + text[5] * page[2] + page[4]
        y = text[4] * page[1] + text[5] * page[3] + page[5]
        scale = max(abs(text[0]), abs(text[1])) * max(abs(page[0]), abs(page[1]))
        outside = y < -1 or y > self.height + 1 or x > self.width + 1 or x < -self.width
        return self._now.light or abs(self._now.size) * scale < _MIN_SIZE or outside


def _is_light(channels: Sequence[float]) -> bool:
    if len(channels) == 4:  # cyan, magenta, yellow, black
        return max(channels) <= 1 - _WHITE
    return bool(channels) and min(channels) >= _WHITE
