import pytest

from paperdigest.checking.meaning.directions import turned_around
from paperdigest.checking.meaning.polarities import CUES, POLARITIES


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
        ("Goats fall well short of sheep.", "Sheep raise more wool than goats.", []),
        ("无需围栏。", "It must grow with no need for fences.", []),
        ("需要围栏。", "It grows with no need for fences.", ["需要"]),
        ("围栏是不必要的。", "It needs a fence.", []),
        ("Goats are hardly better.", "Goats are only slightly better.", []),
        ("Goats are hardly better.", "Goats are much better.", ["better"]),
        ("两者相同。", "Both differ.", ["相同"]),
        ("不同的草地上结果相同。", "The results in different meadows are the same.", []),
        ("不同的草地", "The same meadow", []),
        ("It does not show which sheep is better.", "It shows that it works, not which sheep is better.", []),
        ("不能说明哪只羊更好。", "It shows that it works, not which sheep is better.", []),
        ("SheepNet, which is worse, came first.", "SheepNet is better.", ["worse"]),
        ("We ask whether it is slower.", "It is faster.", []),
        ("AP 低于 25 时", "It is higher.", []),
        ("它不会比羊群走得更好。", "It can be no better than the flock walks.", []),
        ("Goats need a fence, sheep do not.", "Sheep need no fence.", []),
        ("山羊需要围栏，绵羊则不需要。", "Sheep need no fence.", []),
        ("The number never goes down.", "We never increase the number.", ["goes down"]),
        ("The number does not fall.", "The number rises.", []),
        ("The bells improve counting.", "The bells were not used to improve counting.", []),
        ("Sheep need no fence.", "Sheep need a fence only at night.", []),
        ("无需核验。", "Sheep need not be told.", []),
        ("It is worse.", "There is a meadow in which it is better.", ["worse"]),
        ("The two do not agree.", "The two are consistent.", ["agree"]),
    ],
)
def test_a_text_is_turned_around_when_all_else_says_the_opposite(text: str, other: str, words: list[str]) -> None:
    assert list(turned_around(text, [other])) == words


ANSWERS = """
    outperforms surpasses exceeds beats better superior ahead underperforms worse inferior behind trails lags increases
    higher larger greater rises rose grows raises decreases lowers fewer smaller reduces drops declines
    shrinks diminishes falls fell less fast speeds-up accelerates quickly slower improves boosts degrades deteriorates
    worsens harms hurts needs requires must unnecessary obviates dispenses same agrees consistent identical differs
    disagrees unlike 优于 超过 更好 不及 落后 更差 略差 提高 增加 更高 降低 减少 更低 更快 加速 更慢
    缓慢 改善 恶化 需要 必须 无需 不必 相同 一致 不一致
"""


@pytest.mark.parametrize("answer", ANSWERS.split())
def test_every_answer_is_found_and_has_a_cue(answer: str) -> None:
    assert any(one.forward.search(answer) or one.backward.search(answer) for one in POLARITIES)
    assert any(cue in answer for cue in CUES)
