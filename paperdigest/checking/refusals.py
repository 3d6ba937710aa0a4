"""Refusals: the texts of a model's answers that may not reach a post, whatever they say about the paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paperdigest.answers import Answer, Step
from paperdigest.checking.hygiene import check_answer, claims_in
from paperdigest.document import Document


@dataclass(frozen=True)
class Refusals:
    """`claims` by their JSON, `fields` of the overview by name ("title", "keywords.2")."""

    claims: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()


NOTHING_REFUSED = Refusals()


def find_refusals(
    answers: Mapping[Step, Answer], languages: Sequence[str], document: Document, prompts: Sequence[str]
) -> Refusals:
    """What has a flaw that could not be mended with certainty; a claim that only repeats another is let through."""
    claims: set[str] = set()
    fields: set[str] = set()
    for step, answer in answers.items():
        flaws = check_answer(step, answer, languages, document, prompts=prompts)
        places = {flaw.place.rpartition(".")[0] for flaw in flaws}
        claims |= {claim.model_dump_json() for place, claim in claims_in(answer) if place in places}
        if step is Step.OVERVIEW:
            fields |= places
    return Refusals(frozenset(claims), frozenset(fields))
