from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from paperdigest.answers import ANSWER_TYPES, Step
from paperdigest.asking.ask import Asked
from paperdigest.asking.assemble import assemble
from paperdigest.checking.review import review_answers
from paperdigest.digest import Digest
from paperdigest.usage import Usage
from tests.asking.test_ask import GOOD
from tests.papers import document, paper

TEXT = document(
    "We count sheep in a wide meadow.",
    "The method finds 12 sheep, more than the 10 of the baseline.",
    "However, it fails when the sheep run.",
    "We conclude that counting works at night.",
    front=["Ada Example", "Meadow Institute"],
)


def digest(answers: Mapping[Step, Any], failed: Mapping[Step, str] | None = None) -> Digest:
    valid = {step: ANSWER_TYPES[step].model_validate(answer) for step, answer in answers.items()}
    asked = Asked(valid, {}, {}, failed or {}, ("zh", "en"), Usage())
    review = review_answers(valid, ("zh", "en"), paper(), TEXT, ())
    return assemble(paper(), TEXT, asked, ("zh", "en"), "model-a", "default 0123abcd", review)


def test_claims_become_statements_with_their_sentences() -> None:
    made = digest(GOOD)
    assert made.content.summary.words == (("zh", "一"), ("en", "one"))
    assert made.content.summary.evidence[0].text == "We count sheep in a wide meadow."
    assert (made.provenance.claims, made.provenance.grounded) == (14, 14)
    assert made.content.title == (("zh", "数羊"),)


def test_a_claim_without_evidence_is_withheld_and_counted() -> None:
    lost = {"evidence": ["s99"], "zh": "鲸鱼唱歌。", "en": "Whales sing."}
    made = digest(GOOD | {Step.METHOD: {"points": [lost, lost]}, Step.SUMMARY: {"claim": lost}})
    assert (made.provenance.claims, made.provenance.grounded) == (14, 11)
    assert made.tally.withheld == ("鲸鱼唱歌。 / Whales sing.: there is no sentence s99",) * 3
    assert made.content.summary.extracted
    assert all(statement.extracted for statement in made.content.methods)
    assert made.content.summary.words[0][0] == "en"


def test_what_the_model_was_not_sent_is_not_read() -> None:
    asked = Asked({}, {}, {}, {}, ("zh", "en"), Usage(), share=0.4)
    review = review_answers({}, ("zh", "en"), paper(), TEXT, ())
    made = assemble(paper(), replace(TEXT, share=0.5), asked, ("zh", "en"), "model-a", "default 0123abcd", review)
    assert (made.provenance.read, made.provenance.partial) == (20, True)
    assert not digest(GOOD).provenance.partial


def test_a_failed_step_shows_the_papers_own_sentences_and_stays_due() -> None:
    answers: dict[Step, Any] = {step: GOOD[step] for step in Step if step is not Step.CONCLUSION}
    made = digest(answers, {Step.CONCLUSION: "no JSON"})
    assert made.provenance.failed_steps == ("conclusion",)
    assert made.content.significance.extracted
    assert made.content.workload.strengths[0].extracted


def test_without_any_answer_every_block_has_a_sentence() -> None:
    content = digest({}, dict.fromkeys(Step, "refused")).content
    blocks = [content.summary, *content.takeaways, content.background, content.results, *content.methods]
    assert all(block.extracted and block.evidence for block in blocks)
    assert content.keywords
    assert content.affiliations == ("Meadow Institute",)


def test_affiliations_and_keywords_of_the_model_are_checked() -> None:
    overview = GOOD[Step.OVERVIEW] | {
        "affiliations": ["University of Nowhere", "Meadow Institute"],
        "keywords": [{"zh": "羊", "en": "sheep"}, {"zh": "长" * 90, "en": "x"}, {"zh": "羊", "en": "sheep"}],
    }
    content = digest(GOOD | {Step.OVERVIEW: overview}).content
    assert content.affiliations == ("Meadow Institute",)
    assert content.keywords == ((("zh", "羊"), ("en", "sheep")),)


def test_what_is_refused_reaches_no_block() -> None:
    chatter = {"evidence": ["s1"], "zh": "好的，以下是总结：我们数羊。", "en": "Here is the summary you asked for."}
    overview = GOOD[Step.OVERVIEW] | {"title": {"zh": "xxx"}, "abstract": {"zh": "As an AI language model, I cannot."}}
    made = digest(GOOD | {Step.SUMMARY: {"claim": chatter}, Step.OVERVIEW: overview})
    assert made.content.summary.extracted
    assert (made.content.title, made.content.abstract) == ((), ())
    assert made.content.results == digest(GOOD).content.results
