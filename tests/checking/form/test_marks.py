import pytest

from paperdigest.answers import Step
from paperdigest.checking.form.hygiene import check_answer, check_text, mend_text
from tests.checking.form.test_hygiene import LANGUAGES, answer
from tests.papers import document


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("羊群移动。この手法は従来より良い。", "zh", "language"),
        ("羊群移动。The experiments show that the proposed approach gives better results.", "zh", "language"),
        ("| metric | value |\n|---|---|", "en", "markup"),
        ("Sheep move:\n- first\n- second", "en", "markup"),
        ("Sheep move. <!-- note -->", "en", "html"),
        ("<think>Sheep move.", "en", "html"),
        ("羊群移动。同上。", "zh", "placeholder"),
        ("Sheep move. Not given.", "en", "placeholder"),
        ("创新点：羊群移动得更快。", "zh", "placeholder"),
        ("羊群移动。工作量：实验充分。", "zh", "placeholder"),
        ("收到，羊群移动。", "zh", "chatter"),
    ],
)
def test_what_other_models_leave_is_found(text: str, language: str, code: str) -> None:
    assert code in {flaw.code for flaw in check_text(text, language, "claim")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Let's Talk is a model of sheep.", "en"),
        ("该方法称为 Sheep in the Wide Meadow，性能更好。", "zh"),
        ("方法分为两步：先数羊，再数狗。", "zh"),
    ],
)
def test_what_only_looks_like_it_is_none(text: str, language: str) -> None:
    assert check_text(text, language, "claim") == ()


def test_a_title_may_keep_an_english_sentence() -> None:
    text = "What is a sheep and why? 论羊与草地"
    assert check_text(text, "zh", "title") == ()
    assert [flaw.code for flaw in check_text(text, "zh", "claim")] == ["language"]


def test_a_text_may_speak_as_what_it_renders_does() -> None:
    assert check_text("注意力就是你所需要的一切", "zh", "title", told="Attention Is All You Need") == ()
    assert [flaw.code for flaw in check_text("注意力就是你所需要的一切", "zh", "title", told="Attention")] == [
        "chatter"
    ]
    assert check_text("我认为羊会思考。", "zh", "claim", told="I believe that sheep think.") == ()
    assert [flaw.code for flaw in check_text("我认为羊会思考。", "zh", "claim", told="Iron sheep.")] == ["chatter"]
    paper = document("The sign tells you when to stop.", "Sheep stop.")
    claims = [{"evidence": [name], "zh": "它告诉你何时停下。", "en": "It says when to stop."} for name in ("s1", "s2")]
    found = check_answer(Step.METHOD, answer(Step.METHOD, {"points": claims}), LANGUAGES, paper)
    assert [(flaw.place, flaw.code) for flaw in found] == [("points.1.zh", "chatter")]


def test_idioms_address_nobody() -> None:
    assert check_text("两种方法你追我赶，不相上下。", "zh", "claim") == ()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("markup", '"en": "Sheep move."'), ("markup", "en: Sheep move."), ("markup", "Sheep move __very fast__."),
        ("markup", "~~Sheep move.~~"), ("markup", "*Sheep move.*"), ("markup", "> Sheep move."),
        ("markup", "Sheep move 😊."), ("markup", r"Sheep move \cite{wool}."), ("markup", "Sheep move [^1]."),
        ("markup", "Sheep move. #sheep"), ("markup", "Sheep m\ufffdve."), ("html", "Sheep move.</s>"),
        ("chatter", "Well, sheep move."), ("chatter", "Answer: Sheep move."), ("chatter", "Note: sheep move."),
        ("chatter", "As requested, sheep move."), ("chatter", "Sheep move. [END]"), ("chatter", "Sheep move. Cheers!"),
    ],
)  # fmt: skip
def test_what_surrounds_an_answer_is_no_part_of_it(code: str, text: str) -> None:
    assert [flaw.code for flaw in check_text(text, "en", "claim")] == [code]


def test_a_mark_that_the_paper_prints_is_its_own() -> None:
    assert check_text("It calls __init__ and sets $\\begin{matrix} a \\end{matrix}$.", "en", "claim") == ()
    assert check_text("Prompts end in 😊 and [^1].", "en", "claim", "Prompts end in 😊 and [^1].") == ()


def test_labels_pictures_and_emphasis_are_cut() -> None:
    assert mend_text("🚀 Answer: **Sheep** move ✅") == "Sheep move"
    assert mend_text("*Sheep move.*") == "Sheep move."
    assert mend_text("温馨提示：羊会移动。") == "羊会移动。"
