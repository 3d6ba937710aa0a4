from paperdigest.answers import Claim
from paperdigest.checking.evidence import Grounder, in_order
from tests.papers import document


def claim(*evidence: str, **words: str) -> Claim:
    return Claim(evidence=list(evidence), words=words)


def test_a_claim_gets_the_sentences_it_names_with_their_pages() -> None:
    grounder = Grounder(document("One result.", "Another result."), ("zh", "en"))
    statement = grounder.one(claim("s2", "s1", "s2", en="Both.", zh="两个。"))
    assert statement is not None
    assert [evidence.text for evidence in statement.evidence] == ["Another result.", "One result."]
    assert statement.words == (("zh", "两个。"), ("en", "Both."))


def test_unknown_ids_are_dropped_and_a_claim_without_any_is_withheld() -> None:
    grounder = Grounder(document("One result."), ("en",))
    mixed = grounder.one(claim("s1", "s99", en="Known."))
    assert mixed is not None
    assert [evidence.sentence for evidence in mixed.evidence] == ["s1"]
    assert grounder.one(claim("s99", en="Unknown.")) is None
    assert (grounder.claims, grounder.grounded) == (2, 1)


def test_words_come_in_the_posts_order_on_one_line() -> None:
    assert in_order({"en": "a\n b", "zh": "甲", "fr": "x"}, ("zh", "en", "ja")) == (("zh", "甲"), ("en", "a b"))
