"""`paperdigest read`: what was read of a paper."""

from typing import TYPE_CHECKING, Annotated

import typer

from paperdigest.cli.options import Common, command

if TYPE_CHECKING:
    from paperdigest.cli.session import Session
    from paperdigest.document import Document


@command
def read(
    common: Common,
    paper: Annotated[str, typer.Argument(metavar="PAPER", help="A PDF file, an arXiv id, or an arXiv address.")],
    sentences: Annotated[bool, typer.Option("--sentences", help="Print every sentence with its id and page.")] = False,
) -> None:
    """Show what is read of a paper: its outline, sentences, links, and what was removed."""
    from paperdigest.cli.session import Session

    session = Session(common)
    session.run(_read(session, paper, sentences))


async def _read(session: "Session", name: str, sentences: bool) -> None:
    from pydantic import TypeAdapter

    from paperdigest.cli.naming import find_papers
    from paperdigest.document import Document
    from paperdigest.errors import ConfigError, PaperError, ServiceError

    async with session.reading() as read:
        named = await find_papers(session, [name])
        if named.unknown:
            raise ConfigError(f"arXiv has no paper {name}: check the id")
        paper = named.papers[0]
        try:
            pdf = await named.download(paper)
        except PaperError as error:
            raise (ConfigError if named.is_file(paper) else ServiceError)(f"{name}: {error}") from error
        try:
            document = await read(pdf)
        except PaperError as error:
            raise ConfigError(f"{name}: {error}") from error
    if session.wants_json:
        session.console.json(TypeAdapter(Document).dump_python(document, mode="json"))
    else:
        session.console.result("\n".join(_describe(document, sentences)))


def _describe(document: "Document", sentences: bool) -> list[str]:
    from paperdigest.progress import printable

    lines = [
        document.title or "(no title found on the first page)",
        f"{document.pages} pages, {len(document.sentences)} sentences, {document.share:.0%} of the text read "
        f"by {document.reader}, language {document.language}",
        "",
        *(_sections(document)),
    ]
    if document.links:
        lines += ["", "Links", *(f"  p. {link.page:<4} {link.url}" for link in document.links)]
    if document.removed:
        lines += ["", "Removed", *(f"  {r.count} × {r.what}: {_shorten(r.example)}" for r in document.removed)]
    if sentences:
        lines += ["", *(f"[{s.id}] p. {s.page} {s.role}: {s.text}" for s in document.sentences)]
    return [printable(line) for line in lines]


def _sections(document: "Document") -> list[str]:
    """A line a section: its share of the characters, page, number and title, indented by level."""
    total = sum(len(sentence.text) for sentence in document.sentences) or 1
    shares = [0] * len(document.sections)
    for sentence in document.sentences:
        shares[sentence.section] += len(sentence.text)
    return [
        f"{shares[index] / total:>4.0%}  p. {section.page:<4} {'  ' * (section.level - 1)}"
        f"{f'{section.number} {section.title}'.strip()}  [{section.kind}]"
        for index, section in enumerate(document.sections)
    ]


def _shorten(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
