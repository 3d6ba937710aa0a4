"""Asking: which answers are still due, asking the model for them, and keeping the valid ones."""

import asyncio
import json
import math
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field

from paperdigest.answers import Answer, Step, answer_schema
from paperdigest.asking.chain import Packing, build_request, group_steps, paper_text
from paperdigest.asking.estimate import STEP_TOKENS
from paperdigest.asking.excerpt import excerpt, share_of
from paperdigest.asking.input_limit import InputLimit
from paperdigest.asking.models.base import Model, RefusedError, Request
from paperdigest.asking.prompts import PromptSet
from paperdigest.asking.stored import Shelf, Valid
from paperdigest.asking.tokens import request_tokens, text_tokens
from paperdigest.cache import Cache, cache_key
from paperdigest.document import Document
from paperdigest.errors import ConfigError, PaperError, TooLongError
from paperdigest.image import SeenFigure
from paperdigest.usage import Usage

_CUTS = 2  # times that a paper is shortened because the service refused it as too long
_OBJECTION_TOKENS = 250  # of what is said about answers that could not be used
_NO_ROOM = "the questions alone fill what this model takes: choose one that takes more tokens"
_LEAST_ROOM = 500  # tokens of a paper below which asking about it is no use


@dataclass(frozen=True)
class Asked:
    """The valid answers of one paper, why the other steps have none, and what it cost now (not what it once did).

    `texts` are the answers as JSON, `keys` their cache keys and `schemas` the versions of their schemas, by step: what
    a later run needs to reuse them. `share` is the part (0–1) of the document's text that the model was sent, `kept`
    are the steps whose answers were given by the caller.
    """

    answers: Mapping[Step, Answer]
    texts: Mapping[Step, str]
    keys: Mapping[Step, str]
    failed: Mapping[Step, str]
    languages: tuple[str, ...]
    usage: Usage
    share: float = 1.0
    kept: frozenset[Step] = frozenset()
    schemas: Mapping[Step, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Inquiry:
    """What a model is asked about one paper: the `part` of it that is sent, and what each step's answer is kept by.

    `keys` are hashes of all that decides about an answer, `schemas` those of its schema alone. `figures` are shown with
    the text.
    """

    part: Document
    share: float
    languages: tuple[str, ...]
    keys: Mapping[Step, str]
    schemas: Mapping[Step, str]
    figures: Sequence[SeenFigure] = ()


@dataclass(frozen=True)
class Asker:
    """One model with one prompt set, over a cache of one entry a step; `limit` bounds what it is sent at once."""

    model: Model
    prompts: PromptSet
    cache: Cache
    packing: Packing = "packed"
    translate_abstract: bool = True
    limit: InputLimit = field(default_factory=InputLimit)

    async def ask(
        self,
        document: Document,
        wanted: Sequence[str],
        steps: Sequence[Step] = tuple(Step),
        kept: Mapping[Step, str] | None = None,
        figures: Sequence[SeenFigure] = (),
    ) -> Asked:
        """Answers to the steps: from the cache, else from the model; the steps that failed are asked once more.

        `kept` are answers, as JSON, that are taken as they are where they are valid in the `wanted` languages,
        `figures` are shown to the model. Of a paper that is longer than the limit, or than the model turns out to take,
        an excerpt is asked about.
        """
        usage, cuts = Usage(), 0
        while True:
            inquiry = self.open(document, wanted, figures)
            run = _Run(self, inquiry, steps, kept or {})
            await run.ask()
            usage += run.usage
            if not run.too_long or cuts == _CUTS:
                return run.asked(usage)
            self.limit.learn(run.too_long.limit, run.longest)
            cuts += 1

    def open(self, document: Document, wanted: Sequence[str], figures: Sequence[SeenFigure] = ()) -> Inquiry:
        """What there is to ask about a paper; sends nothing."""
        languages = self.model.languages(document, wanted)
        room = self.room(languages, document.language)
        part = excerpt(document, lambda part: not self.limit.tokens or text_tokens(paper_text(part)) <= room)
        paper = paper_text(part)
        keys = {step: self._key(step, paper, part, languages, figures) for step in Step}
        source, abstract = document.language, self.translate_abstract
        schemas = {step: schema_version(step, languages, source, abstract, self.prompts.most) for step in Step}
        return Inquiry(part, share_of(part, document), languages, keys, schemas, figures)

    def shelf(self, inquiry: Inquiry) -> Shelf:
        """The answers to it that are in the cache."""
        return Shelf(self.cache, inquiry.keys, inquiry.languages, self.prompts.most)

    def room(self, languages: tuple[str, ...], language: str = "en") -> int:
        """How many tokens of the limit are left for the text of a paper in `language`; senseless without a limit."""
        nothing = Document("", (), (), (), (), (), 0, 0.0, language, "abstract")
        questions = build_request(nothing, tuple(Step), self.prompts, languages, self.translate_abstract)
        earlier = STEP_TOKENS * (len(Step) - 1) if self.packing == "separate" else 0
        return math.floor(self.limit.tokens - request_tokens(questions) - earlier - _OBJECTION_TOKENS)

    def require_room(self, languages: tuple[str, ...]) -> None:
        """ConfigError when the limit leaves a paper no room beside the questions."""
        if self.limit.tokens and (room := self.room(languages)) < _LEAST_ROOM:
            least = self.limit.tokens - room + _LEAST_ROOM
            raise ConfigError(f"max_input_tokens leaves a paper no room beside the questions: set at least {least}")

    def plan(self, inquiry: Inquiry, packing: Packing) -> tuple[Request, ...]:
        """The requests for all that is not in the cache, as far as they are known before anything is answered."""
        known = self.shelf(inquiry).recall()
        due = [step for step in Step if step not in known]
        return tuple(self.request(inquiry, steps) for steps in group_steps(due, packing))

    def request(
        self,
        inquiry: Inquiry,
        steps: tuple[Step, ...],
        earlier: Mapping[Step, str] | None = None,
        objections: Sequence[str] = (),
    ) -> Request:
        """One request, without the `earlier` answers where they do not fit into it any more."""
        part, languages, abstract = inquiry.part, inquiry.languages, self.translate_abstract
        request = build_request(part, steps, self.prompts, languages, abstract, earlier, objections, inquiry.figures)
        if earlier and self.limit.tokens and request_tokens(request) > self.limit.tokens:
            return self.request(inquiry, steps, None, objections)
        return request

    def alone(self, document: Document) -> AbstractAsyncContextManager[None]:
        """Keep other runs from asking the same about this document: they find the answers in the cache."""
        return self.cache.alone(cache_key(paper_text(document), self.model.name), f"asking {self.model.name} the same")

    def _key(
        self, step: Step, paper: str, document: Document, languages: tuple[str, ...], figures: Sequence[SeenFigure]
    ) -> str:
        system = self.prompts.fill(self.prompts.system, languages)
        question = self.prompts.question(step, languages)
        schema = _schema(step, languages, document.language, self.translate_abstract, self.prompts.most)
        shown = [part for figure in figures for part in (figure.heading, figure.image.data)]
        return cache_key(paper, system, question, schema, self.model.name, self.model.options, *shown)


def schema_version(
    step: Step, languages: Sequence[str], source: str, translate_abstract: bool, most: Mapping[Step, int]
) -> str:
    """First eight hex digits of the hash of a step's schema; the arguments are those of `answer_schema`."""
    return cache_key(_schema(step, languages, source, translate_abstract, most))[:8]


def _schema(
    step: Step, languages: Sequence[str], source: str, translate_abstract: bool, most: Mapping[Step, int]
) -> str:
    return json.dumps(answer_schema((step,), languages, source, translate_abstract, most))


class _Run:
    """The state of asking about one paper."""

    def __init__(self, asker: Asker, inquiry: Inquiry, steps: Sequence[Step], kept: Mapping[Step, str]) -> None:
        self._asker, self._inquiry, self._steps = asker, inquiry, steps
        self._shelf = asker.shelf(inquiry)
        given = {step: self._shelf.validate(step, text) for step, text in kept.items() if step in steps}
        self._kept = {step: one for step, one in given.items() if isinstance(one, Valid)}
        known = {step: one for step, one in self._shelf.recall().items() if step in steps}
        self._valid: dict[Step, Valid] = known | self._kept
        self._failed: dict[Step, str] = {}
        self._refused: set[Step] = set()  # asking the same again would be refused, and paid for, again
        self.usage = Usage()
        self.too_long: TooLongError | None = None
        self.longest = 0.0  # tokens of the longest request

    async def ask(self) -> None:
        """Ask for what is not in the cache, and once more for what has no valid answer then."""
        for steps in group_steps([step for step in self._steps if step not in self._valid], self._asker.packing):
            await self._request(steps)
        await self._request(tuple(step for step in self._steps if step in self._failed and step not in self._refused))

    def asked(self, usage: Usage) -> Asked:
        """What came of it."""
        answers = {step: self._valid[step].answer for step in Step if step in self._valid}
        inquiry = self._inquiry
        return Asked(
            answers=answers,
            texts=self._texts,
            keys=inquiry.keys,
            failed=self._failed,
            languages=inquiry.languages,
            usage=usage,
            share=inquiry.share,
            kept=frozenset(self._kept),
            schemas=inquiry.schemas,
        )

    async def _request(self, steps: tuple[Step, ...]) -> None:
        """Ask `steps` in one request, if any; valid answers are kept in the cache before they are used."""
        if not steps or self.too_long:
            return
        objections = [self._failed[step] for step in steps if step in self._failed]
        if not self._inquiry.part.sentences:
            self._failed.update(dict.fromkeys(steps, _NO_ROOM))
            return
        request = self._asker.request(self._inquiry, steps, self._texts, objections)
        self.longest = max(self.longest, request_tokens(request))
        try:
            reply = await self._asker.model.ask(request)
        except PaperError as error:  # the model refuses this paper: its blocks will show the paper's own sentences
            self._failed.update(dict.fromkeys(steps, str(error)))
            self._refused.update(steps)
            self.usage += error.usage if isinstance(error, RefusedError) else Usage()
            self.too_long = error if isinstance(error, TooLongError) else None
            return
        self.usage += reply.usage
        valid, failed = await asyncio.to_thread(self._shelf.keep, steps, reply.text)  # the disk makes nobody wait
        self._valid.update(valid)
        self._failed = {step: reason for step, reason in self._failed.items() if step not in valid} | failed

    @property
    def _texts(self) -> dict[Step, str]:
        return {step: valid.text for step, valid in self._valid.items()}
