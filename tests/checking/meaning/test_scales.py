import pytest

from paperdigest.checking.meaning.scales import against


@pytest.mark.parametrize(
    ("zh", "en", "words"),
    [
        ("参数增加了，准确率也提高了", "It has fewer parameters and a higher accuracy", ["增加", "提高"]),
        ("参数更少，准确率更高", "It has fewer parameters and a higher accuracy", []),
        ("接口更复杂", "The interface is simpler", ["复杂"]),
        ("在俘获之前观测", "observed after the capture", ["之前"]),
        ("它优于 GoatNet", "It is comparable to GoatNet", ["优于"]),
        ("它必定有效", "It may be effective", ["必定"]),
        ("速度不快", "It is slow", []),  # what is negated says nothing
        ("误差很小", "The error is not large", []),  # so does what a negation turns
        ("更便宜的方法", "a less expensive method", []),
        ("方法提升了效果", "The method performs well", []),  # free words go one way only
    ],
)
def test_words_that_go_the_other_way_are_told(zh: str, en: str, words: list[str]) -> None:
    assert list(against(zh, en)) == words
