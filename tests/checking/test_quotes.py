import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.checking.index import PaperIndex
from paperdigest.checking.quotes import departures
from tests.papers import document, paper

TRAINED = "We train the large SheepNet-2 on 8 GPUs for 30 hours, which costs about 1,200 coins."
RESULT = "SheepNet reaches 96.4 % on Pasture, whereas GoatNet reaches 91.4 % on Meadow."


def found(text: str, *evidence: str) -> list[tuple[str, str]]:
    index = PaperIndex(paper(title="", abstract="", authors=()), document(*evidence, "There Reptile and SheepNet run."))
    return list(departures(text, evidence, index.is_name))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("8 GPUs", "1 GPUs"),
        ("30", "31"),
        ("1,200", "1,300"),
        ("8", "seven"),
        ("SheepNet-2", "SheepNet-3"),
        ("SheepNet-2", "GoatNet"),
    ],
)
def test_a_number_or_name_in_the_place_of_another_is_none_of_the_evidence(old: str, new: str) -> None:
    text = TRAINED.replace(old, new)
    assert len(found(text, TRAINED)) == 1
    assert found(TRAINED, TRAINED) == []


def test_it_is_found_in_other_words_too_where_those_beside_it_are_the_same() -> None:
    assert found("They train it on 9 GPUs for 30 hours.", TRAINED) == [("9", "8")]
    assert found("The cost of 9 such days is not told, although they train it elsewhere.", TRAINED) == []


def test_numbers_and_names_that_changed_places_are_found() -> None:
    assert found(RESULT.replace("96.4", "x").replace("91.4", "96.4").replace("x", "91.4"), RESULT) == [
        ("91.4", "96.4"),
        ("96.4", "91.4"),
    ]
    assert found(RESULT.replace("Sheep", "x").replace("Goat", "Sheep").replace("x", "Goat"), RESULT) == [
        ("GoatNet", "SheepNet"),
        ("SheepNet", "GoatNet"),
    ]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("In images, GoatNet uses SheepNet to count.", "In images, SheepNet uses GoatNet to count."),
        ("In images, GoatNet and SheepNet count.", None),
        ("In images 5 of 3 nets of sheep are found.", "In images 3 of 5 nets of sheep are found."),
    ],
)
def test_a_sentence_turned_around_a_name_is_found(claim: str, evidence: str | None) -> None:
    assert len(found(claim, evidence or "In images, SheepNet and GoatNet count.")) == int(evidence is not None)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "It has 7 of bells, 5 of barns and 3 of dogs.",
            "It has 7 of bells, 2 of goats, 3 of dogs, 5 of barns and 4 of hens.",
        ),
        ("In images, GoatNet 5% of sheep count.", "In images, SheepNet of sheep count 5%, GoatNet less."),
        ("In images SheepNet counts, for HayNet GoatNet.", "In images SheepNet counts, GoatNet for HayNet."),
        ("One counts the sheep in the dark.", "Equation 13 counts the sheep in the dark."),
        ("It runs on eight GPUs for 30 hours.", "It runs on 8 GPUs for 30 hours."),
        ("It has about 1,200 sheep in view.", "It has 1,199 sheep in view."),
        ("It has more than 90 sheep in view.", "It has 94 sheep in view."),
        ("The field has 2×10^5 sheep in view.", "The field has 200,000 sheep in view."),
        ("Only 1/2 of the sheep are in view.", "Only 12 of the sheep are in view."),  # what a PDF makes of a fraction
        ("It sees down to 0.45 keV in the dark.", "It sees down to 450 eV in the dark."),
        ("In the dark BN is of no use.", "In the dark Batch Normalization is of no use."),
        ("In the dark Qwen2 is of no use.", "In the dark Qwen2-72B is of no use."),
        ("In the dark the FM index is of no use.", "In the dark the FM-index is of no use."),
        ("Authors show that sheep are white.", "We show that sheep are white."),
        ("On hills and meadows A and B are used.", "On hills and meadows B and A are used."),
    ],
)
def test_the_same_in_another_form_is_no_departure(claim: str, evidence: str) -> None:
    assert found(claim, evidence) == []


def test_a_word_that_opens_a_sentence_is_a_name_where_the_paper_makes_it_one() -> None:
    assert found("Reptile is trained on large meadows.", "SheepNet is trained on large meadows.") != []
    assert found("Everything is trained on large meadows.", "SheepNet is trained on large meadows.") == []


def test_another_piece_of_evidence_may_have_it() -> None:
    other = "SheepNet is trained on 16 GPUs in the second year."
    assert found("SheepNet is trained on 16 GPUs in the second year.", TRAINED, other) == []
    assert found("SheepNet is trained on 18 GPUs in the second year.", TRAINED, other) == [("18", "16")]


@given(st.text(), st.text())
def test_any_texts_can_be_compared(text: str, evidence: str) -> None:
    assert list(departures(text, [evidence], str.istitle)) == list(departures(text, [evidence], str.istitle))
    assert list(departures(text, [text], str.istitle)) == []


def test_texts_without_end_are_not_compared() -> None:
    text = " ".join(f"w{at % 7} B{at % 5} {at % 9}" for at in range(3000))
    assert found(text, text.replace("B", "C")) == []
