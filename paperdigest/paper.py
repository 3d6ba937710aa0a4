"""Paper: one paper's metadata as its source gives it, never as a model says it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

_ARXIV_ID = re.compile(
    r"^(?:https?://)?(?:(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|(?:(?:dx\.)?doi\.org/)?10\.48550/arxiv\.|arxiv:)?"
    r"(?P<id>\d{4}\.\d{4,5}|[a-z][a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v(?P<version>[1-9]\d*))?(?:\.pdf)?/?(?:[?#].*|\s*\[[\w.-]+\])?$",
    re.IGNORECASE,
)

_WITHDRAWN = re.compile(
    r"(?:this|the) (?:paper|article|submission|manuscript|work|preprint) (?:has been|is|was) "
    r"(?:now |temporarily )?withdrawn(?! from)"
    r"|^\W*(?:paper )?withdrawn\b(?! from)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Paper:
    """Metadata of one paper.

    `id` is the arXiv id without its version ("1706.03762", "math/0405482") or, for a local PDF without metadata, the
    file's stem. `url` is the paper's page on the web, empty for a local PDF that has none. `title_source` tells a
    title found in the PDF, or made from the file's name, from one that metadata gave.
    """

    id: str
    title: str
    authors: tuple[str, ...] = ()
    abstract: str = ""
    version: int | None = None
    published: date | None = None
    updated: date | None = None
    categories: tuple[str, ...] = ()
    comment: str = ""
    url: str = ""
    title_source: Literal["metadata", "pdf", "file"] = "metadata"

    @property
    def is_arxiv(self) -> bool:
        """Whether the id is arXiv's, so that links to arXiv can be made from it."""
        return parse_arxiv_id(self.id) is not None

    @property
    def is_withdrawn(self) -> bool:
        """Whether its authors have withdrawn it; arXiv says so only in the comment or in place of the abstract."""
        return bool(_WITHDRAWN.search(self.comment) or _WITHDRAWN.match(self.abstract))

    @property
    def versioned_id(self) -> str:
        """The id with its version, as arXiv writes it: "1706.03762v5"."""
        return f"{self.id}v{self.version}" if self.version else self.id

    @property
    def page_url(self) -> str:
        """The paper's page: arXiv's own, else the metadata's, else empty."""
        return f"https://arxiv.org/abs/{self.versioned_id}" if self.is_arxiv else self.url

    def pdf_url(self, page: int) -> str:
        """Link that opens the PDF at a page (1-based); empty where there is no PDF on the web."""
        if self.is_arxiv:
            return f"https://arxiv.org/pdf/{self.versioned_id}#page={page}"
        return f"{self.url}#page={page}" if self.url.lower().endswith(".pdf") else ""

    @property
    def sort_key(self) -> tuple[str, str]:
        """Ascending by the month of the id ("math/0405482" is May 2004), then by id; undated papers first."""
        return _month(self), self.id


def parse_arxiv_id(text: str) -> tuple[str, int | None] | None:
    """Read an arXiv id of any style, with or without version, prefix or URL; None when it is none.

    >>> parse_arxiv_id("https://arxiv.org/pdf/math/0405482v2.pdf")
    ('math/0405482', 2)
    """
    match = _ARXIV_ID.match(text.strip())
    if not match:
        return None
    version = match["version"]
    return match["id"], int(version) if version else None


def _month(paper: Paper) -> str:
    if not paper.is_arxiv:
        return paper.published.strftime("%Y%m") if paper.published else ""
    digits = paper.id.rpartition("/")[2][:4]
    return ("19" if digits[:2] >= "91" else "20") + digits
