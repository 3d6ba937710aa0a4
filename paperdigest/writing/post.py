"""Post: what a post file says, field by field; `render` writes it and `parse` reads it back."""

from dataclasses import dataclass
from datetime import date, datetime

from paperdigest.digest import Provenance, Words
from paperdigest.paper import Paper


@dataclass(frozen=True)
class Reference:
    """Where a line stands in the paper: page (0 = arXiv's abstract), link (empty: plain text), quote (hover text)."""

    page: int
    url: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Line:
    """One statement in the post's languages with its references; `extracted`: the paper's own words, labelled so.

    Without words there is no line.
    """

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
class Shot:
    """A picture: its address, what it shows, and the size it is shown in, in pixels."""

    url: str
    alt: str
    width: int
    height: int


NO_LINE = Line(())
NO_VERDICT = Verdict((), ())


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One paper's section of a post.

    `id` and `version` as in `Paper`; `link` is the target of the line "[PDF](…)", empty for a local file without an
    address (the line then names the file); `paper_url` is the page linked in block 5. `title_note` marks a title that
    no metadata gave: "pdf" or "file", else empty. `authors` are those shown, `authors_total` counts all. All texts are
    in the canonical form of `paperdigest.writing.clean`; what has a default may be absent.
    """

    id: str
    version: int | None
    title: str
    title_note: str = ""
    authors: tuple[str, ...] = ()
    authors_total: int = 0
    abstract: str = ""
    abstract_translation: Words = ()
    link: str = ""
    paper_url: str = ""
    comment: str = ""
    summary: Line = NO_LINE
    takeaways: tuple[Line, ...] = ()
    provenance: Provenance
    translated_title: Words = ()
    affiliations: tuple[str, ...] = ()
    keywords: tuple[Words, ...] = ()
    code: tuple[CodeReference, ...] = ()
    background: Line = NO_LINE
    past_methods: Line = NO_LINE
    approach: Line = NO_LINE
    results: Line = NO_LINE
    methods: tuple[Line, ...] = ()
    significance: Line = NO_LINE
    innovation: Verdict = NO_VERDICT
    performance: Verdict = NO_VERDICT
    workload: Verdict = NO_VERDICT
    shots: tuple[Shot, ...] = ()


@dataclass(frozen=True)
class Mention:
    """The short section of a paper that another topic's post has: `post` is shown, `post_url` its target."""

    id: str
    version: int | None
    title: str
    link: str
    post: str
    post_url: str


@dataclass(frozen=True)
class Failure:
    """A paper that could not be processed: a line under the post's last heading."""

    id: str
    title: str
    url: str
    reason: str


@dataclass(frozen=True)
class OffTopic:
    """A paper that was screened out, and why: a line under a heading after the sections."""

    id: str
    title: str
    url: str
    reason: Words


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
    mentions: tuple[Mention, ...] = ()
    off_topic: tuple[OffTopic, ...] = ()
    failures: tuple[Failure, ...] = ()


def sort_key(entry_id: str) -> tuple[str, str]:
    """Orders sections, in reverse, newest first, by the id alone; local files have no date in theirs and come last."""
    return Paper(id=entry_id, title="").sort_key
