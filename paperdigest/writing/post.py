"""Post: what a post file says, field by field; `render` writes it and `parse` reads it back."""

from dataclasses import dataclass
from datetime import date, datetime

from paperdigest.digest import CodeLink, Provenance, Words


@dataclass(frozen=True)
class Reference:
    """Where a line stands in the paper: page (0 = arXiv's abstract), link (empty: plain text), quote (hover text)."""

    page: int
    url: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Line:
    """One statement in the post's languages with its references; `extracted`: the paper's own words, labelled so."""

    words: Words
    references: tuple[Reference, ...] = ()
    extracted: bool = False


@dataclass(frozen=True)
class Verdict:
    """One part of the conclusion: what speaks for the paper, what against."""

    strengths: tuple[Line, ...]
    weaknesses: tuple[Line, ...]


@dataclass(frozen=True)
class CodeReference:
    """A code or project link and where it is printed."""

    url: str
    reference: Reference


@dataclass(frozen=True)
class Entry:
    """One paper's section of a post.

    `id` and `version` as in `Paper`; `link` is the target of the line "[PDF](…)", empty for a local file without an
    address (the line then names the file); `paper_url` is the page linked in block 5. `title_note` marks a title that
    no metadata gave: "pdf" or "file", else empty.
    """

    id: str
    version: int | None
    title: str
    title_note: str
    authors: tuple[str, ...]
    authors_total: int
    abstract: str
    abstract_translation: Words
    link: str
    paper_url: str
    comment: str
    summary: Line
    takeaways: tuple[Line, ...]
    provenance: Provenance
    translated_title: Words
    affiliations: tuple[str, ...]
    keywords: tuple[Words, ...]
    code: tuple[CodeReference, ...]
    background: Line
    past_methods: Line
    approach: Line
    results: Line
    methods: tuple[Line, ...]
    significance: Line
    innovation: Verdict
    performance: Verdict
    workload: Verdict


@dataclass(frozen=True)
class Failure:
    """A paper that could not be processed: a line under the post's last heading."""

    id: str
    title: str
    url: str
    reason: str


@dataclass(frozen=True)
class Post:
    """A whole post. `models` are named in the banner; `topic` is its tag, `languages` their order in each line."""

    title: str
    topic: str
    date: date
    updated: datetime
    languages: tuple[str, ...]
    models: tuple[str, ...]
    description: str
    author: str = ""
    cover: str = ""
    homepage: str = ""
    entries: tuple[Entry, ...] = ()
    failures: tuple[Failure, ...] = ()


__all__ = ["CodeLink", "CodeReference", "Entry", "Failure", "Line", "Post", "Provenance", "Reference", "Verdict"]
