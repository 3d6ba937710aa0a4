"""The extractive summariser: every answer of the chain from the paper's own best sentences, without any model."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from paperdigest.answers import Step
from paperdigest.document import Document, Sentence
from paperdigest.extracting.affiliations import affiliations
from paperdigest.extracting.cues import PROFILES, TAKEAWAYS, Field
from paperdigest.extracting.keywords import keywords
from paperdigest.extracting.ranking import LEGIBLE, Candidate, Ranking, candidates, choose, has_cue, rank

_TAKEAWAYS = 3  # the least number that is valid
_ENOUGH = 6  # fresh sentences below which a paper is too short for every block to have its own

__all__ = ["Field", "affiliations", "extract", "extract_field", "institutions", "keywords"]


def extract(document: Document, step: Step) -> dict[str, Any]:
    """The step's answer as a model would send it, each claim a sentence of the paper in the paper's language.

    Needs a document with at least one sentence that holds a visible character. Valid against `ANSWER_TYPES[step]`.
    """
    plan = _plan(document)

    def claims(field: Field) -> list[dict[str, Any]]:
        return [{"evidence": [s.id], document.language: s.text} for s in plan[field]]

    def assessment(name: str) -> dict[str, Any]:
        return {side: claims(Field(f"{name}_{side}")) for side in ("strengths", "weaknesses")}

    match step:
        case Step.SUMMARY:
            return {"claim": claims(Field.SUMMARY)[0]}
        case Step.TAKEAWAYS:
            return {"points": claims(Field.TAKEAWAYS)}
        case Step.OVERVIEW:
            story = (Field.BACKGROUND, Field.PAST_METHODS, Field.APPROACH, Field.RESULTS)
            return {
                "affiliations": list(institutions(document)),
                "keywords": [{document.language: keyword} for keyword in keywords(document)],
            } | {field.value: claims(field)[0] for field in story}
        case Step.METHOD:
            return {"points": claims(Field.METHODS)}
        case Step.CONCLUSION:
            sides = ("innovation", "performance", "workload")
            return {"significance": claims(Field.SIGNIFICANCE)[0]} | {name: assessment(name) for name in sides}


def extract_field(document: Document, field: Field, avoid: frozenset[str]) -> tuple[Sentence, ...]:
    """The paper's best sentences for one block, without those whose ids are in `avoid`.

    Weaknesses may be none. Other fields always get their least number; when few sentences are left, `avoid` is given
    up first, then suitability, at last that no sentence comes twice.
    """
    everything = candidates(document)
    fields = TAKEAWAYS if field is Field.TAKEAWAYS else (field,)
    return _fill(field, avoid, everything, {each: rank(everything, PROFILES[each]) for each in fields})


def institutions(document: Document) -> tuple[str, ...]:
    """Those that the author block prints, else the first page's footnotes; empty when none can be told."""
    return affiliations(document.front, ()) or affiliations(_first_footnotes(document), ())


def _first_footnotes(document: Document) -> tuple[str, ...]:
    """The footnotes of the first page, where some layouts print the authors' institutions."""
    return tuple(sentence.text for sentence in document.sentences if sentence.role == "footnote" and sentence.page == 1)


@lru_cache(maxsize=4)
def _plan(document: Document) -> Mapping[Field, tuple[Sentence, ...]]:
    """The sentences of every block; no block takes what an earlier one has."""
    everything = candidates(document)
    rankings = {field: rank(everything, profile) for field, profile in PROFILES.items()}
    plan: dict[Field, tuple[Sentence, ...]] = {}
    for field in Field:
        used = frozenset(sentence.id for chosen in plan.values() for sentence in chosen)
        plan[field] = _fill(field, used, everything, rankings)
    return plan


def _fill(
    field: Field, avoid: frozenset[str], everything: Sequence[Candidate], rankings: Mapping[Field, Ranking]
) -> tuple[Sentence, ...]:
    taken = [candidate for candidate in everything if candidate.sentence.id in avoid]
    if len([c for c in everything if c.quality >= LEGIBLE]) - len(taken) < _ENOUGH:
        taken = []
    if field is Field.TAKEAWAYS:
        chosen, least = _takeaways(rankings, taken), _TAKEAWAYS
    else:
        profile = PROFILES[field]
        chosen, least = choose(rankings[field], taken, profile.most), profile.least
        chosen = chosen[:least] + [candidate for candidate in chosen[least:] if has_cue(candidate, profile)]
    chosen = _at_least(least, chosen, everything, avoid)
    if field is Field.METHODS:
        chosen.sort(key=everything.index)
    return tuple(candidate.sentence for candidate in chosen)


def _takeaways(rankings: Mapping[Field, Ranking], taken: Sequence[Candidate]) -> list[Candidate]:
    """One sentence for each part of the paper's story: problem, idea, evidence, limits."""
    chosen: list[Candidate] = []
    for field in TAKEAWAYS:
        chosen += choose(rankings[field], [*taken, *chosen], 1)
    return chosen


def _at_least(
    least: int, chosen: list[Candidate], everything: Sequence[Candidate], avoid: frozenset[str]
) -> list[Candidate]:
    """The chosen, filled up to `least` with the best-formed others, then with those to avoid, then with repetitions."""
    if len(chosen) >= least:
        return chosen
    others = sorted(
        (candidate for candidate in everything if candidate not in chosen),
        key=lambda candidate: (candidate.sentence.id in avoid, -candidate.quality * (1 + candidate.central)),
    )
    filled = chosen + others[: least - len(chosen)]
    return filled + filled[-1:] * (least - len(filled))
