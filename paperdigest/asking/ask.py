"""Asking: which answers are still due, asking the model for them, and keeping the valid ones."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from paperdigest.answers import ANSWER_TYPES, Answer, Step, answer_schema, cut
from paperdigest.asking.chain import Packing, build_request, group_steps, paper_text
from paperdigest.asking.models.base import Model, RefusedError
from paperdigest.asking.prompts import PromptSet
from paperdigest.cache import Cache, cache_key
from paperdigest.checking.hygiene import mend
from paperdigest.document import Document
from paperdigest.errors import PaperError
from paperdigest.usage import Usage


@dataclass(frozen=True)
class Asked:
    """The valid answers of one paper, why the other steps have none, and what it cost now (not what it once did).

    `texts` are the answers as JSON, `keys` their cache keys and `schemas` the versions of their schemas, by step: what
    a later run needs to reuse them. `kept` are the steps whose answers were given by the caller.
    """

    answers: Mapping[Step, Answer]
    texts: Mapping[Step, str]
    keys: Mapping[Step, str]
    failed: Mapping[Step, str]
    languages: tuple[str, ...]
    usage: Usage
    kept: frozenset[Step] = frozenset()
    schemas: Mapping[Step, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asker:
    """One model with one prompt set, over a cache of one entry a step."""

    model: Model
    prompts: PromptSet
    cache: Cache
    packing: Packing = "packed"
    translate_abstract: bool = True

    async def ask(
        self,
        document: Document,
        wanted: Sequence[str],
        steps: Sequence[Step] = tuple(Step),
        kept: Mapping[Step, str] | None = None,
    ) -> Asked:
        """Answers to the steps: from the cache, else from the model; the steps that failed are asked once more.

        `kept` are answers, as JSON, that are taken as they are where they are valid in the `wanted` languages.
        """
        languages = self.model.languages(document, wanted)
        keys = self.keys(document, wanted)
        run = _Run(self, document, languages, keys)
        run.recall(steps, kept or {})
        for due in group_steps([step for step in steps if step not in run.valid], self.packing):
            await run.request(due)
        await run.request(tuple(step for step in steps if step in run.failed and step not in run.refused))
        source, translates = document.language, self.translate_abstract
        return Asked(
            answers={step: run.valid[step] for step in Step if step in run.valid},
            texts=dict(run.texts),
            keys=keys,
            failed=dict(run.failed),
            languages=languages,
            usage=run.usage,
            kept=frozenset(run.kept),
            schemas={step: schema_version(step, languages, source, translates, self.prompts.most) for step in Step},
        )

    def keys(self, document: Document, wanted: Sequence[str]) -> dict[Step, str]:
        """What each step's answer about a document is kept by: all that decides about it."""
        languages = self.model.languages(document, wanted)
        paper = paper_text(document)
        return {step: self._key(step, paper, document, languages) for step in Step}

    def _key(self, step: Step, paper: str, document: Document, languages: tuple[str, ...]) -> str:
        system = self.prompts.fill(self.prompts.system, languages)
        question = self.prompts.question(step, languages)
        schema = _schema(step, languages, document.language, self.translate_abstract, self.prompts.most)
        return cache_key(paper, system, question, schema, self.model.name, self.model.options)


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

    def __init__(self, asker: Asker, document: Document, languages: tuple[str, ...], keys: Mapping[Step, str]) -> None:
        self._asker, self._document, self._languages, self._keys = asker, document, languages, keys
        self.valid: dict[Step, Answer] = {}
        self.failed: dict[Step, str] = {}
        self.refused: set[Step] = set()  # asking the same again would be refused, and paid for, again
        self.usage = Usage()
        self.texts: dict[Step, str] = {}
        self.kept: set[Step] = set()

    def recall(self, steps: Sequence[Step], kept: Mapping[Step, str]) -> None:
        """Take what is given, and from the cache what is there, as far as it is valid."""
        for step in steps:
            if step in kept and self._take(step, _decode(kept[step])):
                self.kept.add(step)
                continue
            data = self._asker.cache.get("answers", self._keys[step])
            if data is not None:
                self._take(step, _decode(data.decode(errors="replace")))
        self.failed.clear()  # what does not validate is a miss, not a failed answer

    async def request(self, steps: tuple[Step, ...]) -> None:
        """Ask `steps` in one request, if any; valid answers are kept in the cache before they are used."""
        if not steps:
            return
        request = build_request(
            self._document,
            steps,
            self._asker.prompts,
            self._languages,
            self._asker.translate_abstract,
            earlier=self.texts,
            objections=[self.failed[step] for step in steps if step in self.failed],
        )
        try:
            reply = await self._asker.model.ask(request)
        except PaperError as error:  # the model refuses this paper: its blocks will show the paper's own sentences
            self.failed.update(dict.fromkeys(steps, str(error)))
            self.refused.update(steps)
            self.usage += error.usage if isinstance(error, RefusedError) else Usage()
            return
        self.usage += reply.usage
        answer = _decode(reply.text)
        for step in steps:
            part = answer.get(step.value) if isinstance(answer, dict) else None
            if self._take(step, part):
                self._asker.cache.put("answers", self._keys[step], self.texts[step].encode())

    def _take(self, step: Step, part: Any) -> bool:
        part = mend(step, part)
        if step in self._asker.prompts.most:
            part = cut(step, part, self._asker.prompts.most[step])
        try:
            self.valid[step] = ANSWER_TYPES[step].model_validate(part, context={"languages": self._languages})
        except ValidationError as error:
            self.failed[step] = _first_error(step, error)
            return False
        self.texts[step] = json.dumps(part, ensure_ascii=False)
        self.failed.pop(step, None)
        return True


def _decode(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # the second for nesting without end
        return None


def _first_error(step: Step, error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in (step.value, *first["loc"]))
    return f"{place}: {first['msg']}"
