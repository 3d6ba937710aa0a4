from collections.abc import Sequence

from paperdigest.answers import Claim, Method, Step
from paperdigest.checking.evidence import Gate, in_order
from paperdigest.checking.review import review_answers
from paperdigest.document import Document
from paperdigest.paper import Paper
from tests.papers import document, paper

PLACE = "method.points.0"


def claim(*evidence: str, **words: str) -> Claim:
    return Claim(evidence=list(evidence), words=words)


def gate(
    claims: Sequence[Claim],
    text: Document,
    *languages: str,
    about: Paper | None = None,
    prompts: Sequence[str] | None = None,
) -> Gate:
    answers = {Step.METHOD: Method.model_construct(points=list(claims))}
    return Gate(review_answers(answers, languages, about or paper(abstract=""), text, prompts), languages)


def test_a_claim_gets_the_sentences_it_names_with_their_pages() -> None:
    both = claim("s2", "s1", "s2", en="Both.", zh="两个。")
    statement = gate([both], document("One result.", "Another result."), "zh", "en").one(PLACE)
    assert statement is not None
    assert [(evidence.text, evidence.page) for evidence in statement.evidence] == [
        ("Another result.", 2),
        ("One result.", 1),
    ]
    assert statement.words == (("zh", "两个。"), ("en", "Both."))


def test_claims_that_do_not_stand_are_withheld_and_mended_ones_counted() -> None:
    claims = [
        claim("s1", en="12 sheep."),
        claim("s1", en="21 sheep."),
        claim("s99", en="Whales sing."),
        claim("s99", en="The meadow is wide."),
    ]
    opened = gate(claims, document("There are 12 sheep.", "The meadow is wide."), "en")
    kept = opened.many("method.points")
    assert [statement.words for statement in kept] == [(("en", "12 sheep."),), (("en", "The meadow is wide."),)]
    tally = opened.tallies["method"]
    assert (tally.claims, tally.grounded, tally.mended) == (4, 2, 1)
    assert tally.withheld == ("21 sheep.: 21 is not in the paper", "Whales sing.: there is no sentence s99")


def test_what_no_answer_may_contain_is_withheld_unless_it_is_the_papers_own() -> None:
    talk = claim("s1", en="As an AI language model, I cannot count 12 sheep.")
    text = document("A language model cannot count 12 sheep.")
    assert gate([talk], text, "en", prompts=()).one(PLACE) is None
    assert gate([talk], text, "en").one(PLACE)


def test_a_claim_without_words_in_the_posts_languages_is_withheld() -> None:
    chinese = claim("s1", zh="一")
    assert gate([chinese], document("One result."), "en").one(PLACE) is None


def test_what_arxiv_says_of_the_paper_counts_as_printed() -> None:
    text, twelve = document("There are sheep."), claim("s1", en="There are 12 sheep.")
    assert gate([twelve], text, "en").one(PLACE) is None
    assert gate([twelve], text, "en", about=paper()).one(PLACE)


def test_what_is_bolder_than_its_evidence_is_noted_and_kept() -> None:
    bold = claim("s1", en="The flock of 12 sheep is significantly larger.")
    opened = gate([bold], document("The flock of 12 sheep may be larger."), "en")
    assert opened.one(PLACE)
    why = '"significantly" is not in the evidence; the evidence is more careful (en)'
    assert opened.tallies["method"].notes == (f"The flock of 12 sheep is significantly larger.: {why}",)


def test_words_come_in_the_posts_order_on_one_line() -> None:
    assert in_order({"en": "a\n b", "zh": "甲", "fr": "x"}, ("zh", "en", "ja")) == (("zh", "甲"), ("en", "a b"))
