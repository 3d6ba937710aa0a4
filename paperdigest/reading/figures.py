"""Find the figures and tables of a paper: from each caption to the nearest running text, inside the column."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from paperdigest.document import Figure, FigureKind, Sentence
from paperdigest.reading.blocks import Role
from paperdigest.reading.boxes import Box, box_of, hull, shared
from paperdigest.reading.captions import Caption, find_captions
from paperdigest.reading.hyphens import Vocabulary
from paperdigest.reading.layout import Line, Page
from paperdigest.reading.sentences import join_printed
from paperdigest.reading.sheets import Piece, Sheet, frame_of, lay_out

_REACH = 60.0  # points: what stands farther from the rest belongs to something else
_BEGINNING = 14  # characters of a caption: enough to tell it from others
_SIDE_LINES = 3  # of a caption: a shorter one has its figure above or below

Above = dict[FigureKind, bool]


@dataclass(frozen=True)
class Located:
    """A caption, and where its figure stands on the page, the caption left out."""

    caption: Caption
    box: Box
    page: Page


def locate_figures(pages: Sequence[Page], body: float, apart: Sequence[Line]) -> tuple[Located, ...]:
    """All figures and tables in page order; `body` is the running text's size in points.

    `apart` are lines that belong to none: title and authors, headings, references.
    """
    captions: dict[int, list[Caption]] = defaultdict(list)
    for caption in find_captions(pages):
        captions[caption.page].append(caption)
    if not captions:
        return ()
    frame = frame_of(pages, body)
    others = {id(line) for line in apart}
    sheets = [
        lay_out(page, tuple(captions[page.number]), frame.of(page), others) for page in pages if page.number in captions
    ]
    above = _habits(sheets)
    return tuple(Located(caption, box, sheet.page) for sheet in sheets for caption, box in _places(sheet, above))


def roles_of_lines(located: Sequence[Located]) -> dict[int, Role]:
    """What the lines of figures are, by their `id`: captions, or text that stands in a figure or table."""
    roles: dict[int, Role] = {}
    for one in located:
        for line in one.page.lines:
            inside = shared(line, one.box)
            if inside.width > 0.9 * (line.x1 - line.x0) and inside.height > 0.5 * (line.y1 - line.y0):
                roles[id(line)] = "table"
    return roles | {id(line): "caption" for one in located for line in one.caption.lines}


def describe_figures(
    located: Sequence[Located], known: Vocabulary, sentences: Sequence[Sentence]
) -> tuple[Figure, ...]:
    """The figures with their captions and these captions' sentences; `known` are the paper's words."""
    return tuple(_figure(one.caption, one.box, one.page, known, sentences) for one in located)


def _habits(sheets: Sequence[Sheet]) -> Above:
    """Whether figures and tables stand above their captions: by those for which nothing stands on the other side."""
    votes: dict[FigureKind, int] = {"figure": 1, "table": -1}
    for sheet in sheets:
        for caption in sheet.captions:
            upper, lower = (sheet.content(sheet.room(caption, side)) for side in (True, False))
            if bool(upper) != bool(lower):
                votes[caption.kind] += 1 if upper else -1
    return {kind: count > 0 for kind, count in votes.items()}


def _places(sheet: Sheet, above: Above) -> list[tuple[Caption, Box]]:
    """Where the figures of a page stand; the outermost captions choose first, so that each leaves others their own."""
    taken: list[Box] = []
    found: dict[int, Box] = {}
    for caption in sorted(
        sheet.captions, key=lambda one: (not above[one.kind], one.y0 if above[one.kind] else -one.y0)
    ):
        box = _place(sheet, caption, above[caption.kind], taken)
        if box is not None:
            taken.append(box)
            found[id(caption)] = box
    return [(caption, found[id(caption)]) for caption in sheet.captions if id(caption) in found]


def _place(sheet: Sheet, caption: Caption, above: bool, taken: Sequence[Box]) -> Box | None:
    """On the usual side of the caption, else on the other, else beside it."""
    contents = {side: sheet.content(sheet.room(caption, side, taken)) for side in (True, False)}
    sides = [above, not above]
    if _is_bare(contents[above]) and not _is_bare(contents[not above]):
        sides.reverse()
    for side in sides:
        if contents[side]:
            return _nearest(contents[side], caption, side)
    if len(caption.lines) >= _SIDE_LINES:
        for room in sheet.rooms_beside(caption, taken):
            if content := sheet.content(room):
                return hull(piece.box for piece in content)
    return None


def _is_bare(content: Sequence[Piece]) -> bool:
    """Whether nothing is drawn there: text alone may be a table, and may be something else."""
    return not any(piece.is_drawn for piece in content)


def _nearest(content: Sequence[Piece], caption: Caption, above: bool) -> Box:
    """The hull of what reaches from the caption outwards without a wide gap."""
    ordered = sorted((piece.box for piece in content), key=lambda box: -box.y1 if above else box.y0)
    edge = caption.y0 if above else caption.y1
    chosen: list[Box] = []
    for box in ordered:
        gap = edge - box.y1 if above else box.y0 - edge
        if chosen and gap > _REACH:
            break
        chosen.append(box)
        edge = min(edge, box.y0) if above else max(edge, box.y1)
    return hull(chosen)


def _figure(caption: Caption, box: Box, page: Page, known: Vocabulary, sentences: Sequence[Sentence]) -> Figure:
    x0, y0, x1, y1 = hull((box, box_of(caption)))
    text, beginning = join_printed(caption.lines, known), caption.lines[0].text[:_BEGINNING]
    first = (one.id for one in sentences if one.page == page.number and one.text.startswith(beginning))
    return Figure(caption.kind, caption.number, page.number, (x0, y0, x1, y1), text, page.turn, next(first, ""))
