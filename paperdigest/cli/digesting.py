"""Digesting: the new papers of all topics, found, read and published as one stream of work."""

from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack

from paperdigest.cli.batching import Batching, open_batching
from paperdigest.cli.order import Order
from paperdigest.cli.report import Report
from paperdigest.cli.session import Session
from paperdigest.cli.topic_run import TopicRun
from paperdigest.cli.topics import choose_topics
from paperdigest.errors import ConfigError, ServiceError
from paperdigest.lock import locked
from paperdigest.paper import Paper
from paperdigest.pipeline import Job, Workshop, run
from paperdigest.sections import Topic
from paperdigest.writing.sidecar import FOLDER


async def digest_topics(session: Session, order: Order, names: Sequence[str], report: Report) -> None:
    """Work through the topics; what became of each paper is told to `report`, which is shown at the end."""
    if session.to_stdout:
        raise ConfigError("digest extends posts in a folder: --out - is for summarize")
    topics = () if order.resume else choose_topics(session.settings.topics, names, session.look.site.files, order.query)
    lock = session.settings.out / FOLDER / "lock"
    try:
        async with (
            open_batching(session, order.resume, asks=not order.dry_run) as batching,
            session.workshop(session.console.reporter(session.used), asks=not order.dry_run) as workshop,
            locked(lock, f"writing into {session.settings.out}", session.console.say),
        ):
            if batching and not order.dry_run:
                await _take_up(session, order, names, workshop, report, batching)
            await _DigestRun(session, order, topics, workshop, report, batching).digest()
    except ServiceError as error:
        report.ended(str(error))
        raise
    finally:
        if not order.dry_run:
            report.spend(session.account.used - report.usage)  # on papers that were not finished
        report.show(planned=order.dry_run)


async def _take_up(
    session: Session, order: Order, names: Sequence[str], workshop: Workshop, report: Report, batching: Batching
) -> None:
    """Publish the papers of the batch jobs that have ended; a job that ended without answers is asked again.

    Without --resume only jobs that were never given in are looked at.
    """
    async for ended in batching.collect(names) if order.resume else batching.not_given_in(names):
        again = batching if session.settings.batch and not ended.has_answers else None
        topics = [ended.record.topic]
        if await _DigestRun(session, order, topics, workshop, report, again, ended.papers).digest():
            batching.forget(ended)


class _DigestRun:
    """The topics of one run: while the model answers about one's papers, the next one's are searched and read.

    With `batching` the model is not asked now, but in batch jobs; `papers` are what is done instead of a search.
    """

    def __init__(
        self,
        session: Session,
        order: Order,
        topics: Sequence[Topic],
        workshop: Workshop,
        report: Report,
        batching: Batching | None,
        papers: Sequence[Paper] | None = None,
    ) -> None:
        self._session, self._order, self._workshop, self._report = session, order, workshop, report
        self._batching, self._papers = batching, papers
        self._topics = list(topics)  # not begun
        self._open: list[TopicRun] = []
        self._at_work: dict[str, TopicRun] = {}  # by paper: the topic that this run digests it for

    async def digest(self) -> bool:
        """Do the topics' papers; whatever happens, what is finished is published and what is left is named.

        False when a topic could not be gone on with, which is told to the report.
        """
        failed_before = len(self._report.failed_topics)
        try:
            await run(self._jobs())
        except ServiceError:
            if rest := ", ".join(topic.name for topic in self._topics):
                self._session.console.say(f"topics not begun: {rest}")
            raise
        finally:
            with ExitStack() as stack:  # a post that cannot be written keeps no other from it
                for topic in reversed(self._open):
                    stack.callback(topic.close)
        return len(self._report.failed_topics) == failed_before

    async def _jobs(self) -> AsyncIterator[Job]:
        while self._topics:
            topic = self._topics.pop(0)
            with self._report.sparing_others(topic.name):
                async for job in self._jobs_of(topic):
                    yield job
            self._settle()

    async def _jobs_of(self, topic: Topic) -> AsyncIterator[Job]:
        begun = TopicRun(self._session, self._order, topic, self._workshop, self._report, self._at_work, self._batching)
        self._open.append(begun)
        async for job in begun.jobs(self._settle, self._papers):
            yield job

    def _settle(self) -> None:
        """Publish the topics that wait for no paper any more."""
        for topic in [topic for topic in self._open if topic.is_settled]:
            self._open.remove(topic)
            topic.close()
