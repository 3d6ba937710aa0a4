"""Description: what was read of a paper, in lines for a person and as JSON for a program."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import TypeAdapter

from paperdigest.document import Document, Removed
from paperdigest.extracting.authors import AuthorBlock, author_block
from paperdigest.progress import printable

_DOCUMENT = TypeAdapter(Document)
_AUTHORS = TypeAdapter(AuthorBlock)
_WHY = {
    "hidden text": "nobody who looks at the page sees it",
    "running head": "the same line stands on three pages or more",
    "page number": "it counts pages",
    "arXiv stamp": "arXiv prints it on every paper",
    "references": "they are other people's titles",
    "unreadable": "no font tells what these characters mean",
}


def describe(document: Document, files: Sequence[str] | None, sentences: bool) -> list[str]:
    """Lines: title, outline, figures with their `files` (None where none were written), links, what was removed."""
    lines = [
        document.title or "(no title found on the first page)",
        f"{document.pages} pages, {len(document.sentences)} sentences, {document.share:.0%} of the text read "
        f"by {document.reader}, language {document.language}",
        *_authors(author_block(document)),
        "",
        *_sections(document),
    ]
    if document.figures:
        lines += ["", "Figures and tables, best first", *_figures(document, files)]
    if document.links:
        lines += ["", "Links", *(f"  p. {link.page:<4} {link.url}" for link in document.links)]
    if document.removed:
        lines += ["", "Removed", *map(_removed, document.removed)]
    if sentences:
        lines += ["", *(f"[{s.id}] p. {s.page} {s.role}: {s.text}" for s in document.sentences)]
    return [printable(line) for line in lines]


def as_json(document: Document, files: Sequence[str] | None) -> dict[str, Any]:
    """The document with each section's share, each figure's file (None where none was written), and why things went.

    `author_block` has what is told from the lines of `front`.
    """
    found: dict[str, Any] = _DOCUMENT.dump_python(document, mode="json")
    found["author_block"] = _AUTHORS.dump_python(author_block(document), mode="json", exclude={"lines"})
    for section, share in zip(found["sections"], _shares(document), strict=True):
        section["share"] = round(share, 4)
    for figure, file in zip(found["figures"], files or [""] * len(document.figures), strict=True):
        figure["file"] = file or None
    for removed in found["removed"]:
        removed["why"] = _WHY[removed["what"]]
    return found


def _shares(document: Document) -> list[float]:
    """Each section's part (0–1) of the characters."""
    total = sum(len(sentence.text) for sentence in document.sentences) or 1
    shares = [0] * len(document.sections)
    for sentence in document.sentences:
        shares[sentence.section] += len(sentence.text)
    return [share / total for share in shares]


def _authors(block: AuthorBlock) -> Iterator[str]:
    """A line an author, with the institutions that marks or the layout give; then those that belong to nobody."""
    if block.authors or block.affiliations or block.emails:
        yield from ("", "Authors, as the first page prints them")
    yield from (f"  {'; '.join([author.name, *author.affiliations])}" for author in block.authors)
    told = {name for author in block.authors for name in author.affiliations}
    yield from (f"  (of whom is not printed: {name})" for name in block.affiliations if name not in told)
    if block.emails:
        yield f"  {', '.join(block.emails)}"


def _sections(document: Document) -> Iterator[str]:
    """A line a section: its share of the characters, page, number and title, indented by level."""
    for section, share in zip(document.sections, _shares(document), strict=True):
        heading = f"{section.number} {section.title}".strip()
        yield f"{share:>4.0%}  p. {section.page:<4} {'  ' * (section.level - 1)}{heading}  [{section.kind}]"


def _figures(document: Document, files: Sequence[str] | None) -> Iterator[str]:
    for at, figure in enumerate(document.figures):
        file = f"  {files[at] or '(shows nothing)'}" if files else ""
        yield f"  p. {figure.page:<4} {_shorten(figure.caption)}{file}"


def _removed(removed: Removed) -> str:
    return f"  {removed.count} × {removed.what} ({_WHY[removed.what]}): {_shorten(removed.example)}"


def _shorten(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
