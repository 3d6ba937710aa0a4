import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.checking.numbers.mentions import mentions

PIECES = [
    (
        "The network has nine layers with kernel size three and stride 1.",
        [("nine", {"networ", "lay"}), ("three", {"siz"}), ("1", {"strid"})],
    ),
    (
        "It saw 5 hens at 7 km and 20 hens at 8 km.",
        [("5", {"hen", "se"}), ("7", {"km"}), ("20", {"hen"}), ("8", {"km"})],
    ),
    ("An 8x increase in herd size and 10x increase in wool.", [("8", {"increa"}), ("10", {"increa"})]),
    ("Barns (~5 minutes), fields (~30 minutes)", [("5", {"barn", "minut"}), ("30", {"field", "minut"})]),
    ("Strides (5, 4, 2) are used.", [("5, 4, 2", {"strid"})]),
    ("won on 4 farms out of 7 (all cold)", [("4 farms out of 7", {"win", "farm", "cold"})]),
    ("SheepNet-50 and Barn 2.5 herds [12], (3) 1 hen", [("2.5", {"barn", "herd"}), ("1", {"hen"})]),
    ("At 5:02 there are 7 sheep", [("7", {"sheep"})]),
    ("0.5 to 72 billion sheep", [("0.5 to 72 billion", {"bil", "sheep"})]),
]


@pytest.mark.parametrize(("text", "expected"), PIECES)
def test_a_word_belongs_to_the_nearest_number(text: str, expected: list[tuple[str, set[str]]]) -> None:
    assert [(mention.numbers, set(mention.beside)) for mention in mentions(text)] == expected


def test_a_clause_belongs_to_what_it_is_said_of() -> None:
    barns, sheds = mentions("Barns hold 80 lambs, compared to sheds, which hold 72")
    assert "shed" in sheds.words
    assert "shed" not in barns.words


def test_chinese_words_are_what_they_may_mean() -> None:
    hours, barns = mentions("用 12 小时训练，养在三个谷仓里。")
    assert "hour" in hours.beside
    assert hours.tokens == ("12",)
    assert mentions("养 1 万亿只羊")[0].tokens == ("1 万亿",)
    assert barns.tokens == ("三",)
    assert "barn" in barns.words


def test_what_is_stated_is_rounded_where_the_text_says_so() -> None:
    (number,) = mentions("about 30 sheep, GoatNet-5 aside")[0].stated
    assert number.low < 30 < number.high


def test_small_counts_in_words_are_stated_too() -> None:
    (mention,) = mentions("three of the 7 barns")
    assert sorted(number.value for number in mention.stated) == [3, 7]
    assert mention.values == (3, 7)


@given(
    st.lists(st.sampled_from([*"0123456789.,-^×%百万一点 $()/", "from ", " to ", "of", "sheep ", "x1"])).map("".join)
)
def test_any_text_is_read(text: str) -> None:
    for mention in mentions(text):
        assert mention.tokens
        assert mention.beside <= mention.near <= mention.words
        assert all(mention.printed.carries(number) for number in mention.stated if not number.text.isalpha())
