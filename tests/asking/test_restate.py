import json
from pathlib import Path
from typing import Any

import pytest

from paperdigest.answers import ANSWER_TYPES, Answer, Step
from paperdigest.asking.ask import Asker
from paperdigest.asking.models.base import RefusedError, Reply, Request
from paperdigest.asking.prompts import load_prompts
from paperdigest.asking.restate import Restated, restate
from paperdigest.cache import Cache
from paperdigest.checking.review import Review, review_answers
from paperdigest.usage import Usage
from tests.asking.test_ask import ScriptedModel
from tests.papers import document, paper

TEXT = document("We count sheep.", "There are 12 of them.", *["Nothing happens."] * 20)
LANGUAGES = ("zh", "en")
GOOD = {"evidence": ["s2"], "zh": "有 12 只。", "en": "There are 12."}
WRONG = {"evidence": ["s2"], "zh": "有 21 只。", "en": "There are 21."}
OVERVIEW: dict[str, Any] = dict.fromkeys(("background", "past_methods", "approach", "results"), GOOD) | {
    "title": {"zh": "xxx"}, "abstract": {"zh": "我们数羊。"},
    "affiliations": [], "keywords": [{"zh": "羊", "en": "sheep"}] * 3,
}  # fmt: skip
ANSWERS: dict[Step, Answer] = {
    step: ANSWER_TYPES[step].model_validate(answer)
    for step, answer in {Step.SUMMARY: {"claim": WRONG}, Step.METHOD: {"points": [GOOD, WRONG]}}.items()
}


def asker(model: Any) -> Asker:
    return Asker(model, load_prompts("default"), Cache(Path("cache")))


def review(answers: dict[Step, Answer]) -> Review:
    return review_answers(answers, LANGUAGES, paper(abstract=""), TEXT, ())


def saying(*claims: object, **more: object) -> ScriptedModel:
    return ScriptedModel(lambda number, request: json.dumps({"claims": claims} | more, ensure_ascii=False))


async def ask(model: ScriptedModel, answers: dict[Step, Answer] = ANSWERS) -> Restated:
    return await restate(asker(model), TEXT, LANGUAGES, review(answers))


async def test_a_claim_is_asked_again_with_the_reason_and_its_sentences_alone() -> None:
    model = saying(GOOD, GOOD)
    restated = await ask(model)
    [request] = model.requests
    head = "<paper>\n# Counting Sheep\n## 1 Introduction (p. 1)\n"
    assert request.paper == f"{head}[s2] There are 12 of them.\n</paper>\n"
    assert '1. {"zh": "有 21 只。", "en": "There are 21."} Reason: 21 is not in the paper' in request.question
    assert request.schema["properties"]["claims"]["minItems"] == 2
    after = restated.answers(ANSWERS)
    assert [claim.words["en"] for claim in after[Step.METHOD].points] == ["There are 12."] * 2  # type: ignore[attr-defined]
    assert review(after).objections == ()
    assert restated.usage.requests == 1


async def test_it_is_paid_for_once() -> None:
    model = saying(GOOD, GOOD)
    first = await ask(model)
    again = await ask(model)
    assert len(model.requests) == 1
    assert (again.claims, again.usage) == (first.claims, Usage())


@pytest.mark.parametrize(
    "text", ["", "[]", '{"claims": []}', '{"claims": [{"evidence": ["s2"], "en": "There are 12."}]}', "no JSON"]
)
async def test_an_answer_that_is_none_replaces_nothing_and_is_not_kept(text: str) -> None:
    model = ScriptedModel(lambda number, request: text)
    restated = await ask(model)
    assert restated.answers(ANSWERS) == ANSWERS
    assert (restated.usage.requests, restated.text) == (1, "")
    await ask(model)
    assert len(model.requests) == 2


async def test_a_refusal_is_counted_and_replaces_nothing() -> None:
    class Refusing(ScriptedModel):
        async def ask(self, request: Request) -> Reply:
            raise RefusedError("no", Usage(requests=1))

    restated = await ask(Refusing())
    assert (restated.answers(ANSWERS), restated.usage) == (ANSWERS, Usage(requests=1))


async def test_a_flawed_translation_is_asked_for_alone() -> None:
    answers: dict[Step, Answer] = {Step.OVERVIEW: ANSWER_TYPES[Step.OVERVIEW].model_validate(OVERVIEW)}
    model = ScriptedModel(lambda number, request: '{"title": {"zh": "**数羊**"}}')
    restated = await ask(model, answers)
    [request] = model.requests
    assert request.paper == "<paper>\n# Counting Sheep\n</paper>\n"
    assert request.schema["required"] == ["title"]
    assert "translation of the paper's title" in request.question
    overview = restated.answers(answers)[Step.OVERVIEW]
    assert overview.title.root == {"zh": "数羊"}  # type: ignore[attr-defined]
    assert overview.abstract.root == {"zh": "我们数羊。"}  # type: ignore[attr-defined]


async def test_small_flaws_of_the_second_answer_are_mended() -> None:
    restated = await ask(saying(GOOD | {"en": "Here is the answer: There are **12**."}, GOOD))
    claim = restated.claims["summary.claim"]
    assert claim.words["en"] == "There are 12."


async def test_what_is_right_of_an_answer_is_used() -> None:
    restated = await ask(saying({"evidence": ["s2"], "en": "There are 12."}, GOOD))
    assert list(restated.claims) == ["method.points.1"]
    assert restated.text
