"""One topic in one digest run: its new papers found and sorted out, and what becomes of them published."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from paperdigest.asking.account import Account, AccountedModel
from paperdigest.cli.batching import Batching
from paperdigest.cli.order import Order
from paperdigest.cli.planning import Plan
from paperdigest.cli.report import Report
from paperdigest.cli.screening import screen_out
from paperdigest.cli.session import Session
from paperdigest.cli.telling import tell_rest, tell_selection
from paperdigest.cli.topic_posts import TopicPosts
from paperdigest.cli.topics import open_source
from paperdigest.errors import PaperdigestError
from paperdigest.paper import Paper
from paperdigest.pipeline import Job, Made, Skipped, Workshop
from paperdigest.sections import Topic
from paperdigest.selection import MOST_RUNS, Selection, is_done, select
from paperdigest.sources.base import Source
from paperdigest.writing.batches import read_batches
from paperdigest.writing.ledger import Ledger, read_ledger
from paperdigest.writing.runs import Run, append_run, last_complete

_MOST_WATCHED = 300  # papers of a topic that are looked up for new versions: three requests
_OVERLAP = timedelta(days=7)  # arXiv announces a submission days after its date


class TopicRun:
    """One topic in one run; with `batching` the model is not asked now, but in batch jobs.

    `at_work` are the papers that the run has begun, with the topic each is digested for; it is shared by all topics.
    TopicError when what the topic needs is wrong, before anything is asked about it.
    """

    def __init__(
        self,
        session: Session,
        order: Order,
        topic: Topic,
        workshop: Workshop,
        report: Report,
        at_work: "dict[str, TopicRun]",
        batching: Batching | None,
    ) -> None:
        self._session, self._order, self._topic, self._report = session, order, topic, report
        self._at_work, self._batching = at_work, batching
        self._source: Source = open_source(session, topic)
        self._out = session.settings.out
        self._ledger: Ledger = read_ledger(self._out, topic.name, session.look.site.files)
        self._posts = TopicPosts(session, topic.name, self._ledger, order.day)
        self._account = Account()  # what this topic alone has used
        last_tries = (name for name, failure in self._ledger.failures.items() if failure.runs + 1 >= MOST_RUNS)
        self._workshop = replace(
            workshop,
            download=self._source.download,
            asker=replace(workshop.asker, model=AccountedModel(workshop.asker.model, self._account)),
            last_tries=frozenset(last_tries),
            illustrator=workshop.illustrator.for_posts(lambda paper: self._posts.of(paper).path),
        )
        self._left: dict[str, Paper] = {}  # due papers of which nothing has become yet
        self._outcomes: dict[str, Skipped | None] = {}  # by paper: its failure, None when it was made
        self._is_searched = self._is_complete = False

    async def jobs(self, settle: Callable[[], None], papers: Sequence[Paper] | None = None) -> AsyncIterator[Job]:
        """Find, sort out, and give the papers to work on; `settle` is called when one of them is done.

        With `papers` these are done, but for those that a post has meanwhile, and nothing is searched for.
        """
        if papers is None:
            due = await self._find()
        else:
            due = [paper for paper in papers if not is_done(paper, self._ledger, self._topic.updates)]
        self._left = {paper.id: paper for paper in due}

        def keep(outcome: Made | Skipped) -> None:
            self._keep(outcome)
            settle()

        parts = self._screened(due) if papers is None else self._unscreened(due)
        async for part in self._submitted(parts, self._batching) if self._batching else parts:
            for paper in part:
                yield Job(paper, self._workshop, keep)
        self._is_searched = True

    @property
    def is_settled(self) -> bool:
        """Whether all is found, and no due paper is waited for, neither here nor by another topic that has it."""
        return self._is_searched and all(map(self._is_decided, self._left.values()))

    def close(self) -> None:
        """Publish what is finished, say what is left, and note the run."""
        if self._order.dry_run:
            return
        for paper in filter(self._is_decided, list(self._left.values())):
            self._share(paper)
        tell_rest(self._session.console, self._topic.name, [*self._left.values()])
        is_complete = self._is_complete and not self._left
        try:
            self._posts.flush(is_complete)
        except PaperdigestError:
            self._note(is_complete=False)  # what was paid is in the account all the same
            raise
        self._note(is_complete)

    def _note(self, is_complete: bool) -> None:
        made = sum(failure is None for failure in self._outcomes.values())
        name, query, announced = self._topic.name, self._source.query, self._source.announced
        now, model, used = self._session.now, self._session.model_name, self._account.used
        run = Run(now, name, query, model, is_complete, made, len(self._outcomes) - made, used, announced)
        append_run(self._out, run)

    async def _find(self) -> Sequence[Paper]:
        """Search and sort out; the papers that are due, none in a dry run, which only says what they would cost."""
        since = self._order.since or self._gap_start()
        selection = await self._select(since)
        tell_selection(self._session.console, self._topic.name, selection)
        if not selection.due:
            reason = selection.why_nothing if selection.found else await self._source.why_nothing(since)
            self._session.console.say(f"{self._topic.name}: {reason}")
        for paper in selection.withdrawn:
            self._report.withdrawn(paper)
        if self._order.dry_run:
            plan = Plan(self._session, self._topic, self._workshop, self._report)
            plan.screen([paper for paper in selection.due if paper.id not in self._ledger.unfinished])
            await plan.ask(self._posts.path, self._own(selection.due))
            return ()
        self._is_complete = not (selection.left_over or selection.waiting) and self._is_covered()
        return selection.due

    async def _select(self, since: date | None) -> Selection:
        found = [*await self._source.search(since)]
        if self._source.more:
            self._session.console.say(
                f"{self._topic.name}: only the newest {len(found)} matches: narrow query or --since"
            )
        if self._topic.updates:
            found += await self._source.fetch([*self._ledger.done][-_MOST_WATCHED:])
        order, screens = self._order, self._session.settings.screens(self._topic)
        waiting = frozenset(one.paper.id for record in read_batches(self._out) for one in record.papers)
        return select(found, self._topic, self._ledger, order.most, order.retry_failed, screens, waiting)

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

    async def _screened(self, due: Sequence[Paper]) -> AsyncIterator[Sequence[Paper]]:
        """The due papers without those that are off topic, part by part; the unfinished are not judged."""
        yield self._own([paper for paper in due if paper.id in self._ledger.unfinished])
        new = [paper for paper in due if paper.id not in self._ledger.unfinished]
        async for part in screen_out(self._session, self._topic, self._workshop.asker, new):
            self._report.spend(part.usage)
            for record in part.records:
                del self._left[record.paper.id]
                self._posts.of(record.paper).screen_out(record)
                self._report.off_topic(record, self._posts.path, self._topic.name)
            yield self._own(part.kept)

    async def _unscreened(self, due: Sequence[Paper]) -> AsyncIterator[Sequence[Paper]]:
        yield self._own(due)

    async def _submitted(
        self, parts: AsyncIterator[Sequence[Paper]], batching: Batching
    ) -> AsyncIterator[Sequence[Paper]]:
        """The papers that need no batch; the others are given to one."""

        def wait(paper: Paper) -> None:
            del self._left[paper.id]
            self._report.waiting(paper, self._posts.path, self._topic.name)

        papers = [paper async for part in parts for paper in part]
        yield await batching.submit(self._topic, self._source.query, self._workshop, papers, wait)

    def _own(self, papers: Sequence[Paper]) -> Sequence[Paper]:
        """Those of the papers that are no other topic's; this one has them from now on."""
        own = [paper for paper in papers if not self._is_anothers(paper)]
        self._at_work.update((paper.id, self) for paper in own)
        self._workshop.reporter.expect(len(own))
        return own

    def _is_elsewhere(self, paper: Paper) -> bool:
        """Whether another topic's post has it, and none of this topic's."""
        return paper.id in self._ledger.elsewhere and paper.id not in self._ledger.done

    def _is_anothers(self, paper: Paper) -> bool:
        """Whether another topic has it, or will have: what becomes of it there is shared."""
        return self._is_elsewhere(paper) or (paper.id in self._at_work and paper.id not in self._ledger.done)

    def _is_decided(self, paper: Paper) -> bool:
        """Whether another topic has it, or has failed to."""
        return self._is_anothers(paper) and (self._is_elsewhere(paper) or paper.id in self._at_work[paper.id]._outcomes)

    def _share(self, paper: Paper) -> None:
        """Mention a paper that another topic's post has; its failure is a failure here too."""
        other = self._at_work.get(paper.id)
        if failure := other._outcomes[paper.id] if other else None:
            self._keep(failure)
            return
        post = other._posts.of(paper).path if other else self._ledger.elsewhere[paper.id]
        del self._left[paper.id]
        self._posts.of(paper).mention(paper, post, other._topic.name if other else "")
        self._report.mentioned(paper, self._posts.path, self._topic.name)

    def _keep(self, outcome: Made | Skipped) -> None:
        if isinstance(outcome, Made):
            paper = outcome.digest.paper
            before = self._ledger.unfinished.get(paper.id)
            self._posts.of(paper).add(outcome.record(runs=before.runs + 1 if before else 1))
        else:
            paper = outcome.paper
            failure = self._ledger.failures.get(paper.id)
            self._posts.of(paper).fail(outcome.record(runs=failure.runs + 1 if failure else 1))
        self._report.add(self._posts.of(paper).path, self._topic.name, outcome)
        self._outcomes[paper.id] = outcome if isinstance(outcome, Skipped) else None
        del self._left[paper.id]
        self._posts.flush_at_times()
