import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from paperdigest.answers import Step
from paperdigest.asking.ask import Asker, schema_version
from paperdigest.asking.prompts import PromptSet, load_prompts
from paperdigest.cache import Cache
from paperdigest.document import Document
from paperdigest.errors import PaperError
from paperdigest.pipeline import Made, Workshop
from paperdigest.renewal import Renewal, is_stale, reasons, steps_of
from paperdigest.writing.publish import empty_sidecar
from paperdigest.writing.sidecar import PaperRecord, Sidecar
from tests.asking.test_ask import GOOD, ScriptedModel
from tests.papers import document, paper
from tests.test_pipeline import outcomes, workshop
from tests.writing.test_publish import FRAME

ALL = frozenset(Step)
LANGUAGES = ("zh", "en")
DEFAULT = load_prompts("default")
FLOCK = document("We count sheep in a meadow.", "There are 12 of them.", "We conclude.", "There are 12 still.")


def changed(*steps: Step) -> PromptSet:
    """The default set with other questions for some steps."""
    return replace(DEFAULT, name="mine", questions={**DEFAULT.questions, **dict.fromkeys(steps, "Say it in verse.\n")})


def shop(model: ScriptedModel, prompts: PromptSet = DEFAULT, cache: str = "cache", **more: Any) -> Workshop:
    kept = Cache(Path(cache))
    return workshop(asker=Asker(model, prompts, kept), cache=kept, **more)


def saying(words: str) -> ScriptedModel:
    """A model whose every claim says this."""
    claims = json.loads(json.dumps(GOOD).replace('"one"', f'"{words}"'))
    return ScriptedModel(lambda number, request: json.dumps({step.value: claims[step] for step in request.steps}))


async def make(shop: Workshop) -> Made:
    [made] = await outcomes(shop, [paper()])
    assert isinstance(made, Made)
    return made


async def first() -> PaperRecord:
    return (await make(shop(saying("We count sheep.")))).record()


async def renew(
    before: PaperRecord,
    model: ScriptedModel,
    prompts: PromptSet = DEFAULT,
    steps: frozenset[Step] = ALL,
    cache: str = "other",
) -> tuple[PaperRecord, Made]:
    renewal = Renewal(before, steps)
    made = await make(shop(model, prompts, cache, renewals={paper().id: renewal}))
    return renewal.merge(made.record(), made.asked.keys, prompts.label), made


async def test_nothing_is_asked_when_nothing_changed_and_no_cache_is_needed() -> None:
    before, model = await first(), ScriptedModel()
    after, _ = await renew(before, model)
    assert model.requests == []
    assert (after.digest, after.steps, reasons(before, after)) == (before.digest, before.steps, {})


async def test_only_the_step_whose_question_changed_is_asked_and_the_rest_stays_word_for_word() -> None:
    before, model = await first(), saying("We count a meadow.")
    after, _ = await renew(before, model, changed(Step.METHOD))
    assert model.asked == [(Step.METHOD,)]
    assert "We count sheep." in model.requests[0].question  # what was answered shall not be said again
    old, new = before.digest.content, after.digest.content
    assert new.methods != old.methods
    assert replace(new, methods=old.methods) == old
    assert after.digest.provenance.prompts.startswith("mine ")
    assert after.digest.provenance.prompts.count(",") == 0
    assert set(reasons(before, after)) == {Step.METHOD}
    assert reasons(before, after)[Step.METHOD].startswith("prompts default ")


async def test_steps_that_may_not_be_asked_keep_their_answers_and_their_prompts_name() -> None:
    before, model = await first(), saying("We count a meadow.")
    after, _ = await renew(before, model, changed(*Step), frozenset([Step.SUMMARY]))
    assert model.asked == [(Step.SUMMARY,)]
    assert [name.split()[0] for name in after.digest.provenance.prompts.split(", ")] == ["mine", "default"]
    again, _ = await renew(after, model, changed(*Step))
    assert model.asked[1:] == [tuple(Step)[1:]]
    assert again.digest.provenance.prompts.count(",") == 0


async def test_all_models_are_named_and_claims_add_up() -> None:
    before = await first()
    other = saying("We count a meadow.")
    other.name = "another"
    after, _ = await renew(before, other, steps=frozenset([Step.METHOD]))
    assert after.digest.provenance.models == ("scripted", "another")
    assert after.digest.provenance.claims == before.digest.provenance.claims
    assert reasons(before, after) == {Step.METHOD: "scripted → another"}


async def test_an_old_answer_stays_where_there_is_no_new_one() -> None:
    before, silent = await first(), ScriptedModel(lambda number, request: "{}")
    after, made = await renew(before, silent, changed(Step.METHOD))
    assert set(made.asked.failed) == {Step.METHOD}
    assert (after.digest.content, after.steps["method"]) == (before.digest.content, before.steps["method"])
    assert after.digest.provenance.failed_steps == ()
    retried, _ = await renew(after, saying("We count a meadow."), changed(Step.METHOD))
    assert retried.digest.content.methods != before.digest.content.methods


async def test_a_step_without_an_answer_is_asked_whatever_the_limit() -> None:
    before = await first()
    steps = {name: one for name, one in before.steps.items() if name != "method"}
    after, _ = await renew(replace(before, steps=steps), model := ScriptedModel(), steps=frozenset([Step.SUMMARY]))
    assert model.asked == [(Step.METHOD,)]
    assert after.digest.provenance.failed_steps == ()
    assert reasons(replace(before, steps=steps), after) == {Step.METHOD: "no answer before"}


async def test_a_claim_of_an_old_answer_is_not_asked_for_once_more() -> None:
    wrong = {"evidence": ["s2"], "zh": "有 21 只。", "en": "There are 21."}
    answers = {step.value: GOOD[step] for step in Step} | {"summary": {"claim": wrong}}
    script = [json.dumps(answers), json.dumps({"claims": [wrong]})]
    before = (await make(shop(ScriptedModel(lambda number, request: script[number - 1])))).record()
    assert before.digest.tally.withheld
    after, _ = await renew(before, model := saying("We count a meadow."), changed(Step.METHOD))
    assert model.asked == [(Step.METHOD,)]
    assert after.digest.content.summary == before.digest.content.summary
    assert after.digest.tallies["summary"] == before.digest.tallies["summary"]
    assert "restated" in after.steps or "restated" not in before.steps


async def test_a_paper_that_cannot_be_read_any_more_keeps_all_it_has() -> None:
    async def unreadable(pdf: bytes) -> Document:
        raise PaperError("no text layer")

    before = await first()
    renewal = Renewal(before, ALL)
    model = ScriptedModel()
    made = await make(shop(model, changed(*Step), "new", read=unreadable, renewals={paper().id: renewal}))
    after = renewal.merge(made.record(), made.asked.keys, "mine")
    assert (model.requests, after.digest.content) == ([], before.digest.content)
    assert not after.digest.provenance.abstract_only


async def test_another_text_of_the_paper_is_asked_about_anew() -> None:
    async def longer(pdf: bytes) -> Document:
        return FLOCK

    before = await first()
    renewal = Renewal(before, ALL)
    made = await make(shop(model := ScriptedModel(), cache="new", read=longer, renewals={paper().id: renewal}))
    after = renewal.merge(made.record(), made.asked.keys, DEFAULT.label)
    assert model.asked == [tuple(Step)]
    assert set(reasons(before, after).values()) == {"another text, schema or option"}


@pytest.mark.parametrize(
    ("model", "prompts", "languages", "stale"),
    [
        ("scripted", DEFAULT.label, LANGUAGES, False),
        ("another", DEFAULT.label, LANGUAGES, True),
        ("scripted", "default 00000000", LANGUAGES, True),
        ("scripted", DEFAULT.label, ("zh",), True),  # another schema
    ],
)
async def test_stale_is_what_was_made_otherwise(
    model: str, prompts: str, languages: tuple[str, ...], stale: bool
) -> None:
    sidecar: Sidecar = replace(empty_sidecar(FRAME), languages=languages, papers=(await first(),))
    schema = partial(schema_version, translate_abstract=True, most={})
    assert is_stale(sidecar, model, prompts, schema) == stale


async def test_an_unfinished_paper_is_stale() -> None:
    one = await first()
    steps = {name: step for name, step in one.steps.items() if name != "method"}
    sidecar = replace(empty_sidecar(FRAME), papers=(replace(one, steps=steps),))
    schema = partial(schema_version, translate_abstract=True, most={})
    assert is_stale(sidecar, "scripted", DEFAULT.label, schema)


def test_steps_that_a_person_rewrote_are_not_asked_and_their_claims_do_not_count() -> None:
    made = ["summary", "takeaways", "translation", "1. Title", "6. Summary", "7. Methods"]
    assert steps_of(["takeaways"], made) == {Step.TAKEAWAYS}
    assert steps_of(["1. Title"], made) == frozenset()
    assert steps_of(["translation", "1. Title", "6. Summary"], made) == {Step.OVERVIEW}
    assert steps_of(["8. Conclusion"], made) == {Step.CONCLUSION}
