import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.checking.meaning.denials import DENIED, DENIED_CUES
from paperdigest.checking.meaning.negations import affirmed, denied, negated

AFFIRMATIVE = "The network counts sheep in images of the meadow."
NEGATIVE = "The network cannot count sheep in images."


@pytest.mark.parametrize(
    ("text", "evidence", "words"),
    [
        ("并非如此：该网络能数羊。", AFFIRMATIVE, ["并非如此"]),
        ("作者否认：该网络能数羊。", AFFIRMATIVE, ["作者否认"]),
        ("这是错的：该网络能数羊。", AFFIRMATIVE, ["这是错的"]),
        ("与事实相反，该网络能数羊。", AFFIRMATIVE, ["与事实相反"]),
        ("该网络能数羊，这种说法不成立。", AFFIRMATIVE, ["这种说法不成立"]),
        ("It is not true that the network counts sheep.", AFFIRMATIVE, ["It is not true"]),
        ("It is false that the network counts sheep.", AFFIRMATIVE, ["It is false"]),
        ("The opposite holds: the network counts sheep.", AFFIRMATIVE, ["The opposite holds"]),
        ("The claim that it counts sheep is false.", AFFIRMATIVE, ["The claim that it counts sheep is false"]),
        ("It is not true that all sheep are white.", "Not all sheep are white.", []),
        ("It is not true that not all sheep are white.", "Not all sheep are white.", ["It is not true"]),
        ("It is false that sheep fly.", "That sheep fly is a myth.", []),
        ("检验了这一假设。", AFFIRMATIVE, []),
        ("通常能数羊，而这里并非如此。", AFFIRMATIVE, []),
        (AFFIRMATIVE, AFFIRMATIVE, []),
    ],
)
def test_a_denial_needs_one_in_the_evidence(text: str, evidence: str, words: list[str]) -> None:
    assert list(denied(text, [evidence])) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The network does not count sheep.", ["does not count"]),
        ("It cannot well count sheep.", ["cannot well count"]),
        ("Where herds are not small the network counts sheep.", []),
        ("该网络无法计数绵羊。", ["无法计数"]),
        ("该网络不能通过图片的颜色直接计数。", ["不能通过图片的颜色直接计数"]),
        ("It was shown not to count sheep.", ["not to count"]),
        ("The network never eats sheep.", []),
        ("It not only counts sheep.", []),
        ("不断计数绵羊。", []),
        (AFFIRMATIVE, []),
    ],
)
def test_what_the_evidence_says_is_not_to_be_negated(text: str, words: list[str]) -> None:
    assert list(negated(text, [AFFIRMATIVE])) == words


def test_evidence_that_may_deny_something_is_not_held_against_a_negation() -> None:
    assert list(negated("The network does not count sheep.", ["Few networks count sheep."])) == []
    assert list(negated("它不影响数羊。", ["Counts that are invariant affect sheep."])) == []
    assert list(negated("羊不可数。", ["Sheep are non-count animals."])) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The network can count sheep.", ["cannot count"]),
        ("该网络能计数绵羊。", ["cannot count"]),
        ("The network is unable to count sheep.", []),
        ("该网络不能计数绵羊。", []),
        ("The network sees images.", []),
    ],
)
def test_what_the_evidence_only_negates_is_not_to_be_said(text: str, words: list[str]) -> None:
    assert list(affirmed(text, [NEGATIVE])) == words


def test_the_word_that_is_negated_is_no_denial_of_itself() -> None:
    assert list(negated("Bells are not meaningless.", ["Bells are meaningless."])) == ["are not meaningless"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("As it counts sheep in images, goats cannot be seen.", ["cannot count"]),
        ("由于该网络会计数图像中的绵羊，山羊无法被看到。", ["cannot count"]),
        ("It counts, and goats cannot be seen.", []),
        ("GoatNet counts sheep in images, SheepNet cannot.", []),
        ("Unlike SheepNet, which never looks, GoatNet counts sheep in images.", []),
        ("Nothing shows, so far, that it counts sheep in images.", []),
    ],
)
def test_a_clause_apart_from_a_denial_is_held_against_what_the_evidence_negates(text: str, words: list[str]) -> None:
    assert list(affirmed(text, [NEGATIVE])) == words


def test_nobody_is_a_negation() -> None:
    assert list(affirmed("We could build a barn.", ["Currently, nobody knows how to build a barn."])) == [
        "nobody knows how to build"
    ]


def test_what_the_evidence_says_elsewhere_may_be_said() -> None:
    assert list(affirmed("It counts sheep.", [NEGATIVE, "A shepherd counts them."])) == []


def test_a_name_is_no_word_that_is_negated() -> None:
    assert list(affirmed("本文的实验涉及 MeadowQA。", ["We did not use MeadowQA."])) == []


@given(st.from_regex(re.compile(DENIED.pattern)))
def test_every_denial_of_a_text_has_a_cue(text: str) -> None:
    assert any(cue in text for cue in DENIED_CUES)
