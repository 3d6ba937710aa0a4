import pytest

from paperdigest.checking.directions import turned_around


@pytest.mark.parametrize(
    ("text", "other", "words"),
    [
        ("SheepNet 不及 GoatNet。", "SheepNet outperforms GoatNet.", ["不及"]),
        ("SheepNet 优于 GoatNet。", "SheepNet outperforms GoatNet.", []),
        ("SheepNet is worse.", "SheepNet is not better than GoatNet.", []),
        ("SheepNet 更慢。", "SheepNet is much faster.", ["更慢"]),
        ("SheepNet 并不更慢。", "SheepNet is much faster.", []),
        ("SheepNet 更慢。", "Nobody measured SheepNet.", []),
        ("It increases memory.", "It reduces memory.", ["increases"]),
        ("It does not increase memory.", "It reduces memory.", []),
        ("It increases accuracy.", "It improves accuracy and reduces memory.", []),
        ("It increases accuracy.", "It raises accuracy and reduces memory.", []),
        ("需要围栏。", "It needs no fences.", ["需要"]),
        ("不需要围栏。", "It does not require fences.", []),
        ("不需要围栏。", "No fences of any kind are needed.", []),
        ("两者相同。", "Both differ.", ["相同"]),
        ("AP 低于 25 时", "It is higher.", []),
    ],
)
def test_a_text_is_turned_around_when_all_else_says_the_opposite(text: str, other: str, words: list[str]) -> None:
    assert list(turned_around(text, [other])) == words
