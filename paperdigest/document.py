"""Document: what was read of one PDF, as numbered sentences with page and section."""

from dataclasses import dataclass
from typing import Literal

SectionKind = Literal[
    "front", "abstract", "introduction", "related", "method", "experiments", "limitations", "conclusion", "appendix",
    "other",
]  # fmt: skip


@dataclass(frozen=True)
class Section:
    """A heading of the paper. `level` is 1 for "3", 2 for "3.1"; `number` is empty for unnumbered headings."""

    title: str
    number: str
    level: int
    page: int
    kind: SectionKind


@dataclass(frozen=True, slots=True)  # there are thousands of them
class Sentence:
    """One sentence as the prompt prints it: `id` is "s1", "s2", … rising through the paper.

    `page` is 1-based; 0 means arXiv's abstract, used when the PDF has no readable text. `section` indexes
    `Document.sections`. `role` tells running text from the front matter (title, authors, affiliations), captions,
    list-like table text and footnotes.
    """

    id: str
    text: str
    page: int
    section: int
    role: Literal["body", "front", "caption", "table", "footnote"] = "body"


FigureKind = Literal["figure", "table"]


@dataclass(frozen=True)
class Figure:
    """A figure or table: its number as printed, the page (1-based) it stands on, and its caption.

    `sentence` is the id of the caption's first sentence, empty when there is none. `box` (x0, y0, x1, y1 in points from
    the upper left corner of the upright page) holds it with its caption. `turn` is by how many degrees (0, 90, 180,
    270) the page has to be turned counterclockwise to be read.
    """

    kind: FigureKind
    number: str
    page: int
    box: tuple[float, float, float, float]
    caption: str
    turn: int = 0
    sentence: str = ""

    @property
    def label(self) -> str:
        """As texts call it: "Figure 3"."""
        return f"{self.kind.capitalize()} {self.number}"


@dataclass(frozen=True)
class PrintedLink:
    """A web address printed in the paper or attached to its text, and the page (1-based) it stands on."""

    url: str
    page: int


@dataclass(frozen=True)
class Removed:
    """Text that was taken out before anything else saw it: `what` it was, how many pieces, one example.

    Characters that no font tells a meaning for are "unreadable"; U+FFFD stands in their place.
    """

    what: Literal["hidden text", "running head", "page number", "arXiv stamp", "references", "unreadable"]
    count: int
    example: str


@dataclass(frozen=True)
class Document:
    """The readable content of one paper.

    `pages` counts the file's pages, `share` is the part (0–1) of its characters, references and furniture left out,
    that stands in `sentences`. `title` is the title as printed on page 1, `front` the lines between it and the
    abstract (authors, affiliations). `reader` is the library that read it; "abstract" means that the PDF had no
    readable text, and `reason` then says why. `language` is an ISO 639-1 code. `figures` come in the order in which a
    post should show them.
    """

    title: str
    front: tuple[str, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    links: tuple[PrintedLink, ...]
    removed: tuple[Removed, ...]
    pages: int
    share: float
    language: str
    reader: Literal["pypdfium2", "pypdf", "abstract"]
    reason: str = ""
    figures: tuple[Figure, ...] = ()
