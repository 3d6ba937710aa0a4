"""Which sentences are fit to be shown on their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.extracting.quality import quality
from paperdigest.extracting.words import plain
from tests.extracting import invented

_GOOD = "The network counts sheep in aerial images, and it needs no outlines drawn by hand for its training."


def _quality(text: str) -> float:
    return quality(text, plain(text))


def test_a_complete_sentence_of_good_length_is_perfect() -> None:
    assert _quality(_GOOD) == 1.0
    assert _quality("我们的网络在航拍图像中计数羊群，训练时无需任何人工绘制的轮廓，也不依赖昂贵的设备。") == 1.0


@pytest.mark.parametrize(
    "worse",
    [
        "Sheep are counted.",
        _GOOD.replace("The", "This"),
        _GOOD.replace("The network", "network"),
        _GOOD.removesuffix(" for its training."),
        _GOOD.replace("training.", "training, e.g."),
        _GOOD.replace("training.", "training?"),
        _GOOD.replace("training.", "training:"),
        _GOOD.replace("sheep", "sheep (see below"),
        _GOOD.replace("sheep", "sheep a = b ∑ c"),
        _GOOD.replace("by hand", "in Section 3"),
        _GOOD.replace("images,", "images • goats,"),
        _GOOD.replace("training", "https://sheep.example"),
        _GOOD * 6,
    ],
)
def test_each_defect_costs(worse: str) -> None:
    assert _quality(worse) < 0.9


@pytest.mark.parametrize("junk", invented.JUNK)
def test_junk_is_not_shown_while_there_is_anything_else(junk: str) -> None:
    assert _quality(junk) < 0.3


@given(st.text())
def test_it_stays_between_0_and_1_for_any_text(text: str) -> None:
    assert 0.0 <= _quality(text) <= 1.0
