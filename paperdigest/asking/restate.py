"""Restating: claims that do not stand in the paper are asked once more, with the sentences they may be drawn from."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from paperdigest.answers import Claim, claim_schema
from paperdigest.asking.chain import paper_text
from paperdigest.asking.models.base import Model, RefusedError, Request
from paperdigest.asking.prompts import PromptSet
from paperdigest.cache import Cache, cache_key
from paperdigest.document import Document, Sentence
from paperdigest.errors import PaperError
from paperdigest.usage import Usage

_QUESTION = """\
The claims below were drawn from these sentences and could not be used, for the reason given. Restate each one, \
in the same order: say only what the sentences above say, with their numbers and names, and name the ids of those that \
say it. If they do not support a claim, give the closest statement that they do support.
"""


@dataclass(frozen=True)
class Failing:
    """A claim that cannot be used, why (one line), and the sentences that may support it."""

    claim: Claim
    objection: str
    candidates: tuple[Sentence, ...]


async def restate(
    model: Model,
    prompts: PromptSet,
    cache: Cache,
    document: Document,
    failing: Sequence[Failing],
    languages: tuple[str, ...],
) -> tuple[Mapping[str, Claim], Usage]:
    """The new claims by the JSON of the old ones, from the cache or one request; empty when the model gives none."""
    request = _request(prompts, document, failing, languages)
    key = cache_key(request.system, request.paper, request.question, model.name, model.options)
    stored = cache.get("answers", key)
    if stored is not None and (claims := _claims(stored.decode(errors="replace"), len(failing), languages)):
        return _paired(failing, claims), Usage()
    try:
        reply = await model.ask(request)
    except PaperError as error:
        return {}, error.usage if isinstance(error, RefusedError) else Usage()
    claims = _claims(reply.text, len(failing), languages)
    if claims:
        cache.put("answers", key, reply.text.encode())
    return _paired(failing, claims), reply.usage


def _request(prompts: PromptSet, document: Document, failing: Sequence[Failing], languages: tuple[str, ...]) -> Request:
    wanted = {sentence.id for one in failing for sentence in one.candidates}
    excerpt = replace(document, sentences=tuple(s for s in document.sentences if s.id in wanted))
    listed = [
        f"{number}. {json.dumps(one.claim.words, ensure_ascii=False)}: {one.objection}"
        for number, one in enumerate(failing, 1)
    ]
    return Request(
        system=prompts.fill(prompts.system, languages),
        paper=paper_text(excerpt),
        question="\n".join([_QUESTION, *listed, ""]),
        schema=_schema(len(failing), languages),
        steps=(),
        document=excerpt,
        languages=languages,
    )


def _schema(count: int, languages: Sequence[str]) -> dict[str, Any]:
    claims = {"type": "array", "items": claim_schema(languages), "minItems": count, "maxItems": count}
    return {"type": "object", "properties": {"claims": claims}, "required": ["claims"]}


def _claims(text: str, count: int, languages: tuple[str, ...]) -> list[Claim]:
    """As many claims as were asked; none when the answer is anything else."""
    try:
        found = json.loads(text)["claims"]
        claims = [Claim.model_validate(claim, context={"languages": languages}) for claim in found]
    except (ValidationError, ValueError, KeyError, TypeError):
        return []
    return claims if len(claims) == count else []


def _paired(failing: Sequence[Failing], claims: Sequence[Claim]) -> dict[str, Claim]:
    return {one.claim.model_dump_json(): claim for one, claim in zip(failing, claims, strict=False)}
