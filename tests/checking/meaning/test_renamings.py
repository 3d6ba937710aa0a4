import pytest

from paperdigest.checking.meaning.dictionary import dictionary, stems
from paperdigest.checking.meaning.renamings import exchanged, foreign, forms, renamed, subjects
from paperdigest.checking.meaning.subjects import SUBJECTS


@pytest.mark.parametrize(
    ("zh", "en", "term"),
    [
        ("质子俘获", "neutron capture", "质子"),
        ("中子俘获", "neutron capture", ""),
        ("语言生成", "language identification", "生成"),
        ("自动伸缩", "autoscaling", ""),
        ("林登词", "Lyndon words", ""),  # a name, whose Chinese the dictionary does not have
        ("生成模型", "models", ""),  # nothing stands in its place
    ],
)
def test_a_term_in_another_ones_place_is_found(zh: str, en: str, term: str) -> None:
    assert renamed(zh, en) == term


@pytest.mark.parametrize(
    ("zh", "en", "words"),
    [
        ("图像识别", "speech recognition", ["图像"]),
        ("语音识别", "speech recognition", []),
        ("图像识别", "recognition", []),  # nothing is left out for it
        ("动物园识别", "zoo recognition of proteins", []),  # a longer word does not mean what is in it
        ("体素网格", "voxelgrids of proteins", []),  # a compound has both
        ("文本分类", "the context of classified proteins", ["文本"]),
        ("三维重建", "3D reconstruction of proteins", []),
        ("音频到视频", "Audio2Video of proteins", []),
        ("文本无关", "text-dependent verification", ["文本无关"]),
    ],
)
def test_a_subject_in_another_ones_place_is_found(zh: str, en: str, words: list[str]) -> None:
    assert list(exchanged(zh, en)) == words


def test_a_sentence_may_name_what_its_neighbours_do_but_not_a_counterpart() -> None:
    around = "We shear sheep with alloys. They resist proteins. The upper bound is high."
    assert list(exchanged("合金经久耐用", "They resist proteins", "")) == ["合金"]
    assert list(exchanged("合金经久耐用", "They resist proteins", around)) == []
    assert list(exchanged("给出上界", "gives a lower bound", around)) == ["上界"]
    assert list(exchanged("给出下界", "gives a lower bound", around)) == []


def test_a_subject_that_is_known_besides_is_not_foreign() -> None:
    assert list(foreign("羊的基因", "sheep")) == ["基因"]
    assert list(foreign("羊的基因", "sheep", stems("genes"))) == []


def test_every_subject_is_a_word_in_simplified_characters_that_means_something() -> None:
    assert all(forms(word) and subjects(word) == (word,) for word in SUBJECTS)
    assert all(dictionary().simplified(word) == word and len(word) > 1 for word in SUBJECTS)
