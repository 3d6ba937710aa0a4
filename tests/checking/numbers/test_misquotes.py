import pytest

from paperdigest.answers import Claim
from paperdigest.checking.grounding import ground
from paperdigest.checking.index import PaperIndex
from paperdigest.checking.numbers.misquotes import has_digits, is_surplus, near_misses
from paperdigest.checking.numbers.numbers import quantities
from paperdigest.checking.problems import Grounding
from tests.papers import document, paper

RESULT = "SheepNet finds 96.4% of all sheep in the wide meadow."
TABLE = "Sheep in the wide meadow: SheepNet 96.4, GoatNet 91.4."
COST = "Shearing costs 94 coins, or 96.1 in winter."
TEXT = document(RESULT, COST, TABLE, "The barn was rebuilt in 1987 by its owner.", *["Nothing happens here."] * 20)
INDEX = PaperIndex(paper(abstract=""), TEXT)


def check(evidence: str, **words: str) -> Grounding:
    return ground(Claim(evidence=[evidence], words=words), INDEX, ("zh", "en"))


def problems(grounding: Grounding) -> list[str]:
    return [f"{problem.code} {problem.text}" for problem in grounding.problems]


@pytest.mark.parametrize(
    ("claim", "printed", "near"),
    [
        ("96.1", "It is 96.4 here.", ("96.4",)),
        ("1,234", "It is 1,284 here.", ("1284",)),
        ("94.6", "It is 96.4 here.", ("96.4",)),
        ("96.4", "It is 94.7 here.", ()),
        ("三百二十一", "It is 331 here.", ("331",)),
        ("96.1", "It is 96.41, 96, 9.61 and 46.4 here.", ()),
        ("17", "As in Table 12, Fig. 18, [19] and Eq. (16).", ()),
        ("96.1 against 96.4", "It is 96.4 here.", ()),
    ],
)
def test_a_near_miss_has_one_other_digit_and_is_not_stated_besides(
    claim: str, printed: str, near: tuple[str, ...]
) -> None:
    stated = quantities(claim)
    assert near_misses(stated[0], stated, [printed]) == near


@pytest.mark.parametrize(("text", "expected"), [("12", True), ("0.3", True), ("7", False), ("about 12", True)])
def test_short_numbers_are_not_told_apart(text: str, expected: bool) -> None:
    assert has_digits(quantities(text)[0]) is expected


def test_a_misquoted_number_that_the_paper_prints_elsewhere_does_not_stand() -> None:
    grounding = check("s1", zh="SheepNet 找到 96.1% 的羊。", en="In the meadow, SheepNet counts 96.1% of the sheep.")
    assert problems(grounding) == ["stray-number 96.1%", "stray-number 96.1%"]
    assert grounding.evidence == (TEXT.sentences[0],)


def test_nor_does_a_bound_that_misquotes_the_evidence() -> None:
    words = {"zh": "剪毛要花超过 91 个硬币。", "en": "One shears for more than 91 coins."}
    assert problems(check("s2", **words)) == ["stray-number 91", "stray-number 91"]
    assert problems(check("s2", **{code: text.replace("91", "90") for code, text in words.items()})) == []


def test_nor_does_it_with_evidence_that_does_not_exist() -> None:
    assert problems(check("s99", en="In the wide meadow, SheepNet counts 96.1% of all sheep.")) == [
        "stray-number 96.1%"
    ]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("It is 0.994 and 0.994 here.", True),
        ("It is 0.994 here.", False),
        ("It is 44 of 45 there.", False),
        ("It is 44 of 44 there.", True),
    ],
)
def test_a_number_that_the_claim_has_more_often_than_the_evidence(claim: str, expected: bool) -> None:
    [number] = quantities(claim)[:1]
    assert is_surplus(number, claim, ["The figures 0.994 and 0.991 are its own.", "Of 45 they found 44."]) is expected


@pytest.mark.parametrize(("number", "expected"), [("44", []), ("45", ["stray-number 45"])])
def test_a_number_in_the_place_of_another_of_its_evidence_does_not_stand(number: str, expected: list[str]) -> None:
    text = document("Of 45 sheep on the hill, 44 have a bell of their own.", "The barn has 45 doors.")
    claim = Claim(evidence=["s1"], words={"en": f"There are 45 sheep, and {number} wear bells on the hill."})
    assert problems(ground(claim, PaperIndex(paper(abstract=""), text), ("en",))) == expected


def test_a_number_of_another_sentence_that_says_the_same_stands() -> None:
    grounding = check("s1", zh="GoatNet 为 91.4。", en="In the wide meadow GoatNet finds 91.4 of the sheep.")
    assert grounding.problems == ()
    assert grounding.evidence == (TEXT.sentences[0], TEXT.sentences[2])


def test_a_number_whose_sentence_says_nothing_of_the_claim_does_not_stand() -> None:
    grounding = check("s1", zh="SheepNet 用了 1987 只羊。", en="SheepNet was trained on 1987 sheep.")
    assert problems(grounding) == ["stray-number 1987", "stray-number 1987"]


def test_words_of_another_language_than_the_papers_tell_nothing() -> None:
    assert check("s1", zh="用了 1987 只羊。").problems == ()
