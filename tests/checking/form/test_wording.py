import pytest

from paperdigest.checking.form.wording import (
    foreign_sentence,
    glued_points,
    grams,
    is_chinese,
    repeats,
    run_on,
    states_nothing,
)


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("羊在夜里会移动。", True),
        ("SheepNet", True),
        ("Counting sheep in the dark of night", False),
        ("我们 use the SheepNet model for counting sheep at night on the meadow", False),
        ("SheepNet 优于 WoolNet、MeadowNet、LampNet、DogNet、NightNet", True),
        ("$x_{sheep} of the night by the lamp$ 为羊数", True),
    ],
)
def test_is_chinese(text: str, chinese: bool) -> None:
    assert is_chinese(text) is chinese


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Sheep are slow and hungry on long meadows. 羊很慢。", "Sheep are slow and hungry on long meadows."),
        ("羊很慢。The sheep are slow and hungry.", "The sheep are slow and hungry."),
        ("题为 Counting sheep in the dark 的论文数羊。", ""),
        ("Black Sheep, White Sheep. 羊有两种。", ""),
    ],
)
def test_a_sentence_without_a_chinese_character_is_foreign(text: str, foreign: str) -> None:
    assert foreign_sentence(text) == foreign


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("（1）数羊。（2）数腿。（3）除以四。", 3),
        ("方法：(1)数羊；(2)数腿；(3)除；(4)止", 4),
        ("①数羊。②数腿。③除以四。", 3),
        ("数据、模型与协议三项，分别是：（1）羊；（2）腿；（3）四。", 0),
        ("见式 (1)。再见式 (3)。又见式 (2)。", 0),
        ("(1) 数羊。(2) 数腿。", 0),
    ],
)
def test_glued_points(text: str, points: int) -> None:
    assert glued_points(text) == points


def test_length_is_judged_by_script() -> None:
    assert run_on("羊" * 400, "zh") == ""
    assert "401" in run_on("羊" * 401, "zh")
    assert run_on("sheep " * 100, "en") == ""


def test_most_of_a_text_must_be_found_elsewhere() -> None:
    told = grams(["the shepherd counts all the sheep on the dark meadow with his ears alone"])
    assert repeats("The shepherd counts all the sheep on the dark meadow with his ears", told)
    assert not repeats("The shepherd counts all the sheep", told)
    assert not repeats("On the dark meadow with his ears a man sits and waits until the day comes back", told)


def test_a_text_with_a_number_or_a_name_of_its_own_repeats_nothing() -> None:
    english = "counts all the 16 sheep on the dark meadow with his ears until the day comes back"
    told = grams(["该方法的关键步骤如原文所述，涉及 HBM 与 16 个羊圈", f"The shepherd {english}"])
    assert repeats("该方法的关键步骤如原文所述，涉及 HBM", told)
    assert not repeats("该方法的关键步骤如原文所述，涉及 GPT-2", told)
    assert not repeats("该方法的关键步骤如原文所述，涉及 17", told)
    assert repeats(f"The goatherd {english}", told)
    assert not repeats(f"The shepherd {english} 17", told)


@pytest.mark.parametrize("text", ["二、相关工作与问题阐述", "本文的主要贡献如下：", "这项工作有什么意义？"])
def test_a_heading_and_a_question_state_nothing(text: str) -> None:
    assert states_nothing(text)


@pytest.mark.parametrize("text", ["一方面，羊会动。", "十只羊、两只狗都在草地上。", "结果如下：羊有 12 只。"])
def test_what_only_looks_like_one_does(text: str) -> None:
    assert not states_nothing(text)
