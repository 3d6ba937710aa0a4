"""Asking: which answers are still due, asking the model for them, and keeping the valid ones."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from paperdigest.answers import ANSWER_TYPES, Answer, Step, answer_schema
from paperdigest.asking.chain import Packing, build_request, group_steps, paper_text
from paperdigest.asking.models.base import Model, RefusedError
from paperdigest.asking.prompts import PromptSet
from paperdigest.cache import Cache, cache_key
from paperdigest.checking.hygiene import mend
from paperdigest.document import Document
from paperdigest.errors import PaperError
from paperdigest.image import SeenFigure
from paperdigest.usage import Usage


@dataclass(frozen=True)
class Asked:
    """The valid answers of one paper, why the other steps have none, and what it cost now (not what it once did).

    `texts` are the answers as JSON and `keys` their cache keys, by step: what a later run needs to reuse them.
    """

    answers: Mapping[Step, Answer]
    texts: Mapping[Step, str]
    keys: Mapping[Step, str]
    failed: Mapping[Step, str]
    languages: tuple[str, ...]
    usage: Usage


@dataclass(frozen=True)
class Asker:
    """One model with one prompt set, over a cache of one entry a step."""

    model: Model
    prompts: PromptSet
    cache: Cache
    packing: Packing = "packed"
    translate_abstract: bool = True

    async def ask(self, document: Document, wanted: Sequence[str], figures: Sequence[SeenFigure] = ()) -> Asked:
        """Answers to all steps: from the cache, else from the model; the steps that failed are asked once more.

        `figures` are shown to the model.
        """
        languages = self.model.languages(document, wanted)
        paper = paper_text(document)
        keys = {step: self._key(step, paper, document, languages, figures) for step in Step}
        run = _Run(self, document, languages, keys, figures)
        run.recall()
        for steps in group_steps([step for step in Step if step not in run.valid], self.packing):
            await run.request(steps)
        await run.request(tuple(step for step in Step if step in run.failed and step not in run.refused))
        answers = {step: run.valid[step] for step in Step if step in run.valid}
        return Asked(answers, dict(run.texts), keys, dict(run.failed), languages, run.usage)

    def _key(
        self, step: Step, paper: str, document: Document, languages: tuple[str, ...], figures: Sequence[SeenFigure]
    ) -> str:
        schema = answer_schema((step,), languages, document.language, self.translate_abstract)
        system = self.prompts.fill(self.prompts.system, languages)
        question = self.prompts.fill(self.prompts.questions[step], languages)
        shown = [part for figure in figures for part in (figure.heading, figure.image.data)]
        return cache_key(paper, system, question, json.dumps(schema), self.model.name, self.model.options, *shown)


class _Run:
    """The state of asking about one paper."""

    def __init__(
        self,
        asker: Asker,
        document: Document,
        languages: tuple[str, ...],
        keys: Mapping[Step, str],
        figures: Sequence[SeenFigure],
    ) -> None:
        self._asker, self._document, self._languages, self._keys = asker, document, languages, keys
        self._figures = figures
        self.valid: dict[Step, Answer] = {}
        self.failed: dict[Step, str] = {}
        self.refused: set[Step] = set()  # asking the same again would be refused, and paid for, again
        self.usage = Usage()
        self.texts: dict[Step, str] = {}

    def recall(self) -> None:
        """Take from the cache what is there and still valid."""
        for step, key in self._keys.items():
            data = self._asker.cache.get("answers", key)
            if data is not None:
                self._take(step, _decode(data.decode(errors="replace")))
        self.failed.clear()  # an entry that does not validate is a miss, not a failed answer

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
            figures=self._figures,
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
