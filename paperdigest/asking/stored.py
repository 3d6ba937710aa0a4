"""Stored answers: what the model said to each step, kept in the cache when it is valid."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from paperdigest.answers import ANSWER_TYPES, Answer, Step
from paperdigest.cache import Cache, cache_key
from paperdigest.checking.hygiene import mend

_KIND, _WHOLE = "answers", "replies"


@dataclass(frozen=True)
class Valid:
    """A step's answer, and the same as JSON."""

    answer: Answer
    text: str


def recall(cache: Cache, keys: Mapping[Step, str], languages: Sequence[str]) -> dict[Step, Valid]:
    """The answers that are in the cache under `keys` and still valid."""
    _finish(cache, keys, languages)
    found = {}
    for step, key in keys.items():
        data = cache.get(_KIND, key)
        valid = _validate(step, _decode(data.decode(errors="replace")), languages) if data is not None else None
        if isinstance(valid, Valid):
            found[step] = valid
    return found


def keep(
    cache: Cache, keys: Mapping[Step, str], steps: Iterable[Step], languages: Sequence[str], reply: str
) -> tuple[dict[Step, Valid], dict[Step, str]]:
    """The valid answers of a model's reply to `steps`, now in the cache, and why the others are none.

    `keys` are those of all steps of the paper. The reply is put down whole before it is taken apart: what a killed run
    has not kept yet, `recall` keeps.
    """
    whole = cache_key(*keys.values())
    cache.put(_WHOLE, whole, reply.encode(errors="replace"))
    kept = _take_apart(cache, keys, steps, languages, reply)
    cache.drop(_WHOLE, whole)
    return kept


def _finish(cache: Cache, keys: Mapping[Step, str], languages: Sequence[str]) -> None:
    """Keep what a reply says that a killed run had put down whole."""
    whole = cache_key(*keys.values())
    if (data := cache.get(_WHOLE, whole)) is not None:
        _take_apart(cache, keys, keys, languages, data.decode(errors="replace"))
        cache.drop(_WHOLE, whole)


def _take_apart(
    cache: Cache, keys: Mapping[Step, str], steps: Iterable[Step], languages: Sequence[str], reply: str
) -> tuple[dict[Step, Valid], dict[Step, str]]:
    parts = _decode(reply)
    valid, failed = {}, {}
    for step in steps:
        found = _validate(step, parts.get(step.value) if isinstance(parts, dict) else None, languages)
        if isinstance(found, Valid):
            cache.put(_KIND, keys[step], found.text.encode())
            valid[step] = found
        else:
            failed[step] = found
    return valid, failed


def _validate(step: Step, part: Any, languages: Sequence[str]) -> Valid | str:
    """The answer, mended where that is certain, or why it is none."""
    part = mend(step, part)
    try:
        answer = ANSWER_TYPES[step].model_validate(part, context={"languages": languages})
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
