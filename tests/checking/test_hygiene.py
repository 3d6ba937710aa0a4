from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from paperdigest.answers import ANSWER_TYPES, Answer, Claim, Step, Takeaways
from paperdigest.asking.prompts import load_prompts
from paperdigest.checking.hygiene import FieldKind, check_answer, check_text, mend, mend_text
from tests.papers import document

LANGUAGES = ("zh", "en")
_LATIN_KINDS: tuple[FieldKind, ...] = ("keyword", "affiliation")
PAPER = document("We count sheep at night.", "The skeleton has “xxx” in it.", "It is called 羊群 in Chinese.")
PROMPTS = load_prompts("default")


def claim(zh: str = "羊在夜里会移动。", en: str = "Sheep move at night.") -> dict[str, Any]:
    return {"evidence": ["s1"], "zh": zh, "en": en}


def answer(step: Step, part: dict[str, Any]) -> Answer:
    return ANSWER_TYPES[step].model_validate(part, context={"languages": LANGUAGES})


def summary(**words: str) -> Answer:
    return answer(Step.SUMMARY, {"claim": claim(**words)})


def method(*points: dict[str, Any]) -> Answer:
    return answer(
        Step.METHOD, {"points": [*points, claim("先数腿。", "Count the legs."), claim("除以四。", "Divide.")]}
    )


@pytest.mark.parametrize(
    ("code", "language", "text"),
    [
        ("chatter", "zh", "好的，我将根据您的要求来总结这篇文章。"),
        ("chatter", "zh", "羊在夜里会移动。希望以上总结符合您的要求！"),
        ("chatter", "zh", "以下是对这篇论文的总结："),
        ("chatter", "zh", "请注意，由于无法访问论文全文，上述内容仅供参考。"),
        ("chatter", "zh", "建议查阅原文以获取更多细节。"),
        ("chatter", "zh", "根据提供的摘要，羊在夜里会移动。"),
        ("chatter", "en", "As an AI language model, I cannot count sheep."),
        ("chatter", "en", "Here is the summary: sheep move."),
        ("chatter", "en", "Sure, sheep move at night."),
        ("chatter", "en", "Certainly! Sheep move at night."),
        ("chatter", "en", "Based on the provided text, sheep move."),
        ("placeholder", "zh", "创新点：xxx。"),
        ("placeholder", "zh", "论文链接（待补充）"),
        ("placeholder", "zh", "羊的数量（若无则填写“None”）"),
        ("placeholder", "zh", "请填写羊的数量。"),
        ("placeholder", "en", "None"),
        ("placeholder", "en", "N/A"),
        ("placeholder", "en", "The code is at [link]."),
        ("placeholder", "en", "See https://www.example.com/sheep for more."),
        ("placeholder", "en", "TODO"),
        ("heading", "en", "## Sheep\nThey move."),
        ("html", "en", "Sheep<br>move."),
        ("html", "en", '<a href="https://a.b">Sheep</a> move.'),
        ("code-fence", "en", "```json\nsheep\n```"),
        ("markup", "en", "**Sheep** move."),
        ("markup", "en", "- Sheep move."),
        ("run-on", "zh", "（1）数羊。（2）数腿。（3）除以四。"),
        ("run-on", "zh", "羊在夜里会移动，" * 60),
        ("run-on", "en", "Sheep move at night. " * 50),
        ("language", "zh", "Sheep move at night, and they move a lot."),
        ("language", "zh", "Sheep move at night, and they move a lot 在草地。"),
        ("language", "en", "羊在夜里会移动。"),
    ],
)
def test_flaws_of_a_claim(code: str, language: str, text: str) -> None:
    assert code in {flaw.code for flaw in check_text(text, language, "claim")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "以下是三种羊：白羊、黑羊与灰羊。"),
        ("zh", "系统回答“您好”后等待用户说话。"),
        ("zh", "参数有待补充实验确定，传感器无法获取深度信息。"),
        ("zh", "本文希望为夜间计数提供新的见解。"),
        ("zh", "贡献有三：（1）数据集；（2）模型；（3）评测协议。"),
        ("zh", "SheepNet v2 优于 WoolNet、MeadowNet XL 和 NightCounter v5.2。"),
        ("zh", "损失为 $L=\\sum_i (x_i-y_i)^2$，按照要求的精度停止。"),
        ("zh", "由于缺少标注，作者用听觉定位羊。"),
        ("en", "Here, the loss is the mean over 12 sheep, and the rest is unknown."),
        ("en", "The tokens <s> and <image> open a prompt, and x < y > z holds."),
        ("en", "Certain sheep are of course black: none of them moves."),
        ("en", "Ablations are listed as (1) no lamp, (2) no dog, and (3) no shepherd."),
        ("en", "Sheep #3 scores 5*3*2 points; 2 ** 3 is 8."),
    ],
)
def test_honest_claims_have_none(language: str, text: str) -> None:
    assert check_text(text, language, "claim") == ()


def test_what_the_paper_prints_is_no_flaw() -> None:
    quoting = summary(zh="骨架里有 “xxx”，中文叫羊群。", en="The skeleton has “xxx”, in Chinese 羊群.")
    assert check_answer(Step.SUMMARY, quoting, LANGUAGES, PAPER) == ()
    codes = {flaw.code for flaw in check_answer(Step.SUMMARY, quoting, LANGUAGES, document("We count."))}
    assert codes == {"placeholder", "language"}


def test_names_and_keywords_may_be_latin_in_a_chinese_post() -> None:
    for kind in _LATIN_KINDS:
        assert check_text("Institute of Sheep and of the Meadow", "zh", kind) == ()


def test_a_flaw_names_its_place() -> None:
    [flaw] = check_answer(Step.METHOD, method(claim(en="Sure, sheep move.")), LANGUAGES, PAPER)
    assert (flaw.code, flaw.place) == ("chatter", "points.0.en")


def test_instructions_that_come_back_are_found() -> None:
    echo = "Do not add what you know from elsewhere, and do not infer what the authors do not state."
    assert echo in PROMPTS.system
    [flaw] = check_answer(Step.SUMMARY, summary(en=echo), LANGUAGES, PAPER, prompts=[PROMPTS.system])
    assert (flaw.code, flaw.place) == ("echo", "claim.en")


LONG = claim(
    "在没有灯的草地上数羊时，牧羊人先听脚步声，再把腿的总数除以四。",
    "On a meadow without a lamp the shepherd first listens to the steps and then divides the number of legs by four.",
)


def test_steps_must_not_repeat_each_other_but_the_summary_may_say_what_the_takeaways_say() -> None:
    earlier = {Step.SUMMARY: answer(Step.SUMMARY, {"claim": LONG})}
    [flaw] = check_answer(Step.METHOD, method(LONG), LANGUAGES, PAPER, earlier)
    assert (flaw.code, flaw.place) == ("repetition", "points.0")
    takeaways = answer(Step.TAKEAWAYS, {"points": [LONG, claim(), claim("先数腿。", "Count.")]})
    assert check_answer(Step.TAKEAWAYS, takeaways, LANGUAGES, PAPER, earlier) == ()
    half = LONG | {"en": "Counting legs instead of heads is what makes the whole procedure work in the dark of night."}
    assert check_answer(Step.METHOD, method(half), LANGUAGES, PAPER, earlier) == ()


def test_more_points_than_asked_are_a_flaw_and_are_cut() -> None:
    points = [claim(f"第 {n} 只羊会动。", f"Sheep {n} moves.") for n in range(8)]
    many = Takeaways.model_construct(points=[Claim.model_validate(point) for point in points])
    [flaw] = check_answer(Step.TAKEAWAYS, many, LANGUAGES, PAPER)
    assert (flaw.code, flaw.place) == ("too-many", "points")
    assert mend(Step.TAKEAWAYS, {"points": points}) == {"points": points[:7]}
    sides = {"strengths": points[:3], "weaknesses": []}
    assert len(mend(Step.CONCLUSION, {"innovation": sides})["innovation"]["strengths"]) == 2


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("好的，羊在夜里会移动。", "好的，羊在夜里会移动。"),
        ("以下是论文总结：羊在夜里会移动。", "羊在夜里会移动。"),
        ("羊在夜里会移动。希望以上总结符合您的要求！", "羊在夜里会移动。"),
        ("Here is the summary: sheep move. They move a lot.", "sheep move. They move a lot."),
        ("**Sheep** move `fast`.", "Sheep move fast."),
        ("- Sheep move.", "Sheep move."),
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


@settings(max_examples=200)
@given(_TEXT, st.sampled_from(["zh", "en", "fr"]))
@example("\u2028：", "zh")
@example("-  " * 60, "zh")
def test_any_text_can_be_checked_and_mending_it_twice_changes_nothing(text: str, language: str) -> None:
    check_text(text, language, "claim")
    once = mend_text(text)
    assert bool(once.strip()) == bool(text.strip())
    assert mend_text(once) == once
