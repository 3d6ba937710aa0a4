"""`paperdigest summarize`: one post a paper."""

from typing import Annotated

import typer

from paperdigest.cli.options import Common, command


@command
def summarize(
    common: Common,
    papers: Annotated[
        list[str],
        typer.Argument(
            metavar="PAPER",
            help="arXiv ids or addresses, with or without version, PDF files, or lists of these: a text file, a .bib "
            "or .ris file, or - for stdin.",
        ),
    ],
) -> None:
    """Write one post for each paper. --out - prints the Markdown instead of writing it.

    Entries of a list that name no paper are said and left out; exit code 2 when nothing at all names one.
    """
    from paperdigest.address import told
    from paperdigest.cli.feeding import feeds_follow
    from paperdigest.cli.listing import name_papers
    from paperdigest.cli.session import Session
    from paperdigest.cli.summarizing import summarize_papers

    session = Session(common)
    with feeds_follow(session) as unfed:
        session.run(summarize_papers(session, name_papers(papers)), ("summarize", *map(told, papers)))
    if unfed:
        raise typer.Exit(1)
