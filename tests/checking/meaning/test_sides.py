import pytest

from paperdigest.checking.meaning.directions import turned_around
from paperdigest.checking.meaning.sides import comparisons, weighed

BEATS = "SheepNet outperforms GoatNet on the meadow."


@pytest.mark.parametrize(
    ("text", "other", "agrees"),
    [
        ("GoatNet outperforms SheepNet.", BEATS, False),
        ("GoatNet 优于 SheepNet。", BEATS, False),
        ("SheepNet 优于 GoatNet。", BEATS, True),
        ("GoatNet falls behind SheepNet.", BEATS, True),
        ("GoatNet 不如 SheepNet。", BEATS, True),
        ("SheepNet 不如 GoatNet。", BEATS, False),
        ("GoatNet is outperformed by SheepNet.", BEATS, True),
        ("SheepNet is outperformed by GoatNet.", BEATS, False),
        ("GoatNet is surpassed, though it has more fences.", BEATS, True),
        ("GoatNet 被 SheepNet 超过。", BEATS, True),
        ("SheepNet 被 GoatNet 超过。", BEATS, False),
        ("GoatNet does not outperform SheepNet.", BEATS, True),
        ("GoatNet is 3 points above SheepNet.", "This is 3 points better than GoatNet.", False),
        ("GoatNet is 3 times slower than SheepNet.", "SheepNet is 3 times faster than GoatNet.", True),
        ("GoatNet 比 SheepNet 快 3 倍。", "SheepNet is 3 times faster than GoatNet.", False),
        ("SheepNet 比 GoatNet 快 3 倍。", "SheepNet is 3 times faster than GoatNet.", True),
        ("GoatNet 比 SheepNet 轻得多。", "GoatNet is far lighter than SheepNet.", True),
        ("与 SheepNet 相比，GoatNet 更快。", "SheepNet is faster than GoatNet.", False),
        ("Compared to SheepNet, GoatNet is faster.", "SheepNet is faster than GoatNet.", False),
        ("On a farm GoatNet is faster than SheepNet.", "SheepNet is faster than GoatNet.", False),
        ("GoatNet reaches 9%, better than SheepNet.", "This is better than GoatNet.", False),
        (
            "Feeding on 9 kg of Clover is worse than on 80 kg of Hay.",
            "Feeding on 80 kg of Hay works better than feeding on 9 kg of Clover.",
            True,
        ),
        ("GoatNet surpasses SheepNet.", "SheepNet achieves higher results than GoatNet.", False),
        (
            "Feeding on 9 kg of Clover works better than on 80 kg of Hay.",
            "Feeding on 80 kg of Hay works better than feeding on 9 kg of Clover.",
            False,
        ),
    ],
)
def test_texts_agree_when_the_same_stands_above(text: str, other: str, agrees: bool) -> None:
    assert [agreed for agreed, _ in weighed(text, [other]).values()] == [agrees]
    assert bool(list(turned_around(text, [other]))) is not agrees


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("GoatNet outperforms CowNet.", BEATS),
        ("SheepNet is good.", BEATS),
        ("On the meadow SheepNet is ahead of all.", "It outperforms all others on the meadow."),
        ("We ask whether GoatNet outperforms SheepNet.", BEATS),
        ("GoatNet is hardly better than SheepNet.", "SheepNet is better than GoatNet."),
        ("More than 7 sheep were compared to goats.", "More sheep than goats."),
    ],
)
def test_what_is_not_compared_by_both_is_left_out(text: str, other: str) -> None:
    assert weighed(text, [other]) == {}


def test_a_text_that_says_both_agrees_with_the_one_that_it_repeats() -> None:
    both = "SheepNet is larger than GoatNet. SheepNet has a lower error than GoatNet."
    assert weighed("SheepNet has a lower error than GoatNet.", [both]) == {"more or less": (True, "lower")}


def test_the_subject_may_stand_before_a_comma_or_behind_that() -> None:
    above = [one.above.names for one in comparisons("We find that SheepNet, with hay, outperforms GoatNet.")]
    assert above == [{"sheepnet'"}]


def test_others_that_go_both_ways_turn_nothing_around() -> None:
    other = "SheepNet is slightly better than the rest on hay and slightly worse on grass."
    assert list(turned_around("SheepNet 略逊于其他方法。", [other])) == []


def test_less_turns_what_it_stands_before() -> None:
    above = {one.what: one.above.names for one in comparisons("SheepNet is less easily fed than GoatNet.")}
    assert above["easier or harder"] == {"goatnet'"}
