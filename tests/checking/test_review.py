from typing import Any

from paperdigest.answers import ANSWER_TYPES, Answer, Step
from paperdigest.checking.review import Review, review_answers
from tests.papers import document, paper

TEXT = document(
    "We count sheep in a wide meadow with the aid of a dog that barks at them all night long.",
    "The method finds 12 sheep, more than the 10 of the baseline.",
)
LONG = {"evidence": ["s1"], "zh": "我们在宽阔的草地上数羊，借助一只整夜对它们吠叫的狗。", "en": TEXT.sentences[0].text}
GOOD = {"evidence": ["s2"], "zh": "该方法找到 12 只羊。", "en": "It finds 12 sheep."}
WRONG = {"evidence": ["s2"], "zh": "该方法找到 21 只羊。", "en": "It finds 21 sheep."}
TALK = {
    "evidence": ["s2"],
    "zh": "以上回答由人工智能助手生成，希望对您有所帮助。",
    "en": "I hope that this summary helps you!",
}
OVERVIEW: dict[str, Any] = {
    **dict.fromkeys(("background", "past_methods", "approach", "results"), GOOD),
    "affiliations": [],
    "keywords": [{"zh": "羊", "en": "sheep"}] * 3,
}


def review(answers: dict[Step, Any]) -> Review:
    valid: dict[Step, Answer] = {step: ANSWER_TYPES[step].model_validate(answer) for step, answer in answers.items()}
    return review_answers(valid, ("zh", "en"), paper(abstract=""), TEXT, ("Say what is new.",))


def test_good_answers_meet_no_objection() -> None:
    found = review({Step.SUMMARY: {"claim": GOOD}})
    assert (found.objections, found.translations, found.is_worth_asking) == ((), {}, False)


def test_an_objection_says_why_and_names_sentences_to_say_it_from() -> None:
    found = review({Step.SUMMARY: {"claim": WRONG}, Step.METHOD: {"points": [GOOD, TALK]}})
    number, talk = found.objections
    assert (number.claim.words["en"], number.reason) == ("It finds 21 sheep.", "21 is not in the paper")
    assert [sentence.id for sentence in number.candidates] == ["s1", "s2"]
    assert "not a statement about the paper" in talk.reason
    assert found.is_worth_asking


def test_a_repetition_is_withheld_and_not_worth_a_request_of_its_own() -> None:
    found = review({Step.SUMMARY: {"claim": GOOD}, Step.TAKEAWAYS: {"points": [LONG, GOOD, GOOD]}})
    assert found.objections == ()  # a summary may say what the takeaways say
    again = review({Step.TAKEAWAYS: {"points": [LONG, GOOD, GOOD]}, Step.METHOD: {"points": [LONG, GOOD]}})
    [objection] = again.objections
    assert "says again what takeaways says" in objection.reason
    assert again.reason("method.points.0")
    assert not again.reason("takeaways.points.0")
    assert not again.is_worth_asking


def test_flawed_translations_are_worth_asking_for() -> None:
    found = review({Step.OVERVIEW: OVERVIEW | {"title": {"zh": "xxx"}}})
    assert list(found.translations) == ["title"]
    assert found.is_worth_asking


def test_a_review_can_be_of_some_steps_only() -> None:
    found = review({Step.SUMMARY: {"claim": WRONG}, Step.METHOD: {"points": [GOOD, TALK]}})
    [talk] = found.of({Step.METHOD}).objections
    assert talk.place == "method.points.1"
    none = found.of({Step.TAKEAWAYS})
    assert (none.objections, none.is_worth_asking, none.claims) == ((), False, found.claims)


def test_text_without_end_is_refused_for_its_form_and_not_held_against_the_paper() -> None:
    endless = {"evidence": ["s2"], "zh": "它快，" * 5000, "en": "It is 3 times faster than a dog, " * 3000}
    found = review({Step.SUMMARY: {"claim": endless}})
    assert "characters in one statement" in found.reason("summary.claim")
    assert found.groundings["summary.claim"].problems == ()
    assert found.is_worth_asking


def test_a_title_that_only_talks_of_the_paper_may_name_nothing_else_and_is_not_asked_for() -> None:
    overview = OVERVIEW | {"title": {"zh": "本文提出的方法与结果，涉及 12 与 baseline。"}}
    found = review({Step.OVERVIEW: overview})
    assert found.refusals.fields["title"].reason
    assert "title" not in found.translations
