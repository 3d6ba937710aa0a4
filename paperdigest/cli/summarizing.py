"""Summarizing: single papers, each with a post of its own."""

import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer

from paperdigest.cli.listing import Names
from paperdigest.cli.naming import look_up
from paperdigest.cli.report import Report
from paperdigest.cli.session import Session
from paperdigest.errors import ConfigError, TopicError
from paperdigest.paper import Paper
from paperdigest.pipeline import Made, Skipped, jobs, run
from paperdigest.writing.publish import Frame, PostWriter
from paperdigest.writing.runs import Run, append_run

_UNKNOWN = "arXiv has no paper of this id: check it"


async def summarize_papers(session: Session, names: Names) -> None:
    """Write a post for each paper that has none.

    Exits with 2 when a file or an id was wrong or no paper was named at all, with 1 when another paper failed.
    """
    if session.to_stdout and session.wants_json:
        raise ConfigError("--out - and --json both want stdout: choose one of them")
    report = Report(session.console, session.wants_json, session.model_name)
    is_wrong = _leave_out(session, report, names)
    counts: dict[type[Made | Skipped], int] = {Made: 0, Skipped: 0}

    def keep(outcome: Made | Skipped) -> None:
        nonlocal is_wrong
        counts[type(outcome)] += 1
        paper = outcome.digest.paper if isinstance(outcome, Made) else outcome.paper
        frame = _frame(session, paper)
        report.add(frame.path, frame.topic, outcome)
        if isinstance(outcome, Made):
            _publish(session, frame, outcome)
        else:
            is_wrong = is_wrong or named.is_file(paper)

    if session.to_stdout and session.settings.max_figures:
        session.console.say("--out - writes no images: the post has no figures")
    try:
        async with session.workshop(session.console.reporter(session.used)) as workshop:
            named = await look_up(session, names.files, names.ids)
            for name in named.unknown:
                report.add(session.single_post(name), "", Skipped(Paper(name, ""), _UNKNOWN))
            illustrator = workshop.illustrator.for_posts(lambda paper: session.single_post(paper.id))
            ready = replace(workshop, download=named.download, illustrator=illustrator)
            await run(jobs(ready, _due(session, named.papers, report), keep))
    finally:
        report.spend(session.account.used - report.usage)  # on papers that were not finished
        _append_run(session, counts[Made], counts[Skipped], report)
        report.show(paths=not session.to_stdout)
    if is_wrong or named.unknown:
        raise typer.Exit(2)
    if report.failed:
        raise typer.Exit(1)


def _leave_out(session: Session, report: Report, names: Names) -> bool:
    """Report what lists name in vain; whether any of it is wrong. ConfigError when nothing else was named."""
    for line in names.talk:
        session.console.say(line)
    for entry in names.unusable:
        report.left_out(Paper(entry.id, entry.title), entry.reason)
    if not (names.ids or names.files):
        report.show()
        raise ConfigError("no paper was named: a list needs arXiv ids, arXiv addresses or PDF files")
    return any(entry.is_wrong for entry in names.unusable)


def _due(session: Session, papers: Sequence[Paper], report: Report) -> list[Paper]:
    """Those that have no post, can have one and are not withdrawn; says so of the others."""
    due = []
    paths: set[Path] = set()
    for paper in papers:
        path = session.single_post(paper.id)
        if path in paths:
            raise ConfigError(f"two of these papers would share the post {path}: summarize them into two folders")
        paths.add(path)
        if not session.to_stdout and path.exists():
            session.console.say(
                f"{path} exists and stays as it is: paperdigest regenerate {shlex.quote(str(path))} makes it anew"
            )
        elif paper.is_withdrawn:
            report.withdrawn(paper)
        elif problem := _hindrance(session, paper):
            report.add(path, "", Skipped(paper, problem))
        else:
            due.append(paper)
    return due


def _hindrance(session: Session, paper: Paper) -> str:
    """Why a paper's post could not be written once it was paid for; empty when it can be."""
    try:
        PostWriter(_frame(session, paper))
    except TopicError as error:
        return str(error)
    return ""


def _publish(session: Session, frame: Frame, made: Made) -> None:
    writer = PostWriter(frame)
    writer.add(made.record())
    if session.to_stdout:
        session.console.result(writer.text())
    else:
        writer.flush(complete=True)


def _append_run(session: Session, papers: int, skipped: int, report: Report) -> None:
    """Keep what the run cost; nothing where it worked on no paper, or writes into no folder."""
    if session.to_stdout or not (papers or skipped or report.usage.requests):
        return
    run = Run(session.now, "", "", session.model_name, False, papers, skipped, report.usage)
    append_run(session.settings.out, run)


def _frame(session: Session, paper: Paper) -> Frame:
    path = session.single_post(paper.id)
    topic = paper.categories[0] if paper.categories else "Paper"
    return session.frame(path, title=paper.title, topic=topic, day=session.now.date())
