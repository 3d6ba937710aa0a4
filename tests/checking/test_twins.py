import pytest

from paperdigest.checking.problems import Problem
from paperdigest.checking.said import Said, read_said
from paperdigest.checking.twins import alone, contrary, one_sided, surplus, unborne

EVIDENCE = ["SheepNet finds over 80% of the sheep, as two dozen shepherds say."]


def said(zh: str, en: str) -> dict[str, Said]:
    return {"zh": read_said(zh, "zh"), "en": read_said(en, "en")}


def found(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.language, problem.text) for problem in problems]


def test_either_has_a_number_that_the_other_lacks() -> None:
    needs = alone(said("找到 81% 的羊。", "It finds 82% of the sheep."))
    assert found(list(contrary(needs))) == [("zh", "81%"), ("en", "82%")]
    assert list(contrary(alone(said("找到羊。", "It finds 82% of the sheep.")))) == []


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
