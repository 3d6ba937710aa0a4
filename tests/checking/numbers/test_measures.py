import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.checking.numbers.measures import conversions, measures


def read(text: str) -> list[tuple[str, str]]:
    """The numbers with the families of their units, "" for none."""
    return [(one.text.replace("＄", "$"), one.unit.family if one.unit else "") for one in measures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sheep sleep for 2.5 live-days.", [("2.5 live-days", "time")]),
        ("睡了 2.5 个有效日，又 3 个小时。", [("2.5 个有效日", "time"), ("3 个小时", "time")]),
        ("every 10ms, for 5 min", [("10ms", "time"), ("5 min", "time")]),
        ("in the 1990s, of 2m sheep, at 3 m", [("1990", ""), ("2", ""), ("3 m", "length")]),
        ("2018 年有 5 年的账", [("2018", ""), ("5 年", "time")]),
        ("$30 a sheep, or €5", [("$30", "dollars"), ("€5", "euros")]),
        ("a herd of $30$ and $4 \\times 5$", [("30", ""), ("4", ""), ("5", "")]),
        ("3x3 meadows, 20x more, 20-fold", [("3", ""), ("20x", "times"), ("20-fold", "times")]),
        ("15% faster, 15% of them, 15%", [("15%", "ratio"), ("15%", "ratio"), ("15%", "share")]),
        ("losses are reduced by 36 %", [("36 %", "ratio")]),
        ("高 36 个百分点，70 个谷仓，48 个元素", [("36 个百分点", "point"), ("70", "count"), ("48", "count")]),
        ("70 sheep, 7.5 sheep barns", [("70", ""), ("7.5", "")]),
        ("0.7 better wool and 61% of it", [("0.7", "bare"), ("61%", "ratio")]),
        ("36.6 and 72.3%", [("36.6", "share"), ("72.3%", "share")]),
        ("nine hours, 九小时, a sheep of nine", [("nine hours", "time"), ("九小时", "time")]),
        ("half an hour, 几十毫秒", [("half an hour", "time"), ("几十毫秒", "time")]),
        ("one hour, 第三天, a 5-year-old ewe", [("5", "")]),
        ("it takes seconds, 5 seconds", [("5 seconds", "time"), ("seconds", "time")]),
        ("tens of milliseconds, 以小时计", [("tens of milliseconds", "time"), ("以小时计", "time")]),
    ],
)  # fmt: skip
def test_numbers_are_read_with_their_units(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(read(text)) == sorted(expected)


def test_a_rate_is_of_a_time() -> None:
    (hourly,), (each,), (slash,) = measures("$30 an hour"), measures("每小时 30 美元"), measures("$30/min")
    assert hourly.may_be(each)
    assert not hourly.may_be(slash)
    assert measures("$1,800 an hour")[0].may_be(slash)
    assert measures("$30")[0].may_be(slash)


def test_a_table_leaves_units_open() -> None:
    assert ("4", "") in read("wool: 4 is so " + "5 6 7 8 9 " * 3 + "61%")


def test_a_number_is_converted_to_the_other_sizes_of_its_unit() -> None:
    assert 10.0 in conversions("0.01 s", 4, 0.01)
    assert conversions("0.01s", 4, 0.01) == ()
    assert conversions("5 sheep", 1, 5) == ()


@given(
    st.lists(st.sampled_from([*"0123456789.,-^×%百万一点半几 $€()/", " h", "ms", "小时", "个", " hours", "an "])).map(
        "".join
    )
)
def test_any_text_is_read(text: str) -> None:
    for one in measures(text):
        assert one.low <= one.high
        assert one.may_be(one)
