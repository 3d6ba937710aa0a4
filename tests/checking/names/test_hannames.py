import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.checking.grounding import unprinted
from paperdigest.checking.index import PaperIndex
from paperdigest.checking.names.hanlexicon import INSTITUTIONS
from paperdigest.checking.names.hannames import han_names
from tests.papers import document, paper


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("作者张三、李四提出了该方法。", ["张三", "李四"]),
        ("张三等人的实验说明了这一点。", ["张三"]),
        ("该工作由王伟、李娜和陈静合作完成。", ["王伟", "李娜", "陈静"]),
        ("张伟和刘洋首先研究了这个问题。", ["张伟", "刘洋"]),
        ("同张三、李四一样，给每张三维图配上说明。", ["张三", "李四"]),
        ("清华大学的作者完成了这项工作。", ["清华大学"]),
        ("她来自巴黎综合理工学院。", ["巴黎综合理工"]),
        ("数据来自兰开斯特大学。", ["兰开斯特大学"]),
        ("上海人工智能实验室参与其中。", ["上海人工智能实验室"]),
        ("据专家马骏介绍，结果可靠。", ["马骏"]),
        ("物理学家丁兆中领导了测量。", ["丁兆中"]),
        ("研究人员王浩然已造出模型。", ["王浩然"]),
        ("这是谷歌的模型。", ["谷歌"]),
        ("玻尔似乎最早提出这个问题。", ["玻尔"]),  # in no dictionary
    ],
)
def test_people_and_institutions_are_found(text: str, names: list[str]) -> None:
    assert list(dict.fromkeys(name for name, _ in han_names(text))) == names


@pytest.mark.parametrize(
    "text",
    [
        "本研究所提出的方法在三所大学的学生中测试。",
        "张量、黄色和方差都有用，高精度也是。",
        "由周期、频率和张力决定，作者为该方法给出证明。",
        "这一步，作者是否公开代码未说明。",
        "同一张图里的羊，每张图里的狗，3 张图里的鸟。",
        "一张张图排开，某项赛事，几段路程，单张图也行。",
        "参与者是美国大学的大学生，以及一所综合性大学的教师。",
        "从小学到大学都用它。",
        "研究人员等人工标注。",
        "羊群（文中称为基础模型）",
        "作者的方法提出新目标，专家张量由此表示。",
        "一项任务，时间表示与空间表示不同。",
        "We count sheep at a university.",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert list(han_names(text)) == []


def test_a_name_must_be_printed_as_it_is_or_by_its_latin_equivalent() -> None:
    index = PaperIndex(paper(), document("We thank Stanford University.", "数据由 王 伟 提供。"))
    assert unprinted("斯坦福大学提供数据，作者王伟整理。", "zh", index.prints) == ()
    assert [problem.text for problem in unprinted("清华大学与陈静等人。", "zh", index.prints)] == ["清华大学", "陈静"]


def test_the_latin_names_of_institutions_are_names() -> None:
    assert all(all(name != name.lower() or name == "wiki" for name in latin) for latin in INSTITUTIONS.values())


@given(st.lists(st.text(max_size=4) | st.sampled_from(["大学", "张", "作者", "等人", "、", "和", "由"])).map("".join))
def test_any_text_is_read(text: str) -> None:
    assert all(name in text for name, _ in han_names(text))


def test_a_unit_of_time_after_a_number_begins_no_name() -> None:
    assert list(han_names("训练 3.5 天后达到最好结果。")) == []
    assert [name for name, _ in han_names("传说中的天后显灵。")] == ["天后"]
