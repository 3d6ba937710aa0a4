"""Stored answers: what the model said to each step, kept in the cache when it is valid."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from paperdigest.answers import ANSWER_TYPES, Answer, Step, cut
from paperdigest.cache import REPLIES, Cache, cache_key
from paperdigest.checking.form.hygiene import mend

_KIND, _WHOLE = "answers", REPLIES


@dataclass(frozen=True)
class Valid:
    """A step's answer, and the same as JSON."""

    answer: Answer
    text: str


@dataclass(frozen=True)
class Shelf:
    """The answers about one paper in the cache.

    `keys` are those of all steps, `languages` those that an answer must have, `most` the points it may have where the
    prompts say so: the others are cut off.
    """

    cache: Cache
    keys: Mapping[Step, str]
    languages: Sequence[str]
    most: Mapping[Step, int] = field(default_factory=dict)

    def recall(self) -> dict[Step, Valid]:
        """The answers that are there and still valid."""
        self._finish()
        found = {}
        for step, key in self.keys.items():
            data = self.cache.get(_KIND, key)
            valid = self.validate(step, data.decode(errors="replace")) if data is not None else None
            if isinstance(valid, Valid):
                found[step] = valid
        return found

    def keep(self, steps: Iterable[Step], reply: str) -> tuple[dict[Step, Valid], dict[Step, str]]:
        """The valid answers of a model's reply to `steps`, now in the cache, and why the others are none.

        The reply is put down whole before it is taken apart: what a killed run has not kept yet, `recall` keeps.
        """
        self.cache.put(_WHOLE, self._whole, reply.encode(errors="replace"))
        kept = self._take_apart(steps, reply)
        self.cache.drop(_WHOLE, self._whole)
        return kept

    def validate(self, step: Step, answer: str) -> Valid | str:
        """A step's answer, given as JSON and mended where that is certain, or why it is none."""
        return self._validate(step, _decode(answer))

    @property
    def _whole(self) -> str:
        return cache_key(*self.keys.values())

    def _finish(self) -> None:
        """Keep what a reply says that a killed run had put down whole."""
        if (data := self.cache.get(_WHOLE, self._whole)) is not None:
            self._take_apart(self.keys, data.decode(errors="replace"))
            self.cache.drop(_WHOLE, self._whole)

    def _take_apart(self, steps: Iterable[Step], reply: str) -> tuple[dict[Step, Valid], dict[Step, str]]:
        parts = _decode(reply)
        valid, failed = {}, {}
        for step in steps:
            found = self._validate(step, parts.get(step.value) if isinstance(parts, dict) else None)
            if isinstance(found, Valid):
                self.cache.put(_KIND, self.keys[step], found.text.encode())
                valid[step] = found
            else:
                failed[step] = found
        return valid, failed

    def _validate(self, step: Step, part: Any) -> Valid | str:
        part = mend(step, part)
        if step in self.most:
            part = cut(step, part, self.most[step])
        try:
            answer = ANSWER_TYPES[step].model_validate(part, context={"languages": self.languages})
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(str(part) for part in (step.value, *first["loc"]))
            return f"{place}: {first['msg']}"
        return Valid(answer, json.dumps(part, ensure_ascii=False))


def _decode(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # the second for nesting without end
        return None
