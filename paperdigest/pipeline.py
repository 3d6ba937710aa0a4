"""One run: papers in, outcomes out; one bad paper never stops it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from paperdigest.answers import Step
from paperdigest.asking.ask import Asked, Asker
from paperdigest.asking.assemble import assemble
from paperdigest.asking.models.offline import OfflineModel
from paperdigest.asking.restate import NOTHING_RESTATED, Restated, restate
from paperdigest.cache import Cache
from paperdigest.checking.review import Objection, Review, review_answers
from paperdigest.digest import Digest, Tally
from paperdigest.digests import Digests, Finished
from paperdigest.document import Document
from paperdigest.documents import Documents
from paperdigest.errors import PaperError, ServiceError
from paperdigest.illustrating.illustrate import Illustrator, NoIllustrator
from paperdigest.image import SeenFigure
from paperdigest.paper import Paper
from paperdigest.progress import Reporter
from paperdigest.reading.abstract import abstract_document
from paperdigest.renewal import Renewal
from paperdigest.writing.sidecar import FailureRecord, PaperRecord, StepRecord

MOST_IN_WORK = 64  # papers: enough to keep a paid key busy, few enough for a laptop's memory
_MOST_OPENING = 4  # papers between download and document: their PDFs are in memory


@dataclass(frozen=True)
class Made:
    """A paper that became a digest, with the answers it was made from.

    `is_final` is false when another run would ask for something again.
    """

    digest: Digest
    asked: Asked
    restated: Restated = NOTHING_RESTATED
    is_final: bool = True

    def record(self, runs: int = 1) -> PaperRecord:
        """What the sidecar keeps of it, but for answers that were kept; `runs` counts the runs, this one included."""
        [model], prompts, asked = self.digest.provenance.models, self.digest.provenance.prompts, self.asked
        steps = {
            step.value: StepRecord(model, asked.keys[step], text, prompts, asked.schemas[step])
            for step, text in asked.texts.items()
            if step not in asked.kept
        }
        if self.restated.text:
            steps["restated"] = StepRecord(model, self.restated.key, self.restated.text, prompts)
        return PaperRecord(self.digest, steps, self.asked.usage, runs=runs)


@dataclass(frozen=True)
class Skipped:
    """A paper that could not be processed, and why, in one line."""

    paper: Paper
    reason: str

    def record(self, runs: int) -> FailureRecord:
        """What the sidecar keeps of it; `runs` counts the runs in which it failed, this one included."""
        return FailureRecord(self.paper, self.reason, runs)


@dataclass(frozen=True)
class Workshop:
    """What a paper passes through; all I/O is in the collaborators.

    `last_tries` are the ids of papers whose abstract is used when their PDF cannot be had this time either, `renewals`
    what stands of papers that are made anew, by id. `opening` bounds how many papers are fetched and read at once;
    `illustrator` makes the figures while the model answers.
    """

    download: Callable[[Paper], Awaitable[bytes]]
    read: Callable[[bytes], Awaitable[Document]]
    asker: Asker
    cache: Cache
    languages: tuple[str, ...]
    reporter: Reporter
    last_tries: frozenset[str] = frozenset()
    renewals: Mapping[str, Renewal] = field(default_factory=dict)
    opening: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_MOST_OPENING))
    illustrator: Illustrator = field(default_factory=NoIllustrator)

    async def make(self, paper: Paper) -> Made | Skipped:
        """Download, read, ask and assemble one paper."""
        try:
            paper, document = await self.open(paper)
        except PaperError as error:
            self.reporter.finish(paper, str(error))
            return Skipped(paper, str(error))
        self.reporter.stage(paper, "ask")
        pdf = partial(self.download, paper)  # once more, where it is wanted: it need not be kept until then
        async with self.asker.alone(document), self.illustrator.at_work(paper, document, pdf) as illustration:
            made = await self._digest(paper, document, await illustration.seen())
            made = replace(made, digest=replace(made.digest, pictures=await illustration.pictures()))
        self.reporter.finish(paper)
        return made

    async def _digest(self, paper: Paper, document: Document, seen: Sequence[SeenFigure]) -> Made:
        """Ask, and make the digest of the answers, unless one was made of the same before."""
        asked = await self.asker.ask(document, self.languages, kept=self._kept(paper, document, seen), figures=seen)
        if asked.kept or asked.failed:
            return await self._review(paper, document, asked)
        digests = Digests(self.cache)
        key = digests.key(paper, document, asked.texts, *asked.keys.values(), self.asker.prompts.label, *self.languages)
        if known := digests.get(key):
            return Made(known.digest, asked, Restated(text=known.restated, key=known.restated_key))
        made = await self._review(paper, document, asked)
        if made.is_final:
            await asyncio.to_thread(digests.put, key, Finished(made.digest, made.restated.text, made.restated.key))
        return made

    def _kept(self, paper: Paper, document: Document, seen: Sequence[SeenFigure]) -> Mapping[Step, str]:
        """The answers that stay, of a paper that is made anew."""
        renewal = self.renewals.get(paper.id)
        return renewal.kept(document, self.asker.open(document, self.languages, seen).keys) if renewal else {}

    async def _review(self, paper: Paper, document: Document, asked: Asked) -> Made:
        """Review the answers, ask once more for what does not stand, and leave out what still does not."""
        model, prompts = self.asker.model, self.asker.prompts
        new = asked.answers.keys() - asked.kept
        texts = None if model.name == OfflineModel.name else prompts.texts
        review = review_answers(asked.answers, asked.languages, paper, document, texts).of(new)
        objections, restated, is_final = review.objections, NOTHING_RESTATED, True
        if texts and review.is_worth_asking:
            restated = await restate(self.asker, document, asked.languages, review)
            is_final = bool(restated.text)
            asked = replace(asked, answers=restated.answers(asked.answers), usage=asked.usage + restated.usage)
            review = review_answers(asked.answers, asked.languages, paper, document, texts).of(new)
        digest = assemble(paper, document, asked, self.languages, model.name, prompts.label, review)
        tallies = dict(digest.tallies)
        for step, said in _said_anew(objections, restated, review):
            tallies[step] += Tally(mended=1, restated=(said,))
        return Made(replace(digest, tallies=tallies), asked, restated, is_final)

    async def open(self, paper: Paper) -> tuple[Paper, Document]:
        """The paper's document: what its PDF says, or its abstract where the PDF has no readable text.

        PaperError when there is neither, or when the PDF cannot be had now: another run may have it.
        """
        async with self.opening:
            return await self._open(paper)

    async def _open(self, paper: Paper) -> tuple[Paper, Document]:
        self.reporter.stage(paper, "download")
        try:
            pdf = await self.download(paper)
        except PaperError as error:
            if paper.abstract and paper.id in self.last_tries:
                return paper, abstract_document(paper, str(error))
            raise
        self.reporter.stage(paper, "read")
        try:
            document = await self._read(pdf)
        except PaperError as error:
            if not paper.abstract:
                raise
            return paper, abstract_document(paper, str(error))
        return _completed(paper, document), document

    async def _read(self, pdf: bytes) -> Document:
        documents = Documents(self.cache)
        key = documents.key(pdf)
        if (known := documents.get(key)) is not None:
            return known
        document = await self.read(pdf)
        await asyncio.to_thread(documents.put, key, document)
        return document


@dataclass(frozen=True)
class Job:
    """A paper, what it passes through, and who is told what became of it."""

    paper: Paper
    workshop: Workshop
    keep: Callable[[Made | Skipped], None]


async def jobs(
    workshop: Workshop, papers: Sequence[Paper], keep: Callable[[Made | Skipped], None]
) -> AsyncIterator[Job]:
    """A job for each of these papers."""
    workshop.reporter.expect(len(papers))
    for paper in papers:
        yield Job(paper, workshop, keep)


async def run(due: AsyncIterator[Job], workers: int = MOST_IN_WORK) -> None:
    """Do the jobs as they come, at most `workers` at once: some are fetched and read while a model answers others.

    When a service cannot be used any more, no further paper is begun, those in work are finished (their requests may
    be paid for already), and the ServiceError is raised. Any other error, a bug, ends the run as it is.
    """
    turn = asyncio.Lock()  # a search for more jobs is waited for by one worker, the others queue
    broken: list[ServiceError] = []

    async def work() -> None:
        while not broken:
            try:
                async with turn:
                    job = await anext(due, None)
                if job is None or broken:
                    return
                job.keep(await job.workshop.make(job.paper))
            except ServiceError as error:
                broken.append(error)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(workers):
                group.create_task(work())
    except BaseExceptionGroup as group_error:
        raise group_error.exceptions[0] from None
    if broken:
        raise broken[0]


def _said_anew(objections: Sequence[Objection], restated: Restated, review: Review) -> Iterator[tuple[str, str]]:
    """The claims that stand since they were asked for anew: their step, what they said first, and what was wrong."""
    for objection in objections:
        if objection.place in restated.claims and not review.reason(objection.place):
            said = f"{' / '.join(objection.claim.words.values())}: {objection.reason}"
            yield objection.place.partition(".")[0], said


def _completed(paper: Paper, document: Document) -> Paper:
    """What a local PDF without metadata says of itself: its printed title and abstract."""
    if paper.title_source == "metadata":
        return paper
    abstract = " ".join(s.text for s in document.sentences if document.sections[s.section].kind == "abstract")
    if document.title:
        paper = replace(paper, title=document.title, title_source="pdf")
    return replace(paper, abstract=paper.abstract or abstract)
