from paperdigest.checking.meaning.additions import added
from paperdigest.checking.meaning.renderings import renderings

ORIGINAL = "We count sheep on photographs with a network. The network reads the photographs and needs no labels."
FAITHFUL = "我们用网络在照片上数羊。网络读取照片。它不需要标签。"


def found(translation: str) -> list[str]:
    return list(added(renderings(translation, ORIGINAL)))


def test_sentences_that_share_an_original_each_render_some_of_it() -> None:
    assert found(FAITHFUL) == []


def test_a_sentence_of_other_words_is_added() -> None:
    assert found(FAITHFUL + "木星的卫星有冰层和海洋。") == ["木星的卫星有冰层和海洋"]


def test_a_sentence_of_other_words_is_none_of_the_original_in_its_place_either() -> None:
    assert found("我们用网络在照片上数羊。医生诊断心脏疾病。") == ["医生诊断心脏疾病"]


def test_a_sentence_that_renders_nothing_of_its_own_is_added() -> None:
    assert found("我们用网络在照片上数羊。网络读取照片，不需要标签。该网络在各大农场受到欢迎。") == [
        "该网络在各大农场受到欢迎"
    ]
