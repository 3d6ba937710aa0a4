import pytest

from paperdigest.checking.meaning.renderings import chinese, english, means, overlap, rendered, renderings, share

ORIGINAL = (
    "Counting sheep by hand is slow, e.g. at night. We propose SheepNet, which reads 12 photographs a second. "
    "It needs no labels.However, fog harms its accuracy, cf. page 3."
)


def spans(translation: str) -> list[tuple[int, int]]:
    return [one.span for one in renderings(translation, ORIGINAL)]


def test_each_sentence_is_laid_beside_the_one_that_it_renders() -> None:
    faithful = "人工数羊很慢，夜里尤其如此。我们提出 SheepNet，每秒读 12 张照片。它不需要标签。但是雾会损害其准确率。"
    assert spans(faithful) == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_one_sentence_may_render_two_and_two_may_render_one() -> None:
    assert spans("它不需要标签，但是雾会损害其准确率。") == [(2, 4)]
    split = renderings("我们提出 SheepNet。SheepNet 每秒读 12 张照片。", ORIGINAL)
    assert [one.span for one in split] == [(1, 2), (1, 2)]
    assert overlap(*split)


def test_the_order_of_the_original_is_kept() -> None:
    found = spans("雾会损害其准确率。SheepNet 每秒读 12 张照片。")
    assert found == sorted(found)


def test_without_an_original_nothing_is_laid_beside_it() -> None:
    assert renderings("我们数羊。", "") == ()
    assert renderings("", ORIGINAL) == ()


@pytest.mark.parametrize(
    ("word", "text", "is_meant"),
    [
        ("图像", "a picture", True),  # a synonym
        ("稠密", "densification", True),  # with another ending
        ("微扰", "perturbed by noise", True),  # a character of it
        ("图像", "a speech", False),
    ],
)
def test_a_word_may_be_rendered_freely(word: str, text: str, is_meant: bool) -> None:
    assert means(word, english(text).stems) is is_meant
    assert share([word], english(text).stems) == float(is_meant)


def test_words_numbers_and_names_are_rendered() -> None:
    assert rendered(chinese("SheepNet 读 12 张照片"), english("SheepNet reads 12 photographs of goats")) == {
        "sheepnet",
        "12",
        "reads",
        "photographs",
    }
