"""`paperdigest summarize`: one post a paper."""

from typing import Annotated

import typer

from paperdigest.cli.options import Common, command


@command
def summarize(
    common: Common,
    papers: Annotated[
        list[str],
        typer.Argument(metavar="PAPER", help="arXiv ids or addresses, with or without version, or PDF files."),
    ],
) -> None:
    """Write one post for each paper. --out - prints the Markdown instead of writing it."""
    from paperdigest.cli.session import Session
    from paperdigest.cli.summarizing import summarize_papers

    session = Session(common)
    session.run(summarize_papers(session, papers))
