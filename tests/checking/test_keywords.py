import pytest

from paperdigest.checking.index import PaperIndex
from paperdigest.checking.keywords import misnamed
from tests.papers import document, paper

TEXT = document(
    "SheepNet counts sheep with a convolutional network and image segmentation.",
    "An LLM writes the report.",
    "The speech of a shepherd is recorded.",
    "Recognition of goats is left to others.",
    "In fog, which lies on the meadows from early autumn until the end of a winter with snow, there are no sheep.",
)
INDEX = PaperIndex(paper(categories=("cs.CV",)), TEXT)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("图像分割", "image segmentation"),
        ("卷积神经网络", "Convolutional Networks"),
        ("数羊", "counting sheep"),
        ("SheepNet 模型", "SheepNet model"),
        ("大语言模型", "large language model"),  # whose initials are printed
        ("计算机视觉", "computer vision"),  # the field of the paper's category
        ("深度学习", "deep learning"),
    ],
)
def test_terms_of_the_paper_and_the_field_it_belongs_to_are_kept(zh: str, en: str) -> None:
    assert misnamed({"zh": zh, "en": en}, ("zh", "en"), INDEX) == ""


@pytest.mark.parametrize(
    ("zh", "en", "why"),
    [
        ("区块链", "blockchain", "the paper does not speak of blockchain"),
        ("机器人学", "robotics", "the paper does not speak of robotics"),  # another field
        ("语音识别", "speech recognition", "the paper does not speak of speech recognition"),  # never in one sentence
        ("图像分割", "shepherd", "图像分割 does not mean shepherd"),
        ("王小明", "sheep", "王小明 does not mean sheep"),
        ("质子网络", "sheep network", "质子网络 does not mean sheep network"),  # a term in another's place
        ("语音分割", "image segmentation", "语音分割 does not mean image segmentation"),
        ("羊群", "fog sheep", "the paper does not speak of fog sheep"),  # far from each other
        ("谷歌", "Google", "the paper does not speak of Google"),
        ("阿达", "Ada Example", "Ada Example is an author"),
        ("该方法数羊。", "It counts sheep.", "it is a sentence"),
        ("羊", "", "it has no text in en"),
        (" ", "sheep", "it has no text in zh"),
    ],
)
def test_what_it_does_not_speak_of_is_refused(zh: str, en: str, why: str) -> None:
    assert misnamed({"zh": zh, "en": en}, ("zh", "en"), INDEX) == why


def test_a_chinese_keyword_alone_is_looked_up_in_the_dictionary() -> None:
    assert misnamed({"zh": "图像分割"}, ("zh",), INDEX) == ""
    assert misnamed({"zh": "量子引力"}, ("zh",), INDEX) == "the paper does not speak of 量子引力"
    assert misnamed({"zh": "卷积语音网络"}, ("zh",), INDEX) == "the paper does not speak of 卷积语音网络"


def test_without_categories_a_field_has_to_be_printed() -> None:
    index = PaperIndex(paper(), TEXT)
    assert misnamed({"en": "computer vision"}, ("en",), index) == "the paper does not speak of computer vision"
