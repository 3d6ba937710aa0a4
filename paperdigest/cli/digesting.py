"""Digesting: each topic's new papers, found, sorted out, read and published."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import typer

from paperdigest.cli.report import Report
from paperdigest.cli.session import Session
from paperdigest.errors import ConfigError
from paperdigest.paper import Paper
from paperdigest.pipeline import Made, Skipped, Workshop, run
from paperdigest.selection import Selection, select
from paperdigest.settings import Topic
from paperdigest.sources.folder import FolderSource
from paperdigest.writing.ledger import Ledger, read_ledger
from paperdigest.writing.names import digest_path
from paperdigest.writing.publish import PostWriter

_FLUSH_AFTER = 5.0  # seconds: what a killed run may lose of the post; its answers are in the cache all the same


@dataclass(frozen=True)
class Order:
    """What the command line asks of a digest run."""

    day: date
    since: date | None
    most: int
    dry_run: bool
    retry_failed: bool


async def digest_topics(session: Session, order: Order, names: Sequence[str]) -> None:
    """Work through the topics; exits with 1 when a paper failed."""
    topics = _choose(session.settings.topics, names)
    report = Report(session.console, session.wants_json)
    try:
        async with session.workshop(session.console.reporter()) as workshop:
            for topic in topics:
                await _digest_topic(session, order, topic, workshop, report)
    finally:
        report.show(planned=order.dry_run)
    if report.skipped:
        raise typer.Exit(1)


async def _digest_topic(session: Session, order: Order, topic: Topic, workshop: Workshop, report: Report) -> None:
    source = FolderSource.of(Path(topic.source))
    ledger = read_ledger(session.settings.out, topic.name)
    found = await source.search()
    selection = select(found, topic, ledger.done, ledger.failures, order.since, order.most, order.retry_failed)
    _tell(session, topic, selection)
    if not selection.due:
        return
    workshop = replace(workshop, download=source.download)
    path = digest_path(session.settings.out, order.day, topic.name)
    if order.dry_run:
        await report.estimate(workshop, path, topic.name, selection.due)
        return
    frame = session.frame(path, title=topic.name, topic=topic.name, day=order.day)
    await _publish_as_made(workshop, selection.due, PostWriter(frame), ledger, report)


async def _publish_as_made(
    workshop: Workshop, papers: Sequence[Paper], writer: PostWriter, ledger: Ledger, report: Report
) -> None:
    """Run the papers; write the post from time to time and, whatever happens, at the end."""
    flushed = time.monotonic()

    def keep(outcome: Made | Skipped) -> None:
        nonlocal flushed
        report.add(writer.path, writer.topic, outcome)
        if isinstance(outcome, Made):
            writer.add(outcome.record())
        else:
            before = ledger.failures.get(outcome.paper.id)
            writer.fail(outcome.record(runs=before.runs + 1 if before else 1))
        if time.monotonic() - flushed > _FLUSH_AFTER:
            writer.flush(complete=False)
            flushed = time.monotonic()

    complete = False
    try:
        await run(workshop, papers, keep)
        complete = True
    finally:
        writer.flush(complete)


def _choose(topics: Sequence[Topic], names: Sequence[str]) -> Sequence[Topic]:
    if not topics:
        raise ConfigError("no topics in the settings: add [[topics]] with a name and a source to paperdigest.toml")
    known = {topic.name: topic for topic in topics}
    for name in names:
        if name not in known:
            raise ConfigError(f"no topic {name!r} in the settings; there are: {', '.join(known)}")
    chosen = [known[name] for name in names] or topics
    for topic in chosen:
        if not topic.source:
            raise ConfigError(
                f'topic {topic.name!r} has no source: this version reads folders of PDFs, source = "papers"'
            )
    return chosen


def _tell(session: Session, topic: Topic, selection: Selection) -> None:
    console = session.console
    if not selection.due:
        console.say(f"{topic.name}: {selection.why_nothing}")
        return
    console.say(
        f"{topic.name}: {selection.found} found, {selection.fitting} fit, {selection.done} already digested, "
        f"{len(selection.due)} due"
    )
    for failure in selection.given_up:
        console.say(f"not tried again (--retry-failed does): {failure.paper.versioned_id}: {failure.reason}")
    if selection.left_over:
        names = ", ".join(paper.versioned_id for paper in selection.left_over)
        console.say(f"{len(selection.left_over)} left for the next run (--max {len(selection.due)}): {names}")
