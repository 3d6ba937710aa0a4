"""`paperdigest read`: what was read of a paper."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from paperdigest.cli.options import Common, command

if TYPE_CHECKING:
    from paperdigest.cli.session import Session
    from paperdigest.document import Document
    from paperdigest.illustrating.illustrate import Load
    from paperdigest.reading.sandbox import Sandbox


@command
def read(
    common: Common,
    paper: Annotated[str, typer.Argument(metavar="PAPER", help="A PDF file, an arXiv id, or an arXiv address.")],
    sentences: Annotated[bool, typer.Option("--sentences", help="Print every sentence with its id and page.")] = False,
    figures: Annotated[
        Path | None,
        typer.Option(help="Write all figures and tables into this folder, as images.", metavar="DIR"),
    ] = None,
) -> None:
    """Show what is read of a paper: its outline, sentences, figures, links, and what was removed and why."""
    from paperdigest.cli.session import Session

    session = Session(common)
    session.run(_read(session, paper, sentences, figures))


async def _read(session: "Session", name: str, sentences: bool, figures: Path | None) -> None:
    from paperdigest.address import told
    from paperdigest.cli.description import as_json, describe
    from paperdigest.cli.naming import find_papers
    from paperdigest.errors import ConfigError, PaperError, ServiceError

    async with session.sandbox() as sandbox:
        named = await find_papers(session, [name])
        if named.unknown:
            raise ConfigError(f"arXiv has no paper {named.unknown[0]}: check the id")
        paper, shown = named.papers[0], told(name)
        try:
            pdf = await named.download(paper)
        except PaperError as error:
            raise (ConfigError if named.is_file(paper) else ServiceError)(f"{shown}: {error}") from error
        try:
            document = await sandbox.read(pdf)
            load = partial(named.download, paper)
            files = await _write_figures(session, sandbox, load, document, figures) if figures else None
        except PaperError as error:
            raise ConfigError(f"{shown}: {error}") from error
    if session.wants_json:
        session.console.json(as_json(document, files))
    else:
        session.console.result("\n".join(describe(document, files, sentences)))


async def _write_figures(
    session: "Session", sandbox: "Sandbox", load: "Load", document: "Document", folder: Path
) -> tuple[str, ...]:
    """The file of each figure, empty for one that shows nothing."""
    from paperdigest.atomic import write_atomic
    from paperdigest.illustrating.places import Place, file_name
    from paperdigest.image import ImageStyle

    style = ImageStyle(session.settings.figure_format, session.settings.figure_dpi)
    place = Place(folder, "", "")
    files: list[str] = []
    for figure, image in zip(document.figures, await sandbox.crop(load, document.figures, style), strict=True):
        name = file_name(place, figure, style.format, files) if image else ""
        if image:
            write_atomic(folder / name, image.data)
        files.append(name)
    return tuple(files)
