"""Digesting: each topic's new papers, found, sorted out, read and published."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from paperdigest.cli.batching import Batching
from paperdigest.cli.planning import Plan
from paperdigest.cli.report import Report
from paperdigest.cli.screening import screen_out
from paperdigest.cli.session import Session
from paperdigest.cli.telling import tell_rest, tell_selection
from paperdigest.cli.topics import choose_topics
from paperdigest.errors import ConfigError, ServiceError
from paperdigest.lock import locked
from paperdigest.paper import Paper
from paperdigest.pipeline import Made, Skipped, Workshop, run
from paperdigest.selection import MOST_RUNS, Selection, is_done, select
from paperdigest.settings import Topic
from paperdigest.sources.base import Source
from paperdigest.writing.batches import read_batches
from paperdigest.writing.ledger import Ledger, read_ledger
from paperdigest.writing.names import digest_path
from paperdigest.writing.publish import PostWriter
from paperdigest.writing.runs import Run, append_run, last_complete
from paperdigest.writing.sidecar import FOLDER

_FLUSH_AFTER = 5.0  # seconds: what a killed run may lose of the post; its answers are in the cache all the same
_MOST_WATCHED = 300  # papers of a topic that are looked up for new versions: three requests
_OVERLAP = timedelta(days=7)  # arXiv announces a submission days after its date


@dataclass(frozen=True)
class Order:
    """What the command line asks of a digest run."""

    day: date
    since: date | None
    most: int
    query: str
    dry_run: bool
    retry_failed: bool
    resume: bool = False


async def digest_topics(session: Session, order: Order, names: Sequence[str], report: Report) -> None:
    """Work through the topics; what became of each paper is told to `report`, which is shown at the end."""
    if session.to_stdout:
        raise ConfigError("digest extends posts in a folder: --out - is for summarize")
    topics = [] if order.resume else choose_topics(session.settings.topics, names, order.query)
    lock = session.settings.out / FOLDER / "lock"
    try:
        async with (
            session.batching(order.resume, asks=not order.dry_run) as batching,
            session.workshop(session.console.reporter(), asks=not order.dry_run) as workshop,
            locked(lock, session.console.say),
        ):
            if order.resume and batching:
                await _resume(session, order, names, workshop, report, batching)
            for number, topic in enumerate(topics, 1):
                try:
                    await _TopicRun(session, order, topic, workshop, report, batching).digest()
                except ServiceError:
                    if rest := ", ".join(topic.name for topic in topics[number:]):
                        session.console.say(f"topics not begun: {rest}")
                    raise
    finally:
        if not order.dry_run:
            report.spend(session.account.used - report.usage)  # on papers that were not finished
        report.show(planned=order.dry_run)


async def _resume(
    session: Session, order: Order, names: Sequence[str], workshop: Workshop, report: Report, batching: Batching
) -> None:
    """Publish the papers of the batch jobs that have ended; a job that ended without answers is asked again."""
    async for ended in batching.collect(names):
        again = batching if session.settings.batch and not ended.has_answers else None
        await _TopicRun(session, order, ended.record.topic, workshop, report, again).resume(ended.papers)
        batching.forget(ended)


class _TopicRun:
    """One topic in one run; with `batching` the model is not asked now, but in batch jobs."""

    def __init__(
        self,
        session: Session,
        order: Order,
        topic: Topic,
        workshop: Workshop,
        report: Report,
        batching: Batching | None,
    ) -> None:
        self._session, self._order, self._topic, self._report = session, order, topic, report
        self._source: Source = session.open_source(topic)
        self._batching, self._out = batching, session.settings.out
        self._ledger: Ledger = read_ledger(self._out, topic.name)
        last_tries = (name for name, failure in self._ledger.failures.items() if failure.runs + 1 >= MOST_RUNS)
        self._workshop = replace(workshop, download=self._source.download, last_tries=frozenset(last_tries))
        self._path = digest_path(self._out, order.day, topic.name)
        self._writers: dict[Path, PostWriter] = {}
        self._counts: dict[type[Made | Skipped], int] = {Made: 0, Skipped: 0}
        self._used_before = session.account.used
        self._finished: set[str] = set()  # ids of papers that this run need not come back to
        self._flushed = time.monotonic()

    async def digest(self) -> None:
        """Find, sort out, and work on what is due."""
        since = self._order.since or self._gap_start()
        found = [*await self._source.search(since)]
        if self._source.more:
            self._session.console.say(
                f"{self._topic.name}: only the newest {len(found)} matches: narrow query or --since"
            )
        if self._topic.updates:
            found += await self._source.fetch([*self._ledger.done][-_MOST_WATCHED:])
        order, screens = self._order, self._session.settings.screens(self._topic)
        waiting = frozenset(one.paper.id for record in read_batches(self._out) for one in record.papers)
        selection = select(found, self._topic, self._ledger, order.most, order.retry_failed, screens, waiting)
        tell_selection(self._session.console, self._topic.name, selection)
        if not selection.due:
            await self._tell_why_nothing(selection, since)
        for paper in selection.withdrawn:
            self._report.withdrawn(paper)
        if order.dry_run:
            plan = Plan(self._session, self._topic, self._workshop, self._report)
            plan.screen(selection.due)
            await plan.ask(self._path, self._new(selection.due))
            return
        is_whole = not (selection.left_over or selection.waiting) and self._is_covered()
        await self._publish(selection.due, is_whole, screens)

    async def resume(self, papers: Sequence[Paper]) -> None:
        """Publish papers that a batch was about, but for those that a post has meanwhile."""
        updates = self._topic.updates
        await self._publish([paper for paper in papers if not is_done(paper, self._ledger, updates)], False, False)

    def _gap_start(self) -> date | None:
        """The day from which the topic has to be searched; a folder and a feed are taken whole."""
        if self._topic.source:
            return None
        last = last_complete(self._out, self._topic.name, self._source.query) or self._session.now
        return (last - _OVERLAP).date()

    def _is_covered(self) -> bool:
        """Whether this run's search leaves no gap after the last complete run's."""
        if self._topic.feed:
            return self._source.announced is not None
        start = self._gap_start()
        return not self._source.more and (not start or not self._order.since or self._order.since <= start)

    def _is_elsewhere(self, paper: Paper) -> bool:
        """Whether another topic's post has it, and none of this topic's."""
        return paper.id in self._ledger.elsewhere and paper.id not in self._ledger.done

    def _new(self, due: Sequence[Paper]) -> list[Paper]:
        """Those of the due papers that have to be read."""
        return [paper for paper in due if not self._is_elsewhere(paper)]

    async def _publish(self, papers: Sequence[Paper], is_whole: bool, screens: bool) -> None:
        """Screen and run the papers; write the post from time to time and, whatever happens, at the end.

        `is_whole`: no paper of the time since the last complete run is missing.
        """
        done = False
        try:
            due = await self._screen(papers) if screens else papers
            for paper in due:
                if self._is_elsewhere(paper):
                    self._writer(paper).mention(paper, self._ledger.elsewhere[paper.id])
                    self._report.mentioned(paper, self._path, self._topic.name)
            await run(self._workshop, await self._submit(self._new(due)), self._keep)
            done = is_whole
        except ServiceError:
            left = (paper for paper in self._new(papers) if paper.id not in self._finished)
            tell_rest(self._session.console, tuple(left))
            raise
        finally:
            self._flush(done)
            append_run(
                self._out,
                Run(
                    at=self._session.now,
                    topic=self._topic.name,
                    query=self._source.query,
                    model=self._session.model_name,
                    complete=done,
                    papers=self._counts[Made],
                    skipped=self._counts[Skipped],
                    usage=self._session.account.used - self._used_before,
                    announced=self._source.announced,
                ),
            )

    async def _submit(self, papers: Sequence[Paper]) -> Sequence[Paper]:
        """The papers that need no batch; the others are given to one, where there are any."""
        if not self._batching:
            return papers
        return await self._batching.submit(self._topic, self._source.query, self._workshop, papers, self._wait)

    def _wait(self, paper: Paper) -> None:
        self._finished.add(paper.id)
        self._report.waiting(paper, self._path, self._topic.name)

    async def _screen(self, due: Sequence[Paper]) -> list[Paper]:
        """The due papers without those that are off topic; one that stands in a post unfinished is not judged."""
        new = [paper for paper in due if paper.id not in self._ledger.unfinished]
        async for part in screen_out(self._session, self._topic, self._workshop.asker, new):
            self._report.spend(part.usage)
            for record in part.records:
                self._finished.add(record.paper.id)
                self._writer(record.paper).screen_out(record)
                self._report.off_topic(record, self._path, self._topic.name)
        return [paper for paper in due if paper.id not in self._finished]

    def _keep(self, outcome: Made | Skipped) -> None:
        self._counts[type(outcome)] += 1
        if isinstance(outcome, Made):
            paper = outcome.digest.paper
            before = self._ledger.unfinished.get(paper.id)
            self._writer(paper).add(outcome.record(runs=before.runs + 1 if before else 1))
        else:
            paper = outcome.paper
            failure = self._ledger.failures.get(paper.id)
            self._writer(paper).fail(outcome.record(runs=failure.runs + 1 if failure else 1))
        self._report.add(self._writer(paper).path, self._topic.name, outcome)
        self._finished.add(paper.id)
        if time.monotonic() - self._flushed > _FLUSH_AFTER:
            self._flush(complete=False)
            self._flushed = time.monotonic()

    def _writer(self, paper: Paper) -> PostWriter:
        """The post of the day, or the one in which an unfinished paper stands."""
        unfinished = self._ledger.unfinished.get(paper.id)
        path = unfinished.post if unfinished else self._path
        if path not in self._writers:
            day = date.fromisoformat(path.parent.name)
            self._writers[path] = PostWriter(self._session.frame(path, self._topic.name, self._topic.name, day))
        return self._writers[path]

    def _flush(self, complete: bool) -> None:
        for writer in self._writers.values():
            writer.flush(complete)

    async def _tell_why_nothing(self, selection: Selection, since: date | None) -> None:
        reason = selection.why_nothing if selection.found else await self._source.why_nothing(since)
        self._session.console.say(f"{self._topic.name}: {reason}")
