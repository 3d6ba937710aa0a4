"""Find text that a reader of the page cannot see: invisible, tiny, off the page, or the colour of its background."""

from collections import defaultdict
from collections.abc import Callable, Sequence, Set
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
    styles: dict[int, Style] = {}
    inside: set[int] = set()
    for glyph in glyphs:
        if glyph.style is not None:
            styles[glyph.style.piece] = glyph.style
            if glyph.x1 > 0 and glyph.y1 > 0 and glyph.x0 < sheet.width and glyph.y0 < sheet.height:
                inside.add(glyph.style.piece)
    unpainted = {piece for piece, style in styles.items() if _is_unpainted(style)}
    small = {piece for piece, style in styles.items() if style.size < _MIN_SIZE}
    hidden = small | (styles.keys() - inside)
    light = {piece for piece, style in styles.items() if _is_light(style)} - hidden - unpainted
    return Unseen(frozenset(unpainted), frozenset(hidden - unpainted | _without_backdrop(light, glyphs, sheet)))


def _is_unpainted(style: Style) -> bool:
    return style.mode in _UNPAINTED_MODES or (style.colour is not None and style.colour[3] < _MIN_ALPHA)


def _is_light(style: Style) -> bool:
    return style.colour is not None and min(style.colour[:3]) >= _LIGHT


def _without_backdrop(pieces: Set[int], glyphs: Sequence[Glyph], sheet: Sheet) -> frozenset[int]:
    """Those of the pieces that have too little of another colour behind them to stand out."""
    letters: dict[int, list[bool]] = defaultdict(list)
    for glyph in glyphs if pieces else ():
        style = glyph.style
        if style is not None and style.colour is not None and style.piece in pieces:
            letters[style.piece].append(sheet.backdrop(glyph[2:], style.colour[:3]) >= _MIN_BACKDROP)
    return frozenset(piece for piece, shown in letters.items() if 2 * sum(shown) < len(shown))
