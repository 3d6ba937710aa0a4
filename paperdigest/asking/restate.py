"""Restating: claims that do not stand are asked for once more, alone with the sentences they could stand on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from paperdigest.answers import Answer, Claim, Overview, Step, Translation, claim_schema, with_claims
from paperdigest.asking.ask import Asker
from paperdigest.asking.chain import paper_text
from paperdigest.asking.models.base import RefusedError, Request
from paperdigest.cache import cache_key
from paperdigest.checking.form.hygiene import mend_text
from paperdigest.checking.review import Objection, Review
from paperdigest.document import Document
from paperdigest.errors import PaperError
from paperdigest.usage import Usage

_QUESTION = """\
The sentences above are a part of the paper. What follows could not be published, for the reason given. Say each thing \
again in $languages, in this order, so that it is right: with these sentences as evidence, and with no number, name \
or scope that they do not have. Where they do not support it, say what they do say on the same point.
"""


class _Restated(BaseModel):
    claims: list[Any] = []
    title: Translation = Translation({})
    abstract: Translation = Translation({})

    def claim(self, at: int, languages: Sequence[str]) -> Claim | None:
        """The claim there; None when it is none."""
        try:
            return Claim.model_validate(self.claims[at], context={"languages": languages})
        except ValidationError:
            return None


@dataclass(frozen=True)
class Restated:
    """Claims by the place of those they replace, translations by field, the answer as JSON, its key, and its cost."""

    claims: Mapping[str, Claim] = field(default_factory=dict)
    translations: Mapping[str, Translation] = field(default_factory=dict)
    text: str = ""
    key: str = ""
    usage: Usage = field(default_factory=Usage)  # of asking now; nothing when the answer was in the cache

    def answers(self, before: Mapping[Step, Answer]) -> dict[Step, Answer]:
        """The answers with what was said anew."""
        after = {}
        for step, answer in before.items():
            own = {
                place.partition(".")[2]: claim for place, claim in self.claims.items() if place.startswith(f"{step}.")
            }
            after[step] = with_claims(answer, own)
        overview = after.get(Step.OVERVIEW)
        if isinstance(overview, Overview) and self.translations:
            after[Step.OVERVIEW] = overview.model_copy(update=dict(self.translations))
        return after


NOTHING_RESTATED = Restated()


async def restate(asker: Asker, document: Document, languages: tuple[str, ...], review: Review) -> Restated:
    """Ask once for all that `review` objects to, without the rest of the paper; from the cache if it was answered.

    Nothing is replaced when the model refuses, or its answer is none.
    """
    request = _build(asker, document, languages, review)
    model = asker.model
    schema = json.dumps(request.schema)
    key = cache_key(request.paper, request.system, request.question, schema, model.name, model.options)
    stored = asker.cache.get("answers", key)
    if stored is not None and (known := _read(stored.decode(errors="replace"), languages, review)):
        return replace(known, key=key)
    try:
        reply = await model.ask(request)
    except PaperError as error:
        return Restated(usage=error.usage if isinstance(error, RefusedError) else Usage())
    found = _read(reply.text, languages, review)
    if found is None:
        return Restated(usage=reply.usage)
    asker.cache.put("answers", key, found.text.encode())
    return replace(found, key=key, usage=reply.usage)


def _build(asker: Asker, document: Document, languages: tuple[str, ...], review: Review) -> Request:
    foreign = [language for language in languages if language != document.language]
    wanted = {name: _object(foreign) for name in review.translations}
    if review.objections:
        count = len(review.objections)
        wanted["claims"] = {
            "type": "array", "items": claim_schema(languages), "minItems": count, "maxItems": count,
        }  # fmt: skip
    needed = {sentence.id for objection in review.objections for sentence in objection.candidates}
    part = [
        sentence
        for sentence in document.sentences
        if sentence.id in needed
        or ("abstract" in review.translations and document.sections[sentence.section].kind == "abstract")
    ]
    lines = [f"{number}. {_objected(objection)}" for number, objection in enumerate(review.objections, 1)]
    lines += [
        f"The translation of the paper's {name}. Reason: {reason}" for name, reason in review.translations.items()
    ]
    return Request(
        system=asker.prompts.fill(asker.prompts.system, languages),
        paper=paper_text(replace(document, sentences=tuple(part))),
        question=asker.prompts.fill(_QUESTION, languages) + "\n".join([*lines, ""]),
        schema={"type": "object", "properties": wanted, "required": list(wanted)},
        steps=(),
        document=document,
        languages=languages,
    )


def _objected(objection: Objection) -> str:
    words = json.dumps(objection.claim.words, ensure_ascii=False)
    return f"{words} Reason: {objection.reason}"


def _object(languages: Sequence[str]) -> dict[str, Any]:
    return {"type": "object", "properties": {code: {"type": "string"} for code in languages}, "required": languages}


def _read(text: str, languages: Sequence[str], review: Review) -> Restated | None:
    """The answer, mended where that is certain; None when it is not what was asked for."""
    try:
        answer = _Restated.model_validate_json(text)
    except ValidationError:
        return None
    if len(answer.claims) != len(review.objections):
        return None
    claims = {
        objection.place: _mended(claim)
        for at, objection in enumerate(review.objections)
        if (claim := answer.claim(at, languages))
    }
    if review.objections and not claims:
        return None
    given = {"title": answer.title, "abstract": answer.abstract}
    translations = {name: Translation(_mended_words(given[name].root)) for name in review.translations}
    return Restated(claims, translations, text)


def _mended(claim: Claim) -> Claim:
    return claim.model_copy(update={"words": _mended_words(claim.words)})


def _mended_words(words: Mapping[str, str]) -> dict[str, str]:
    return {code: mend_text(text) for code, text in words.items()}
