import pytest

from paperdigest.checking.numbers.hannumbers import han_numbers, read_han


@pytest.mark.parametrize(
    ("text", "value"),
    [("十二只", 12), ("一百零八", 108), ("三千二百万", 32_000_000), ("一亿五千万", 150_000_000), ("二十点五", 20.5)],
)
def test_places_and_digits_are_added_up(text: str, value: float) -> None:
    assert [found for _, found, _, _ in read_han(text)] == [value]


@pytest.mark.parametrize("text", ["数百万", "几十年", "十分重要", "万一", "上千", "成百上千"])
def test_vague_numbers_and_other_words_are_none(text: str) -> None:
    assert list(read_han(text)) == []


def test_and_more_is_told() -> None:
    assert list(read_han("三十余种")) == [("三十余", 30.0, True, 0)]


def test_single_digits_count_where_a_text_prints_them() -> None:
    assert set(han_numbers("三种方法，两者之一，一半")) == {3.0, 2.0, 1.0, 0.5}
    assert list(han_numbers("three methods")) == []
