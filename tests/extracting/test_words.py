"""Words of sentences, with and without spaces, and the phrases looked up in them."""

from paperdigest.extracting.cues import phrases
from paperdigest.extracting.words import content_words, is_wide, plain


def test_stop_words_go_and_plurals_fold() -> None:
    assert list(content_words("The sheep's Bells are of the class of bell 7")) == ["sheep", "bell", "class", "bell"]


def test_text_without_spaces_is_compared_by_pairs_of_characters() -> None:
    assert list(content_words("羊群计数, GPU")) == ["羊群", "群计", "计数", "gpu"]


def test_wide_text_is_told_by_a_third_of_its_characters() -> None:
    assert is_wide("我们用 GPU 训练")
    assert not is_wide("The word 羊 means sheep.")


def test_phrases_match_from_the_start_of_a_word_and_an_underscore_ends_one() -> None:
    (stem, word, wide) = phrases("outperform, new_, 我们\n  提出")
    text = plain("It out-performs; it OUTPERFORMS: a newer one. 今天我们 提出")
    assert stem in text
    assert stem not in plain("unoutperformed")
    assert word not in text
    assert word in plain("A new-born lamb")
    assert wide == "我们 提出"
