"""Find text that a reader of the page cannot see: invisible, tiny, off the page, or the colour of its background."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from paperdigest.reading.glyphs import Glyph, Style

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]  # x0, y0, x1, y1 in points from the upper left corner
_MIN_SIZE = 2.0  # points: smaller print cannot be read
_MIN_ALPHA = 16  # of 255
_MIN_BACKDROP = 0.4  # of a letter's box: less of another colour is no background to stand out from
_LIGHT = 200  # of 255: darker letters are seen on a white page
_UNPAINTED_MODES = (3, 7)  # PDF's text render modes that put no ink on the page


class Sheet(NamedTuple):
    """A page as far as visibility needs it.

    `backdrop` gives the share (0–1) of a box that is painted in a clearly other colour (red, green, blue) than given.
    """

    width: float
    height: float
    backdrop: Callable[[Box, Colour], float]


class Unseen(NamedTuple):
    """Numbers of the text objects (`Style.piece`) that cannot be seen.

    `unpainted` ones put no ink on the page, `hidden` ones do and are not seen all the same.
    """

    unpainted: frozenset[int]
    hidden: frozenset[int]


def unseen_pieces(glyphs: Sequence[Glyph], sheet: Sheet) -> Unseen:
    """The text objects of a page that cannot be seen."""
    letters: dict[int, list[Glyph]] = defaultdict(list)
    styles: dict[int, Style] = {}
    for glyph in glyphs:
        if glyph.style is not None and not glyph.char.isspace():
            letters[glyph.style.piece].append(glyph)
            styles[glyph.style.piece] = glyph.style
    unpainted = frozenset(piece for piece, style in styles.items() if _is_unpainted(style))
    hidden = (piece for piece in styles.keys() - unpainted if _is_hidden(styles[piece], letters[piece], sheet))
    return Unseen(unpainted, frozenset(hidden))


def _is_unpainted(style: Style) -> bool:
    return style.mode in _UNPAINTED_MODES or (style.colour is not None and style.colour[3] < _MIN_ALPHA)


def _is_hidden(style: Style, letters: Sequence[Glyph], sheet: Sheet) -> bool:
    if style.size < _MIN_SIZE:
        return True
    if all(_is_outside(letter, sheet) for letter in letters):
        return True
    if style.colour is None or min(style.colour[:3]) < _LIGHT:
        return False
    colour = style.colour[:3]
    shown = sum(sheet.backdrop(letter[2:], colour) >= _MIN_BACKDROP for letter in letters)
    return 2 * shown < len(letters)


def _is_outside(letter: Glyph, sheet: Sheet) -> bool:
    return letter.x1 <= 0 or letter.y1 <= 0 or letter.x0 >= sheet.width or letter.y0 >= sheet.height
