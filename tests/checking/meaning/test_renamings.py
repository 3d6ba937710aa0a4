import pytest

from paperdigest.checking.meaning.renamings import renamed


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
