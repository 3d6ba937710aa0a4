"""One run: papers in, outcomes out; one bad paper never stops it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from paperdigest.asking.ask import Asked, Asker
from paperdigest.asking.assemble import assemble
from paperdigest.asking.models.offline import OfflineModel
from paperdigest.asking.restate import NOTHING_RESTATED, Restated, restate
from paperdigest.cache import Cache
from paperdigest.checking.review import Objection, Review, review_answers
from paperdigest.console import Reporter
from paperdigest.digest import Digest
from paperdigest.document import Document
from paperdigest.documents import Documents
from paperdigest.errors import PaperError, ServiceError
from paperdigest.illustrating.illustrate import Illustrator, NoIllustrator
from paperdigest.image import SeenFigure
from paperdigest.paper import Paper
from paperdigest.reading.abstract import abstract_document
from paperdigest.writing.sidecar import FailureRecord, PaperRecord, StepRecord


@dataclass(frozen=True)
class Made:
    """A paper that became a digest, with the answers it was made from."""

    digest: Digest
    asked: Asked
    restated: Restated = NOTHING_RESTATED

    def record(self, runs: int = 1) -> PaperRecord:
        """What the sidecar keeps of it; `runs` counts the runs that asked for it, this one included."""
        model, keys = self.digest.provenance.models[0], self.asked.keys
        steps = {step.value: StepRecord(model, keys[step], text) for step, text in self.asked.texts.items()}
        if self.restated.text:
            steps["restated"] = StepRecord(model, self.restated.key, self.restated.text)
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

    `last_tries` are the ids of papers whose abstract is used when their PDF cannot be had this time either.
    """

    download: Callable[[Paper], Awaitable[bytes]]
    read: Callable[[bytes], Awaitable[Document]]
    asker: Asker
    cache: Cache
    languages: tuple[str, ...]
    reporter: Reporter
    last_tries: frozenset[str] = frozenset()
    illustrator: Illustrator = field(default_factory=NoIllustrator)

    async def make(self, paper: Paper) -> Made | Skipped:
        """Download, read, ask and assemble one paper."""
        try:
            paper, document, pdf = await self.open(paper)
        except PaperError as error:
            self.reporter.finish(paper, str(error))
            return Skipped(paper, str(error))
        self.reporter.stage(paper, "ask")
        async with self.illustrator.at_work(paper, document, pdf) as illustration:
            made = await self._digest(paper, document, await illustration.seen())
            made = replace(made, digest=replace(made.digest, pictures=await illustration.pictures()))
        self.reporter.finish(paper)
        return made

    async def _digest(self, paper: Paper, document: Document, seen: Sequence[SeenFigure]) -> Made:
        """Ask, review the answers, ask once more for what does not stand, and leave out what still does not."""
        model, prompts = self.asker.model, self.asker.prompts
        asked = await self.asker.ask(document, self.languages, seen)
        texts = None if model.name == OfflineModel.name else prompts.texts
        review = review_answers(asked.answers, asked.languages, paper, document, texts)
        objections, restated = review.objections, NOTHING_RESTATED
        if texts and review.is_worth_asking:
            restated = await restate(self.asker, document, asked.languages, review)
            asked = replace(asked, answers=restated.answers(asked.answers), usage=asked.usage + restated.usage)
            review = review_answers(asked.answers, asked.languages, paper, document, texts)
        label = f"{prompts.name} {prompts.version}"
        digest = assemble(paper, document, asked, self.languages, model.name, label, review)
        said_anew = tuple(_said_anew(objections, restated, review))
        digest = replace(digest, restated=said_anew, mended=digest.mended + len(said_anew))
        return Made(digest, asked, restated)

    async def open(self, paper: Paper) -> tuple[Paper, Document, bytes]:
        """The paper's document and PDF: what the PDF says, or the abstract where it has no readable text.

        PaperError when there is neither, or when the PDF cannot be had now: another run may have it.
        """
        self.reporter.stage(paper, "download")
        try:
            pdf = await self.download(paper)
        except PaperError as error:
            if paper.abstract and paper.id in self.last_tries:
                return paper, abstract_document(paper, str(error)), b""
            raise
        self.reporter.stage(paper, "read")
        try:
            document = await self._read(pdf)
        except PaperError as error:
            if not paper.abstract:
                raise
            return paper, abstract_document(paper, str(error)), pdf
        return _completed(paper, document), document, pdf

    async def _read(self, pdf: bytes) -> Document:
        documents = Documents(self.cache)
        key = documents.key(pdf)
        if (known := documents.get(key)) is not None:
            return known
        document = await self.read(pdf)
        documents.put(key, document)
        return document


async def run(
    workshop: Workshop, papers: Sequence[Paper], keep: Callable[[Made | Skipped], None], workers: int = 4
) -> None:
    """Pass each paper's outcome to `keep` as it finishes; at most `workers` papers are in work.

    When a service cannot be used any more, no further paper is begun, those in work are finished (their requests may
    be paid for already), and the ServiceError is raised. Any other error, a bug, ends the run as it is.
    """
    due = iter(papers)
    broken: list[ServiceError] = []

    async def work() -> None:
        for paper in due:
            if broken:
                return
            try:
                keep(await workshop.make(paper))
            except ServiceError as error:
                broken.append(error)

    workshop.reporter.begin(len(papers))
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(workers):
                group.create_task(work())
    except BaseExceptionGroup as group_error:
        raise group_error.exceptions[0] from None
    finally:
        workshop.reporter.end()
    if broken:
        raise broken[0]


def _said_anew(objections: Sequence[Objection], restated: Restated, review: Review) -> Iterator[str]:
    """The claims that stand since they were asked for anew: what they said first, and what was wrong with it."""
    for objection in objections:
        if objection.place in restated.claims and not review.reason(objection.place):
            yield f"{' / '.join(objection.claim.words.values())}: {objection.reason}"


def _completed(paper: Paper, document: Document) -> Paper:
    """What a local PDF without metadata says of itself: its printed title and abstract."""
    if paper.title_source == "metadata":
        return paper
    abstract = " ".join(s.text for s in document.sentences if document.sections[s.section].kind == "abstract")
    if document.title:
        paper = replace(paper, title=document.title, title_source="pdf")
    return replace(paper, abstract=paper.abstract or abstract)
