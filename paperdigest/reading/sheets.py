"""A page as the search for figures sees it: captions, walls of running text, and what stands freely between them."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from paperdigest.reading.boxes import Box, box_of, hull, shared, with_hyphen
from paperdigest.reading.captions import Caption
from paperdigest.reading.columns import LONG, Column, fills, find_columns, is_beside, text_area
from paperdigest.reading.layout import Line, Mark, Page
from paperdigest.reading.runningtext import footnotes, framed, is_prose, is_rule, running_text

_SLACK = 2.0  # points by which boxes may overlap
_BESIDE = 20.0  # points that drawings reach over the columns
_PIECE = 8.0  # points: smaller things do not make a figure
_GROUND = 0.85  # of a page: a larger area is its background
_BEYOND = 0.5  # of a page: a path of this area that reaches far beyond the page is no shape that is seen
_OWN = 6  # lines of prose that fill columns, none of them the paper's: the page is set in its own way
_WALLED = 3  # lines of text and captions in a drawing's box: it shows less than its box says


class Piece(NamedTuple):
    """Something that may belong to a figure; text is not `is_drawn`."""

    box: Box
    is_drawn: bool


@dataclass(frozen=True)
class Frame:
    """What all pages of a paper share: columns, the running text's size, the text's upper and lower edge (points)."""

    columns: tuple[Column, ...]
    body: float
    top: float
    bottom: float

    def of(self, page: Page) -> "Frame":
        """The frame of one page: its own where its text is set in other columns, as in a supplement put behind."""
        prose = [line for line in page.lines if not line.turned and len(line.text) >= LONG and is_prose(line)]
        if len(prose) < _OWN or any(fills(line, self.columns, self.body) for line in prose):
            return self
        body = Counter(line.size for line in prose).most_common(1)[0][0]
        columns = find_columns([page], body)
        if len(columns) == 1:  # lists may be longer than paragraphs
            edges = [line.x0 for line in prose if abs(line.x1 - columns[0].x1) < _SLACK]
            left = min([columns[0].x0, *edges])
            columns = (columns[0]._replace(x0=left),)
        own = sum(fills(line, columns, body) for line in prose)
        return Frame(columns, body, 0.0, page.height) if own >= _OWN else self


def frame_of(pages: Sequence[Page], body: float) -> Frame:
    """The frame of pages whose running text has a size of `body` points."""
    columns = find_columns(pages, body)
    return Frame(columns, body, *text_area(pages, columns, body))


@dataclass(frozen=True)
class Sheet:
    """One page. `walls` are lines that belong to no figure, `loose` are all other lines but the captions'."""

    page: Page
    frame: Frame
    captions: tuple[Caption, ...]
    walls: tuple[Box, ...]
    loose: tuple[Box, ...]
    marks: tuple[Mark, ...]

    def room(self, caption: Caption, above: bool, taken: Sequence[Box] = ()) -> Box:
        """The free part of the page above or below a caption, inside its column; `taken` are figures found already."""
        x0, x1 = self._corridor(caption)
        inside = [wall for wall in self._hindrances(caption, taken) if min(wall.x1, x1) - max(wall.x0, x0) > _SLACK]
        if above:
            upper = max((wall.y1 for wall in inside if wall.y1 <= caption.y0 + _SLACK), default=0.0)
            return Box(x0, upper, x1, caption.y0)
        lower = min((wall.y0 for wall in inside if wall.y0 >= caption.y1 - _SLACK), default=self.page.height)
        return Box(x0, caption.y1, x1, lower)

    def rooms_beside(self, caption: Caption, taken: Sequence[Box]) -> tuple[Box, Box]:
        """The free parts to the left and to the right of a caption."""
        left = self._room_beside(caption, 0.0, caption.x0, taken)
        return left, self._room_beside(caption, caption.x1, self.page.width, taken)

    def content(self, room: Box) -> list[Piece]:
        """What stands in a room, cut to it; empty when it is too little for a figure."""
        pieces = [Piece(cut, True) for mark in self.marks if (cut := _cut(box_of(mark), room))]
        pieces += [Piece(cut, False) for line in self.loose if (cut := _cut(line, room))]
        if room.height > 5 * _PIECE:
            pieces += [Piece(shown, True) for mark in self.marks if (shown := self._shown(mark, room))]
        whole = hull(piece.box for piece in pieces) if pieces else room._replace(x1=room.x0)
        return pieces if whole.width > 3 * _PIECE and whole.height > 1.5 * _PIECE else []

    def _hindrances(self, caption: Caption, taken: Sequence[Box]) -> list[Box]:
        return [*self.walls, *taken, *(box_of(other) for other in self.captions if other is not caption)]

    def _corridor(self, caption: Caption) -> tuple[float, float]:
        """How far to the left and right a caption's figure may reach."""
        x0, x1 = 0.0, self.page.width
        for left, right in zip(self.frame.columns, self.frame.columns[1:], strict=False):
            gutter = (left.x1 + right.x0) / 2
            if caption.x1 < right.x0 + _SLACK:
                x1 = gutter
            elif caption.x0 > left.x1 - _SLACK:
                x0 = gutter
        for wall in self._hindrances(caption, ()):
            if shared(wall, caption).height <= 1:
                continue
            is_text = wall in self.walls
            if wall.x1 <= caption.x0 + _SLACK:
                x0 = max(x0, wall.x1 if is_text else (wall.x1 + caption.x0) / 2)
            elif wall.x0 >= caption.x1 - _SLACK:
                x1 = min(x1, wall.x0 if is_text else (wall.x0 + caption.x1) / 2)
        return x0, x1

    def _room_beside(self, caption: Caption, x0: float, x1: float, taken: Sequence[Box]) -> Box:
        middle = (caption.y0 + caption.y1) / 2
        inside = [wall for wall in self._hindrances(caption, taken) if min(wall.x1, x1) - max(wall.x0, x0) > _SLACK]
        upper = max((wall.y1 for wall in inside if wall.y1 <= middle), default=0.0)
        lower = min((wall.y0 for wall in inside if wall.y0 >= middle), default=self.page.height)
        return Box(x0, upper, x1, lower)

    def _shown(self, mark: Mark, room: Box) -> Box | None:
        """What a room may show of a drawing whose box says too much: running text stands inside it."""
        if mark.kind != "form" or mark.y1 - mark.y0 < 1.2 * room.height:
            return None
        others = [*self.walls, *(box_of(line) for caption in self.captions for line in caption.lines)]
        walls = sum(shared(mark, one).width > 0.5 * one.width and mark.y0 < one.y0 < mark.y1 for one in others)
        columns = self.frame.columns
        within = room
        if columns:
            within = room._replace(x0=max(room.x0, columns[0].x0 - _BESIDE), x1=min(room.x1, columns[-1].x1 + _BESIDE))
        shown = shared(mark, within)
        return shown if walls >= _WALLED and min(shown.width, shown.height) > 5 * _PIECE else None


def lay_out(page: Page, captions: tuple[Caption, ...], frame: Frame, apart: Set[int]) -> Sheet:
    """The page with its captions; `apart` are the `id`s of lines known to belong to no figure."""
    captioned = {id(line) for caption in captions for line in caption.lines}
    lines = [line for line in page.lines if id(line) not in captioned]
    top = min([frame.top, *(caption.y0 - _SLACK for caption in captions)])
    bottom = max([frame.bottom, *(caption.y1 + _SLACK for caption in captions)])
    marks = [cut for mark in page.marks if (cut := _on_page(mark, page)) and cut.y1 > top and cut.y0 < bottom]
    text = running_text(lines, frame.columns, frame.body, marks)
    is_first = page.number == 1  # a title may stand between rules
    text |= apart if is_first else apart - framed(lines, frame.columns, frame.body, marks)
    text |= {id(line) for line in lines if line.y1 < top or line.y0 > bottom}
    notes = {(note.x0, note.y0) for note in footnotes(lines, frame.columns, marks)}
    return Sheet(
        page,
        frame,
        captions,
        tuple(with_hyphen(line) for line in lines if id(line) in text),
        tuple(with_hyphen(line) for line in lines if id(line) not in text and not _is_marginal(line, frame.columns)),
        tuple(mark for mark in marks if not (is_rule(mark) and _is_above(mark, notes))),
    )


def _is_above(rule: Mark, notes: Set[tuple[float, float]]) -> bool:
    return any(abs(rule.x0 - x0) < 4 and rule.y0 == y0 for x0, y0 in notes)


def _on_page(mark: Mark, page: Page) -> Mark | None:
    """The part of a mark that is on the page; None for a background."""
    cut = shared(mark, Box(0.0, 0.0, page.width, page.height))
    if cut.width < 0 or cut.height < 0:
        return None
    area = page.width * page.height
    is_ground = cut.width * cut.height > _GROUND * area
    is_beyond = (mark.x1 - mark.x0) * (mark.y1 - mark.y0) > max(_BEYOND * area, 1.3 * cut.width * cut.height)
    return None if mark.kind == "path" and (is_ground or is_beyond) else Mark(mark.kind, *cut)


def _is_marginal(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a line is the number of a line of text, or a stamp."""
    return is_beside(line, columns) and (line.turned or line.text.isdigit())


def _cut(piece: Box, room: Box) -> Box | None:
    """The part of a piece in a room, if it is the better part of it."""
    cut = shared(piece, room)
    if cut.width < 0 or cut.height < 0:
        return None
    middle = (piece.x0 + piece.x1) / 2, (piece.y0 + piece.y1) / 2
    is_inside = room.x0 <= middle[0] <= room.x1 and room.y0 <= middle[1] <= room.y1
    return cut if is_inside or cut.width * cut.height > 0.5 * piece.width * piece.height > 0 else None
