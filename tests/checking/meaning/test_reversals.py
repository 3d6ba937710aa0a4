import pytest

from paperdigest.checking.meaning.renderings import chinese, english
from paperdigest.checking.meaning.reversals import reversals


def found(zh: str, en: str, beside: str = "") -> list[str]:
    return list(reversals(chinese(zh), english(en), beside))


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("这种方法需要很少调节，通常无需调节", "The method typically requires little tuning"),
        ("给出不对称性修正的估计", "Estimates of the asymmetry correction are given"),
        ("不一致的颜色", "color in-consistencies"),
        ("它不仅快，还省电", "It is not only fast but also saves power"),
        ("误差率降低了", "The method improves the error rate"),
        ("不同的动作", "various motions"),
        ("该方法低廉", "The method is less expensive on a large scale"),
    ],
)
def test_free_words_reverse_nothing(zh: str, en: str) -> None:
    assert found(zh, en) == []


@pytest.mark.parametrize(
    ("zh", "en", "what"),
    [
        ("它对质量有限制", "It is not restricted in mass", '"它对质量有限制" says what the original denies'),
        ("它不是无等待的", "It is wait-free", '"它不是无等待的" denies what the original says'),
        ("准确率降低了", "The method improves the accuracy", '"降低" is not what the original says'),
        ("显著降低命中率", "It significantly improves the hitting rate", '"降低" is not what the original says'),
        ("在俘获之前观测", "observed after the capture", '"之前" is not what the original says'),
        ("它更慢", "It is faster", '"更慢" is not what the original says'),
    ],
)
def test_what_is_reversed_is_told(zh: str, en: str, what: str) -> None:
    assert what in found(zh, en)


def test_sentences_that_render_the_same_deny_together() -> None:
    original = "The reader is fast and needs no labels."
    assert found("读取器很快。", original) != []
    assert found("读取器很快。", original, "它不需要标签。") == []
