import pytest

from paperdigest.checking.numbers.wordnumbers import read_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty-five sheep", [("Twenty-five", 25.0, 0)]),
        ("all three hundred and two sheep", [("three hundred and two", 302.0, 4)]),
        ("a trillion sheep", [("trillion", 1e12, 2)]),
        ("1.5 million sheep", []),
        ("a flock", []),
    ],
)
def test_a_number_in_words_has_its_value_and_place(text: str, expected: list[tuple[str, float, int]]) -> None:
    assert list(read_words(text)) == expected
