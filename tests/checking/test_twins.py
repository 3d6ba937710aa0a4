import pytest

from paperdigest.checking.problems import Problem
from paperdigest.checking.said import Said, read_said
from paperdigest.checking.twins import alone, contrary, one_sided, surplus, unborne

EVIDENCE = ["SheepNet finds over 80% of the sheep, as two dozen shepherds say."]


def said(zh: str, en: str) -> dict[str, Said]:
    return {"zh": read_said(zh, "zh"), "en": read_said(en, "en")}


def found(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.language, problem.text) for problem in problems]


@pytest.mark.parametrize(
    ("zh", "en", "problems"),
    [
        ("找到 81% 的羊。", "It finds 82% of the sheep.", [("zh", "81%"), ("en", "82%")]),
        ("找到羊。", "It finds 82% of the sheep.", []),
        ("7 个谷仓中有 7 个。", "It is 4 of 7 barns.", [("zh", "7"), ("en", "4")]),
        ("7 个谷仓中有 4 个。", "It is 4 of 7 barns.", []),
        ("大小为 (10, 4, 4)。", "Sizes are (10, 8, 4).", [("zh", "4"), ("en", "8")]),
        ("8 只羊，又是 8 只，共三群。", "There are eight sheep, in 3 herds.", []),
        ("用 1 块铃铛的第一个版本。", "The first version, with 8 bells.", [("zh", "1"), ("en", "8")]),
        ("参数量从 5 亿到 720 亿。", "It has 0.5 to 72 billion parameters.", []),
        ("占 1/5。", "It is 5 times less.", []),
        ("有 1 万亿只羊。", "A trillion sheep graze.", []),
        ("有 1 万亿只羊。", "A billion sheep graze.", [("zh", "1 万亿"), ("en", "billion")]),
        ("用了 23 小时。", "It takes 23 minutes.", [("zh", "23 小时"), ("en", "23 minutes")]),
        ("每 0.01 秒一次。", "Once in 10 ms.", []),
        ("羊毛增加十倍。", "Wool grows threefold.", [("zh", "十倍"), ("en", "threefold")]),
    ],
)
def test_either_states_a_number_more_often_than_the_other(zh: str, en: str, problems: list[tuple[str, str]]) -> None:
    assert found(list(contrary(said(zh, en)))) == problems


@pytest.mark.parametrize(
    ("zh", "en", "problems"),
    [
        ("找到超过 80% 的羊。", "It finds over 80% of the sheep.", []),
        ("找到超过 80% 的羊。", "It finds over 82% of the sheep.", [("en", "82%")]),
        ("找到许多羊。", "It finds over 80% of the sheep.", []),
        ("二十多位牧羊人说有羊。", "Two dozen shepherds see sheep.", []),
        ("三十多位牧羊人说有羊。", "Two dozen shepherds see sheep.", [("zh", "三十多")]),
        ("GoatNet 找到羊。", "SheepNet finds sheep.", [("zh", "GoatNet")]),
        ("GoatNet 找到羊。", "The network finds sheep.", []),
    ],
)
def test_what_one_language_changed_is_not_in_the_evidence(zh: str, en: str, problems: list[tuple[str, str]]) -> None:
    assert found(list(unborne(alone(said(zh, en)), EVIDENCE))) == problems


def test_whatever_one_language_leaves_out_is_one_sided() -> None:
    needs = alone(said("SheepNet 找到羊。", "It finds 82% of the sheep."))
    assert found(list(one_sided(needs))) == [("zh", "SheepNet"), ("en", "82%")]


def test_more_sentences_in_chinese_than_in_english_are_surplus() -> None:
    assert found(list(surplus(said("找到羊。羊很大。", "It finds sheep.")))) == [("zh", "zh")]
    assert list(surplus(said("找到羊。", "It finds sheep. They are big."))) == []


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("pypdf 更慢。", "pypdfium2 is slower.", ["pypdf", "pypdfium2"]),
        ("GoatNet 更慢。", "SheepNet is slower.", ["GoatNet", "SheepNet"]),
        ("GoatNet 更慢。", "It is slower.", []),
        ("在 NQ 上更慢。", "It is slower on Natural Questions.", []),
        ("Qwen2 更慢。", "Qwen2-72B is slower.", []),
        ("unikernel 更慢。", "Unikernels are slower than numpywren.", []),
        ("ABW 更慢。", "The Amber Barn Walk is slower.", []),
        ("GoatNet 用牛顿法更慢。", "With Newton's method it is slower.", []),
        ("DSI 更慢。", "The system of Tay et al. is slower.", []),
    ],
)
def test_names_in_place_of_each_other_contradict(zh: str, en: str, expected: list[str]) -> None:
    said = {"zh": read_said(zh, "zh"), "en": read_said(en, "en")}
    assert [problem.text for problem in contrary(said)] == expected
