import pytest

from paperdigest.checking.numbers.counts import miscounted, misordered

CITED = ["SheepNet has five stages, and is tested on three open meadows."]


def found(zh: str, en: str, language: str = "en") -> list[str]:
    return [problem.text for problem in miscounted({"zh": zh, "en": en}, CITED, language)]


@pytest.mark.parametrize(
    ("zh", "en", "miscounts"),
    [
        ("分五个阶段。", "It has five stages.", []),
        ("分 5 个阶段。", "It has 5 stages.", []),
        ("分四个阶段。", "It has four stages.", ["four stages"]),
        ("分 4 个阶段。", "It has 4 stages.", ["4 stages"]),
        ("在六块草地上测试。", "It is tested on six open meadows.", ["six open"]),
        ("分四个阶段。", "It has five stages.", ["四个"]),
        ("分四個階段。", "It has five stages.", ["四個"]),
        ("有两个优点。", "It has two advantages.", []),
        ("有甲、乙两个部分。", "It has parts A and B.", []),
        ("第四个阶段", "The stage 4", []),
    ],
)
def test_things_are_counted_as_the_evidence_counts_them(zh: str, en: str, miscounts: list[str]) -> None:
    assert found(zh, en) == miscounts


def test_english_counts_are_not_held_against_another_language() -> None:
    assert found("分四个阶段。", "It has four stages.", language="de") == []


def test_one_language_alone_is_held_against_the_evidence() -> None:
    assert [problem.text for problem in miscounted({"en": "It has six stages."}, CITED, "en")] == ["six stages"]
    assert [problem.text for problem in miscounted({"zh": "分六个阶段。"}, CITED, "en")] == ["六个"]
    assert list(miscounted({"zh": "分六个阶段。"}, CITED, "de")) == []


def test_a_count_that_nothing_else_has_stands_only_while_the_text_may_list_what_it_counts() -> None:
    assert found("分三步：放牧、计数、归栏。", "It herds, counts and folds sheep.") == []
    assert found("分八步完成。", "It herds, counts and folds sheep.") == ["八步"]


def test_a_number_with_a_unit_counts_no_things() -> None:
    words = {"zh": "有十层。", "en": "It has nine layers, seen every 10 ms."}
    assert [problem.text for problem in miscounted(words, ["nine layers, every 10 ms"], "en")] == ["十层"]
    assert list(miscounted({"zh": "有十层。", "en": "It has 10 layers."}, ["ten layers"], "en")) == []
    assert list(miscounted({"zh": "有十层。", "en": "It has ten layers, every 10 ms."}, ["10 ms"], "en")) == []
    assert list(miscounted({"zh": "要几十个小时。", "en": "It takes tens of hours."}, CITED, "en")) == []


def test_an_ordinal_is_one_of_the_original() -> None:
    assert list(misordered("获得第二名", "It won the 1st place")) == ["第二"]
    assert list(misordered("获得第二名", "It came second")) == []
    assert list(misordered("第二十届", "the 20th workshop")) == []
