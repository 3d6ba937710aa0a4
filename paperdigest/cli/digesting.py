"""Digesting: each topic's new papers, found, sorted out, read and published."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from paperdigest.cli.report import Report
from paperdigest.cli.screening import screen_out
from paperdigest.cli.session import Session
from paperdigest.cli.topics import choose_topics
from paperdigest.errors import ConfigError, ServiceError
from paperdigest.lock import locked
from paperdigest.paper import Paper
from paperdigest.pipeline import Made, Skipped, Workshop, run
from paperdigest.selection import MOST_RUNS, Selection, select
from paperdigest.settings import Topic
from paperdigest.sources.base import Source
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


async def digest_topics(session: Session, order: Order, names: Sequence[str], report: Report) -> None:
    """Work through the topics; what became of each paper is told to `report`, which is shown at the end."""
    if session.to_stdout:
        raise ConfigError("digest extends posts in a folder: --out - is for summarize")
    topics = choose_topics(session.settings.topics, names, order.query)
    lock = session.settings.out / FOLDER / "lock"
    try:
        async with (
            session.workshop(session.console.reporter(), asks=not order.dry_run) as workshop,
            locked(lock, session.console.say),
        ):
            for number, topic in enumerate(topics, 1):
                try:
                    await _TopicRun(session, order, topic, workshop, report).digest()
                except ServiceError:
                    if rest := ", ".join(topic.name for topic in topics[number:]):
                        session.console.say(f"topics not begun: {rest}")
                    raise
    finally:
        if not order.dry_run:
            report.spend(session.account.used - report.usage)  # on papers that were not finished
        report.show(planned=order.dry_run)


class _TopicRun:
    """One topic in one run."""

    def __init__(self, session: Session, order: Order, topic: Topic, workshop: Workshop, report: Report) -> None:
        self._session, self._order, self._topic, self._report = session, order, topic, report
        self._source: Source = session.open_source(topic)
        self._out = session.settings.out
        self._ledger: Ledger = read_ledger(self._out, topic.name)
        last_tries = (name for name, failure in self._ledger.failures.items() if failure.runs + 1 >= MOST_RUNS)
        self._workshop = replace(
            workshop,
            download=self._source.download,
            last_tries=frozenset(last_tries),
            illustrator=workshop.illustrator.for_posts(lambda paper: self._writer(paper).path),
        )
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
        selection = select(found, self._topic, self._ledger, order.most, order.retry_failed, screens)
        self._tell(selection)
        if not selection.due:
            await self._tell_why_nothing(selection, since)
        for paper in selection.withdrawn:
            self._report.withdrawn(paper)
        if order.dry_run:
            await self._report.estimate(self._workshop, self._path, self._topic.name, self._new(selection.due))
            return
        await self._publish(selection)

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

    async def _publish(self, selection: Selection) -> None:
        """Screen and run the papers; write the post from time to time and, whatever happens, at the end."""
        done = False
        try:
            due = await self._screen(selection.due)
            for paper in due:
                if self._is_elsewhere(paper):
                    self._writer(paper).mention(paper, self._ledger.elsewhere[paper.id])
                    self._report.mentioned(paper, self._path, self._topic.name)
            await run(self._workshop, self._new(due), self._keep)
            done = not selection.left_over and self._is_covered()
        except ServiceError:
            self._tell_rest([paper for paper in self._new(selection.due) if paper.id not in self._finished])
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

    def _tell(self, selection: Selection) -> None:
        console, name = self._session.console, self._topic.name
        if selection.due:
            off_topic = f"{selection.off_topic} off topic, " if selection.off_topic else ""
            console.say(
                f"{name}: {selection.found} found, {selection.fitting} fit, {selection.done} already digested, "
                f"{off_topic}{len(selection.due)} due"
            )
        for failure in selection.given_up:
            console.say(f"not tried again (--retry-failed does): {failure.paper.versioned_id}: {failure.reason}")
        if selection.left_over:
            self._tell_rest(selection.left_over, f" (--max {len(selection.due)})")

    def _tell_rest(self, papers: Sequence[Paper], why: str = "") -> None:
        if papers:
            names = ", ".join(paper.versioned_id for paper in papers)
            self._session.console.say(f"{len(papers)} left for the next run{why}: {names}")

    async def _tell_why_nothing(self, selection: Selection, since: date | None) -> None:
        reason = selection.why_nothing if selection.found else await self._source.why_nothing(since)
        self._session.console.say(f"{self._topic.name}: {reason}")
