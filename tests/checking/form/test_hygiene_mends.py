import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperdigest.answers import Step
from paperdigest.checking.form.hygiene import check_text, mend, mend_text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("好的，羊在夜里会移动。", "好的，羊在夜里会移动。"),
        ("以下是论文总结：羊在夜里会移动。", "羊在夜里会移动。"),
        ("羊在夜里会移动。希望以上总结符合您的要求！", "羊在夜里会移动。"),
        ("Here is the summary: sheep move. They move a lot.", "sheep move. They move a lot."),
        ("**Sheep** move `fast`.", "Sheep move fast."),
        ("- Sheep move.", "Sheep move."),
        ("(2) Sheep move.", "Sheep move."),
        ("（3）：羊在夜里会移动。", "羊在夜里会移动。"),
        ("7. 羊在夜里会移动。", "羊在夜里会移动。"),
        ("1.5 sheep move.", "1.5 sheep move."),
        ("(2)-categories are sheep.", "(2)-categories are sheep."),
        ("Sheep move. Sure, they do. They stop.", "Sheep move. Sure, they do. They stop."),
        ("好的！", "好的！"),
        ("x ** 2 and 5*3", "x ** 2 and 5*3"),
    ],
)
def test_only_what_is_certain_is_mended(text: str, mended: str) -> None:
    assert mend_text(text) == mended


def test_a_flaw_carries_its_mend_only_when_it_is_gone_by_it() -> None:
    [flaw] = check_text("Here is the summary: sheep move.", "en", "claim")
    assert flaw.certain_mend == "sheep move."
    [flaw] = check_text("Sheep move. Sure, they do. They stop.", "en", "claim")
    assert flaw.certain_mend is None


def test_evidence_is_not_mended_and_any_shape_is_taken() -> None:
    part = {"claim": {"evidence": ["- s1"], "zh": "- 羊", "en": 3}}
    assert mend(Step.SUMMARY, part) == {"claim": {"evidence": ["- s1"], "zh": "羊", "en": 3}}
    assert mend(Step.SUMMARY, None) is None
    assert mend(Step.SUMMARY, [{"points": 1}]) == [{"points": 1}]


_TEXT = st.text() | st.lists(
    st.sampled_from(["好的，", "**", "`", "- ", "羊。", "：", "\n", "xxx", "(1)", "Sure."])
).map("".join)


@given(_TEXT, st.sampled_from(["zh", "en", "fr"]))
@example("\u2028：", "zh")
@example("-  " * 60, "zh")
def test_any_text_can_be_checked_and_mending_it_twice_changes_nothing(text: str, language: str) -> None:
    check_text(text, language, "claim")
    once = mend_text(text)
    assert bool(once.strip()) == bool(text.strip())
    assert mend_text(once) == once
