"""Trying: one step's answer about one paper, with what each claim stands on."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from paperdigest.answers import Step
from paperdigest.asking.ask import Asked
from paperdigest.asking.models.offline import OfflineModel
from paperdigest.checking.problems import explain
from paperdigest.checking.review import Review, review_answers
from paperdigest.cli.naming import find_papers
from paperdigest.cli.session import Session
from paperdigest.errors import ConfigError, ServiceError
from paperdigest.progress import printable


def step_called(name: str) -> Step:
    """The step of that name; ConfigError when there is none."""
    try:
        return Step(name)
    except ValueError as error:
        raise ConfigError(f"no step {name!r}: there are {', '.join(Step)}") from error


async def try_out(session: Session, step: Step, name: str) -> None:
    """Print the answer; ServiceError when the model gives none that can be used."""
    async with session.workshop(session.console.reporter()) as workshop:
        named = await find_papers(session, [name])
        if named.unknown:
            raise ConfigError(f"arXiv has no paper {named.unknown[0]}: check the id")
        paper, document = await replace(workshop, download=named.download).open(named.papers[0])
        asker = workshop.asker
        asked = await asker.ask(document, workshop.languages, steps=(step,))
    if step in asked.failed:
        raise ServiceError(f"no answer to {step}: {asked.failed[step]}")
    texts = None if asker.model.name == OfflineModel.name else asker.prompts.texts
    review = review_answers(asked.answers, asked.languages, paper, document, texts)
    claims = [_claim(review, place, step) for place in review.claims]
    if session.wants_json:
        answer = json.loads(asked.texts[step])
        session.console.json(
            {
                "step": step,
                "prompts": asker.prompts.label,
                "model": asker.model.name,
                "answer": answer,
                "claims": claims,
            }
        )
    else:
        session.console.result(printable("\n".join(_lines(asked, step, claims))))
    spent = f"{asked.usage.requests} request{'s' * (asked.usage.requests != 1)}, ${asked.usage.cost_usd:.4f}"
    session.console.say(f"{paper.versioned_id}: {step}, prompts {asker.prompts.label}, {asker.model.name}, {spent}")


def _claim(review: Review, place: str, step: Step) -> dict[str, Any]:
    grounding = review.groundings[place]
    return {
        "place": place.removeprefix(f"{step}."),
        "words": review.claims[place].words,
        "evidence": [{"id": one.id, "page": one.page, "text": one.text} for one in grounding.evidence],
        "withheld": review.reason(place),
        "note": explain(grounding.notes),
    }


def _lines(asked: Asked, step: Step, claims: list[dict[str, Any]]) -> Iterator[str]:
    """Each claim, below it its evidence, and why it would be withheld; then what the overview has besides claims."""
    for claim in claims:
        yield claim["place"]
        for code, words in claim["words"].items():
            yield f"  {code}  {words}"
        for one in claim["evidence"]:
            page = f"p. {one['page']}" if one["page"] else "abstract"
            yield f"      [{one['id']}] {page}  {one['text']}"
        if claim["withheld"]:
            yield f"      does not stand: {claim['withheld']}"
        if claim["note"]:
            yield f"      note: {claim['note']}"
    if step is Step.OVERVIEW:
        answer = json.loads(asked.texts[step])
        for key in ("title", "affiliations", "keywords", "abstract"):
            yield f"{key}\n  {json.dumps(answer.get(key), ensure_ascii=False)}"
