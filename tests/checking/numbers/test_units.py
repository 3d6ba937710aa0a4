import pytest

from paperdigest.checking.numbers.units import (
    BARE,
    COUNT,
    HAN,
    POINT,
    RATIO,
    SHARE,
    SYMBOLS,
    TIMES,
    WORDS,
    converted,
    tells,
)


@pytest.mark.parametrize(
    ("symbol", "word", "han"),
    [
        ("ms", "millisecond", "毫秒"),
        ("µs", "microsecond", "微秒"),
        ("h", "hour", "小时"),
        ("cm", "centimeter", "厘米"),
        ("km", "kilometre", "千米"),
        ("GeV", "gigaelectronvolt", "吉电子伏"),
        ("keV", "kiloelectronvolt", "千电子伏"),
        ("kg", "kilogram", "公斤"),
        ("%", "percent", None),
        ("×", "times", "倍"),
        ("σ", "sigma", "标准差"),
        ("$", "dollar", "美元"),
        ("€", "euro", "欧元"),
    ],
)
def test_one_unit_in_symbol_word_and_chinese(symbol: str, word: str, han: str | None) -> None:
    assert SYMBOLS[symbol].family == WORDS[word].family
    assert SYMBOLS[symbol].size == pytest.approx(WORDS[word].size)
    assert han is None or SYMBOLS[symbol].size == pytest.approx(HAN[han].size)


def test_a_number_in_the_other_sizes_of_its_unit() -> None:
    assert 10.0 in converted(0.01, SYMBOLS["s"])
    assert 1000.0 in converted(1, SYMBOLS["TB"])
    assert converted(30, SYMBOLS["$"]) == ()
    assert 1.0 not in converted(10, SYMBOLS["ms"])  # nobody counts in centiseconds


def test_units_tell_numbers_apart_unless_one_is_open() -> None:
    assert tells(SYMBOLS["s"], SYMBOLS["m"])
    assert tells(SHARE, TIMES)
    assert tells(POINT, RATIO)
    assert tells(SHARE, BARE)
    assert tells(SHARE, COUNT)
    assert not tells(SYMBOLS["s"], None)
    assert not tells(SYMBOLS["s"], COUNT)
    assert not tells(SYMBOLS["s"], BARE)
    assert not tells(SHARE, POINT)
    assert not tells(SHARE, RATIO)
