from hypothesis import given
from hypothesis import strategies as st

from paperdigest.checking.meaning.dictionary import dictionary, stems, told_stems


def test_a_text_is_cut_into_as_few_words_as_can_be() -> None:
    words = dictionary().words("近似推断网络，由王晓明教授提出")
    assert [word for word, _ in words] == ["近似", "推断", "网络", "由", "王", "晓", "明", "教授", "提出"]


def test_words_have_the_stems_of_what_they_mean() -> None:
    assert stems("spectroscopy") & dictionary().stems("光谱")
    assert stems("ablation") & dictionary().stems("消融")
    assert not dictionary().stems("羊") & stems("dictionary")


def test_words_mean_in_papers_what_the_dictionary_does_not_say() -> None:
    assert stems("approximate") & dictionary().stems("逼近")
    assert [word for word, _ in dictionary().words("图灵机")] == ["图灵机"]
    assert "高达" not in [word for word, _ in dictionary().words("准确率高达九成")]


def test_a_doubled_letter_before_an_ending_is_none_of_the_stem() -> None:
    assert stems("stemming") == stems("stem") == stems("stemmed")
    assert stems("controlled") == stems("control")


def test_words_of_one_root_have_one_stem() -> None:
    assert stems("generate") == stems("generation") == stems("generative")
    assert stems("accurate") == stems("accuracy")
    assert stems("bias") == stems("biases") == stems("biased")


def test_irregular_forms_have_the_stem_of_their_word() -> None:
    assert stems("ran") == stems("run")
    assert stems("matrices") == stems("matrix")
    assert stems("written") == stems("writes")


def test_evidence_tells_a_compound_in_one_word_and_in_two() -> None:
    assert told_stems("to avoid over-fitting") >= stems("overfitting")
    assert told_stems("severe slowdown") >= stems("slow")
    assert told_stems("a herd") == stems("herd")


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    assert dictionary().simplified("訓練數據") == "训练数据"


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("的了，a1"), max_size=30))
def test_no_character_is_cut_twice(text: str) -> None:
    cut = list(dictionary().words(text))
    assert all(text[at : at + len(word)] == word for word, at in cut)
    assert "".join(word for word, _ in cut) == "".join(char for char in text if "\u4e00" <= char <= "\u9fff")
