"""What a PDF library hands over: printed lines with their place and type, before any of it is understood."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

MAX_PAGES = 2000
DAMAGED = "the PDF is damaged and cannot be opened: fetch it again"
ENCRYPTED = "the PDF is encrypted with a password: save it without one"
TOO_MANY_PAGES = f"the PDF has {{}} pages, more than {MAX_PAGES}: give it in parts"


@dataclass(frozen=True)
class Line:
    """One printed line in reading order.

    The box is in points from the upper left corner of the upright page. `size` is the height of most of its letters
    in points. `cells` counts the pieces that wide gaps cut it into: more than one in most rows of a table.
    `hyphen` says that a line-end hyphen stood after `text`, which does not contain it. `turned` lines do not run
    from left to right. `base` is the lower edge of most of its letters, which no fraction or bracket moves.
    """

    text: str
    page: int
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0
    size: float = 10.0
    bold: bool = False
    cells: int = 1
    hyphen: bool = False
    turned: bool = False
    base: float = 0.0


MarkKind = Literal["path", "image", "shading", "form"]


class Mark(NamedTuple):
    """Something painted that is no text, and its box in points as in Line.

    A "form" is a drawing with content of its own, which may show less of itself than its box.
    """

    kind: MarkKind
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class Page:
    """The lines of one page; `number` is 1-based, sizes are in points.

    `layer` holds lines that put no ink on the page and lie over images that cover it: what an OCR program read, or
    hidden text. `marks` are read of pages with captions only. `turn` is by how many degrees (0, 90, 180, 270) the page
    was turned counterclockwise so that it can be read.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    layer: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    turn: int = 0


@dataclass(frozen=True)
class OutlineEntry:
    """An entry of the file's table of contents; `level` starts at 1, `page` is 1-based."""

    title: str
    level: int
    page: int


@dataclass(frozen=True)
class Annotation:
    """A web address attached to a place of a page (1-based); x and y, in points as in Line, are its middle."""

    url: str
    page: int
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True)
class Layout:
    """Everything that a library read of one file. `hidden` holds text that a reader of the page cannot see."""

    pages: tuple[Page, ...]
    outline: tuple[OutlineEntry, ...]
    links: tuple[Annotation, ...]
    hidden: tuple[str, ...]
    reader: Literal["pypdfium2", "pypdf"]
