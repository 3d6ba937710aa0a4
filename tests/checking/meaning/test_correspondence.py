import pytest

from paperdigest.checking.index import PaperIndex
from paperdigest.checking.meaning.correspondence import read, says_other, strays_en, strays_zh
from paperdigest.checking.meaning.dictionary import stems
from tests.papers import document, paper

SENTENCE = "The network counts sheep in images of the meadow with high accuracy and little memory."
TWIN = "The network counts sheep in meadow images accurately and needs little memory."
INDEX = PaperIndex(paper(), document(SENTENCE))


def strays(zh: str) -> list[str]:
    return list(strays_zh(read(zh, "zh"), read(TWIN, "en"), stems(SENTENCE), INDEX))


@pytest.mark.parametrize(
    "zh",
    [
        "该网络能准确地数出草地图像里的羊，所需内存很少。",
        "該網絡能準確地數出草地圖像裡的羊，所需內存很少。",
        "本文研究的问题与方法由原文给出，涉及 X、Y。",
        "实验部分报告了相应的结果。",
        "按照原来的描述，该网络能准确地数出草地图像里的羊，所需内存很少。",
    ],
)
def test_a_translation_and_words_of_discourse_stray_nowhere(zh: str) -> None:
    assert strays(zh) == []


def test_an_institution_corresponds_to_its_own_name() -> None:
    twin = "The shepherd from Ecole Polytechnique counts sheep in images of the meadow."
    text = "牧羊人数出草地图像里的羊，来自巴黎综合理工学院。"
    assert list(strays_zh(read(text, "zh"), read(twin, "en"), stems(SENTENCE), INDEX)) == []


def test_a_text_about_something_else_strays_as_a_whole() -> None:
    text = "医生根据血液样本诊断心脏疾病。"
    assert strays(text) == [text]
    assert says_other(read(text, "zh"), read(TWIN, "en"))


def test_figures_that_the_evidence_prints_tell_what_a_text_is_about() -> None:
    text = "沙漏模块里的牧草共 93.5 公斤。"
    for twin in (read(TWIN, "en"), None):
        assert list(strays_zh(read(text, "zh"), twin, stems(SENTENCE), INDEX)) == [text]
        assert list(strays_zh(read(text, "zh"), twin, stems(SENTENCE), INDEX, figures=2)) != [text]


def test_an_english_clause_may_say_it_with_a_synonym() -> None:
    evidence = stems("Guessing at random is beaten, and the network improves little when data is poor.")
    index = PaperIndex(paper(), document("Nothing of that."))
    assert (
        list(strays_en(read("The network beats guessing, against half by chance.", "en"), None, evidence, index)) == []
    )


def test_a_text_without_a_twin_is_held_against_the_evidence() -> None:
    def alone(text: str) -> list[str]:
        return list(strays_zh(read(text, "zh"), None, stems(SENTENCE), INDEX))

    assert alone("该网络能准确地数出草地图像里的羊，所需内存很少。") == []
    assert alone("医生根据血液样本诊断心脏疾病。") == ["医生根据血液样本诊断心脏疾病。"]
    assert alone("该网络能准确地数出草地图像里的羊，所需内存很少，医生根据血液诊断疾病。") == ["医生根据血液诊断疾病"]


def test_a_clause_may_say_in_other_words_what_the_twin_says_besides() -> None:
    twin = "The network counts sheep, and it is an open question whether wolves ever matter."
    text = "该网络能数出羊，狼的作用尚无定论。"
    assert list(strays_zh(read(text, "zh"), read(twin, "en"), stems(SENTENCE), INDEX)) == []


def test_a_clause_that_was_added_strays_alone() -> None:
    assert strays("该网络能准确地数出草地图像里的羊，所需内存很少，患者隐私也得到保护。") == ["患者隐私也得到保护"]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (TWIN, []),
        (f"{TWIN[:-1]}, and doctors diagnose heart diseases.", ["and doctors diagnose heart diseases"]),
        ("Doctors diagnose heart diseases.", ["Doctors diagnose heart diseases."]),
    ],
)
def test_an_english_text_is_held_against_its_evidence(text: str, clauses: list[str]) -> None:
    assert list(strays_en(read(text, "en"), None, stems(SENTENCE), INDEX)) == clauses


def test_a_chinese_text_that_is_borne_out_bears_a_paraphrase_out() -> None:
    said = read("Ewes are precisely tallied from pictures of a lawn.", "en")

    def strays_beside(zh: str) -> list[str]:
        return list(strays_en(said, read(zh, "zh"), stems(SENTENCE), INDEX))

    assert strays_beside("该网络能准确地数出草地图像里的羊，所需内存很少。") == []
    assert strays_beside("医生根据血液样本诊断心脏疾病。") == [said.text]
    assert strays_beside("该网络能准确地数出草地图像里的羊，医生诊断心脏疾病。") == [said.text]


def test_nothing_but_is_one_word() -> None:
    assert [clause for clause, _ in read("It runs with nothing but sheep, but slowly", "en").clauses] == [
        "It runs with nothing but sheep",
        "but slowly",
    ]
