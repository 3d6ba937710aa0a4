from paperdigest.answers import Claim
from paperdigest.checking.evidence import Grounder, in_order
from tests.papers import document, paper


def claim(*evidence: str, **words: str) -> Claim:
    return Claim(evidence=list(evidence), words=words)


def test_a_claim_gets_the_sentences_it_names_with_their_pages() -> None:
    grounder = Grounder(document("One result.", "Another result."), ("zh", "en"), paper())
    statement = grounder.one(claim("s2", "s1", "s2", en="Both.", zh="两个。"))
    assert statement is not None
    assert [(evidence.text, evidence.page) for evidence in statement.evidence] == [
        ("Another result.", 2),
        ("One result.", 1),
    ]
    assert statement.words == (("zh", "两个。"), ("en", "Both."))


def test_claims_that_do_not_stand_are_withheld_and_mended_ones_counted() -> None:
    grounder = Grounder(document("There are 12 sheep.", "The meadow is wide."), ("en",), paper(abstract=""))
    kept = grounder.many(
        [
            claim("s1", en="12 sheep."),
            claim("s1", en="21 sheep."),
            claim("s99", en="Whales sing."),
            claim("s99", en="The meadow is wide."),
        ]
    )
    assert [statement.words for statement in kept] == [(("en", "12 sheep."),), (("en", "The meadow is wide."),)]
    assert (grounder.claims, grounder.grounded, grounder.mended) == (4, 2, 1)


def test_a_claim_without_words_in_the_posts_languages_is_withheld() -> None:
    assert Grounder(document("One result."), ("en",), paper()).one(claim("s1", zh="一")) is None


def test_what_arxiv_says_of_the_paper_counts_as_printed() -> None:
    text = document("There are sheep.")
    assert Grounder(text, ("en",), paper(abstract="")).one(claim("s1", en="There are 12 sheep.")) is None
    assert Grounder(text, ("en",), paper()).one(claim("s1", en="There are 12 sheep."))


def test_words_come_in_the_posts_order_on_one_line() -> None:
    assert in_order({"en": "a\n b", "zh": "甲", "fr": "x"}, ("zh", "en", "ja")) == (("zh", "甲"), ("en", "a b"))
