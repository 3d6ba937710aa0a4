import pytest

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
        ("该网络无法计数绵羊。", ["无法计数"]),
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


def test_what_the_evidence_says_elsewhere_may_be_said() -> None:
    assert list(affirmed("It counts sheep.", [NEGATIVE, "A shepherd counts them."])) == []


def test_a_name_is_no_word_that_is_negated() -> None:
    assert list(affirmed("本文的实验涉及 MeadowQA。", ["We did not use MeadowQA."])) == []
