"""Batching: papers given to a model's batch service, and their answers collected by a later run."""

import os
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from paperdigest.asking.estimate import estimate
from paperdigest.asking.models.base import RefusedError, Reply, Request
from paperdigest.asking.models.batch import TIER, BatchService, Job
from paperdigest.asking.retry import Patience
from paperdigest.asking.stored import Shelf
from paperdigest.cache import cache_key
from paperdigest.cli.models import open_batches
from paperdigest.cli.session import Session
from paperdigest.errors import PaperdigestError, PaperError, ServiceError, TransientError
from paperdigest.paper import Paper
from paperdigest.pipeline import Workshop
from paperdigest.sections import Topic
from paperdigest.usage import Usage
from paperdigest.writing.batches import BatchRecord, Waiting, batch_path, put_batch, read_batches, remove_batch
from paperdigest.writing.runs import Run, append_run, read_runs

_LARGEST = 4_000_000  # characters of a job's papers; the service takes 20 MB, and Chinese has three bytes a character


@asynccontextmanager
async def open_batching(session: Session, resume: bool, asks: bool) -> AsyncIterator["Batching | None"]:
    """The model's batch jobs, closed at the end; None where none are set or to be resumed.

    With `asks` false no key is needed. ConfigError for a model that has no batches.
    """
    if not (session.settings.batch or resume):
        yield None
        return
    async with open_batches(session.settings, os.environ if asks else None) as service:
        yield Batching(session, service, Patience(say=session.console.say))


@dataclass(frozen=True)
class Ended:
    """A job that waits no more; without `has_answers` its papers are to be asked about again."""

    record: BatchRecord
    has_answers: bool

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers it was about."""
        return tuple(waiting.paper for waiting in self.record.papers)


class Batching:
    """The batch jobs of one posts folder.

    A topic's papers are one job, or more where they are too large for one; each paper is one request for all that is
    not in the cache, whatever `chain` says. The record of a job is written before it is given in, under a label made
    from what it asks, and nothing is given in before the service was asked for a job of that label: a run that was
    killed meanwhile has not paid in vain.
    """

    def __init__(self, session: Session, service: BatchService, patience: Patience) -> None:
        self._session, self._service, self._patience = session, service, patience
        self._out = session.settings.out

    async def submit(
        self,
        topic: Topic,
        query: str,
        workshop: Workshop,
        papers: Sequence[Paper],
        given: Callable[[Paper], None],
    ) -> list[Paper]:
        """Give in what has to be asked about the papers, each of which is told to `given` then.

        Returns the others, of which everything is known already or nothing can be read. ServiceError when the service
        cannot be used, or when not all papers fit into the budget.
        """
        asked: list[tuple[Waiting, Request]] = []
        refused: ServiceError | None = None
        try:
            async for one in self._due(workshop, papers):
                asked.append(one)
        except ServiceError as error:
            refused = error
        for part in _parts(asked):
            await self._give_in(topic, query, part)
            for waiting, _ in part:
                given(waiting.paper)
        if refused:
            raise refused
        taken = {waiting.paper.id for waiting, _ in asked}
        return [paper for paper in papers if paper.id not in taken]

    async def _due(self, workshop: Workshop, papers: Sequence[Paper]) -> AsyncIterator[tuple[Waiting, Request]]:
        """What has to be asked, paper by paper."""
        for paper in papers:
            if found := await self._request(workshop, paper):
                workshop.reporter.finish(paper)
                yield found

    async def _request(self, workshop: Workshop, paper: Paper) -> tuple[Waiting, Request] | None:
        """What has to be asked about a paper; None for nothing, and for a paper that cannot be read."""
        try:
            _, document = await workshop.open(paper)
        except PaperError:
            return None
        inquiry = workshop.asker.open(document, workshop.languages)
        plan = workshop.asker.plan(inquiry, "packed")
        if not plan:
            return None
        request = replace(plan[0], document=None)  # the job needs the text alone
        self._session.account.promise(estimate(self._session.model_name, request, TIER).cost_usd)
        keys = {step: inquiry.keys[step] for step in request.steps}
        return Waiting(paper, keys, inquiry.languages), request

    async def _give_in(self, topic: Topic, query: str, part: Sequence[tuple[Waiting, Request]]) -> None:
        model, papers = self._session.model_name, tuple(waiting for waiting, _ in part)
        requests = {waiting.paper.id: request for waiting, request in part}
        label = f"paperdigest-{cache_key(model, *sorted(key for one in papers for key in one.keys.values()))[:24]}"
        record = BatchRecord(label, "", model, topic, query, self._session.now, papers)
        before = next((other for other in read_batches(self._out) if other.label == label), None)
        put_batch(self._out, record)
        try:
            name = await self._patience(self._find_or_submit, label, requests)
        except PaperdigestError as error:
            if not isinstance(error.__cause__, TransientError):  # it was refused: nothing of it waits
                remove_batch(self._out, record)
                if before:
                    put_batch(self._out, before)
            if isinstance(error, PaperError):
                raise ServiceError(f"no batch of {len(papers)} papers: {error}") from error
            raise
        put_batch(self._out, replace(record, name=name))
        how = f"given to a batch at half the price ({name}): paperdigest digest --resume collects the answers"
        self._session.console.say(f"{topic.name}: {len(papers)} {how}")

    async def _find_or_submit(self, label: str, requests: Mapping[str, Request]) -> str:
        return await self._service.find(label) or await self._service.submit(label, requests)

    async def collect(self, names: Sequence[str]) -> AsyncIterator[Ended]:
        """The jobs that have ended, of these topics or of all; their answers are in the cache, their cost is counted.

        What is to be known of the others is said.
        """
        say = self._session.console.say
        records = read_batches(self._out)
        if not records:
            say(f"no batch waits for its answers in {self._out}")
        for record in records:
            if names and record.topic.name not in names:
                continue
            what = f"{record.topic.name}: {len(record.papers)} in {record.name or 'a job without a name'}"
            if record.model != self._session.model_name:
                say(f"{what} wait for {record.model}: pass --model {record.model} to collect them")
                continue
            name = record.name or await self._patience(self._service.find, record.label)
            job = await self._patience(self._service.fetch, name) if name else Job("lost", "never given in")
            if job.state == "waiting":
                say(f"{what} still waiting ({job.said}), given in {record.at:%Y-%m-%d %H:%M}")
            elif job.state == "unknown":
                path = batch_path(self._out, record)
                say(f"{what} {job.said}: take the key they were given in with, or remove {path} to ask them anew")
            elif job.state == "lost":
                how = "in another batch" if self._session.settings.batch else "now, by ordinary requests"
                say(f"{what} {job.said}: asked again {how}")
                yield Ended(record, has_answers=False)
            else:
                say(f"{what} {job.said}")
                yield self._take(record, name, job)

    async def not_given_in(self, names: Sequence[str]) -> AsyncIterator[Ended]:
        """The jobs, of these topics or of all, that a run was about to give in when it was killed."""
        for record in read_batches(self._out):
            is_wanted = not names or record.topic.name in names
            if record.name or not is_wanted or record.model != self._session.model_name:
                continue
            if name := await self._patience(self._service.find, record.label):
                put_batch(self._out, replace(record, name=name))
                continue
            self._session.console.say(f"{record.topic.name}: {len(record.papers)} were never given in: given in now")
            yield Ended(record, has_answers=False)

    def _take(self, record: BatchRecord, name: str, job: Job) -> Ended:
        """Keep the answers, then count what they cost: a run that is killed in between takes them again."""
        problems: list[str] = []
        usage = Usage()
        for one in record.papers:
            reply = job.replies.get(one.paper.id, PaperError("no answer in the batch"))
            if isinstance(reply, Reply | RefusedError):
                usage += reply.usage
            reasons = self._keep(one, reply.text) if isinstance(reply, Reply) else [str(reply)]
            problems += [f"{one.paper.versioned_id}: {reason}" for reason in reasons]
        if problems:
            self._session.console.say(f"asked again now, by ordinary requests: {'; '.join(problems)}")
        if usage.requests and all(run.batch != name for run in read_runs(self._out)[0]):
            run = Run(self._session.now, record.topic.name, record.query, record.model, False, 0, 0, usage, batch=name)
            append_run(self._out, run)
            self._session.account.pay(usage)
        return Ended(record, has_answers=True)

    def _keep(self, one: Waiting, text: str) -> list[str]:
        """Put the answers into the cache; why those that are none are not. ServiceError when they cannot be kept."""
        shelf = Shelf(self._session.cache, one.keys, one.languages)
        valid, failed = shelf.keep(one.keys, text)
        if shelf.recall().keys() < valid.keys():
            raise ServiceError("the answers of the batch cannot be kept in the cache: make room, then --resume again")
        return list(failed.values())

    def forget(self, ended: Ended) -> None:
        """Remove the record of a job whose papers are finished, unless they were given in anew."""
        if ended.record in read_batches(self._out):
            remove_batch(self._out, ended.record)


def _parts(asked: Sequence[tuple[Waiting, Request]]) -> Iterator[list[tuple[Waiting, Request]]]:
    """What has to be asked, in jobs that are not too large."""
    part: list[tuple[Waiting, Request]] = []
    size = 0
    for waiting, request in asked:
        if part and size + len(request.paper) > _LARGEST:
            yield part
            part, size = [], 0
        part.append((waiting, request))
        size += len(request.paper)
    if part:
        yield part
