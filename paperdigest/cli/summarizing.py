"""Summarizing: single papers, each with a post of its own."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer

from paperdigest.cli.report import Report
from paperdigest.cli.session import Session
from paperdigest.errors import ConfigError
from paperdigest.paper import Paper, parse_arxiv_id
from paperdigest.pipeline import Made, Skipped, run
from paperdigest.sources.folder import FolderSource
from paperdigest.writing.names import single_path
from paperdigest.writing.publish import Frame, PostWriter

_PDF_MARK = b"%PDF-"
_MARK_WITHIN = 1024  # bytes; where readers look for the mark


async def summarize_papers(session: Session, names: Sequence[str]) -> None:
    """Write a post for each paper that has none; exits with 2 when a file could not be read as a paper."""
    source = FolderSource(pdf_file(name) for name in names)
    due = [paper for paper in await source.search() if not _exists(session, paper)]
    report = Report(session.console, session.wants_json)

    def keep(outcome: Made | Skipped) -> None:
        paper = outcome.digest.paper if isinstance(outcome, Made) else outcome.paper
        frame = _frame(session, paper)
        report.add(frame.path, frame.topic, outcome)
        if isinstance(outcome, Made):
            writer = PostWriter(frame)
            writer.add(outcome.record())
            if session.to_stdout:
                session.console.result(writer.text())
            else:
                writer.flush(complete=True)

    try:
        if due:
            async with session.workshop(session.console.reporter()) as workshop:
                await run(replace(workshop, download=source.download), due, keep)
    finally:
        report.show(paths=not session.to_stdout)
    if report.skipped:
        raise typer.Exit(2)


def pdf_file(name: str) -> Path:
    """The PDF file of that name; ConfigError when there is none or it is none."""
    file = Path(name).expanduser()
    try:
        with file.open("rb") as opened:
            head = opened.read(_MARK_WITHIN)
    except FileNotFoundError as error:
        if parse_arxiv_id(name):
            raise ConfigError(
                f"{name}: this version reads PDF files only; download the paper and name the file"
            ) from error
        raise ConfigError(f"no file {name}: name a PDF file") from error
    except OSError as error:
        raise ConfigError(f"cannot read {name}: {error.strerror}: name a PDF file") from error
    if _PDF_MARK not in head:
        raise ConfigError(f"{name} is not a PDF (no %PDF- in its first {_MARK_WITHIN:,} bytes): name a PDF file")
    return file


def _exists(session: Session, paper: Paper) -> bool:
    path = single_path(session.settings.out, paper.id)
    if session.to_stdout or not path.exists():
        return False
    session.console.say(f"{path} exists and stays as it is; remove it to make the post again")
    return True


def _frame(session: Session, paper: Paper) -> Frame:
    path = single_path(session.settings.out, paper.id)
    topic = paper.categories[0] if paper.categories else "Paper"
    return session.frame(path, title=paper.title, topic=topic, day=session.now.date())
