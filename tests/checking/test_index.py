import pytest

from paperdigest.checking.index import Need, PaperIndex, Printed
from paperdigest.checking.names.propernames import split_names
from paperdigest.checking.numbers.numbers import quantities
from tests.papers import document, paper


def need(text: str) -> Need:
    names, rest = split_names(text, "zh")
    found: list[Need] = [*names, *quantities(rest)]
    return found[0]


INDEX = PaperIndex(
    paper(title="SheepNet", authors=("Ada Example",), abstract="It takes 17 ms.", comment="31 pages"),
    document("We count 12 sheep.", "GoatNet counts twenty-five.", "They were evaluated.", front=["Meadow Labs"]),
)


@pytest.mark.parametrize(
    "text", ["12", "25", "17", "31", "GoatNet", "SheepNet", "Meadow", "Ada", "Introduction", "Counting"]
)
def test_a_paper_prints_what_any_of_its_parts_prints(text: str) -> None:
    assert INDEX.prints(need(text))


@pytest.mark.parametrize(
    ("number", "text"),
    [("1.0", "a sheep"), ("50", "half of the sheep"), ("3,658", "of 3,430 and 4,658 sheep"), ("100", "the per cent")],
)
def test_a_measurement_is_printed_in_digits(number: str, text: str) -> None:
    assert not Printed([text]).carries(need(number))


@pytest.mark.parametrize("text", ["13", "26", "CowNet"])
def test_and_nothing_else(text: str) -> None:
    assert not INDEX.prints(need(text))


def test_only_sentences_are_evidence() -> None:
    assert INDEX.sentences_with(need("GoatNet")) == {1}
    assert INDEX.sentences_with(need("SheepNet")) == set()


def test_words_are_found_inflected() -> None:
    assert INDEX.sentences_like("evaluates") == {2}


@pytest.mark.parametrize(
    ("number", "text"),
    [("2", "both sheep"), ("3", "a third"), ("12", "a dozen"), ("25", "twenty-five"), ("300", "three hundred"),
     ("0.5", "half a sheep"), ("20,000", "twenty thousand"), ("3", "in March"),
     ("1 million", "a million sheep"), ("20", "in the 1900s")],
)  # fmt: skip
def test_a_number_may_be_printed_in_words(number: str, text: str) -> None:
    assert Printed([text]).carries(need(number))
