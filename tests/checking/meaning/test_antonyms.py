import pytest

from paperdigest.checking.meaning.antonyms import opposites


@pytest.mark.parametrize(
    ("text", "original", "words"),
    [
        ("训练更快", "training is slower", ["快"]),
        ("训练更快", "training is faster", []),
        ("训练并不快", "training is slow", []),
        ("用无标注数据", "it uses unlabeled data", []),
        ("用标注数据", "it uses unlabeled data", ["标注"]),
        ("用非线性的核", "with non-linear kernels", []),
        ("用线性的核", "with non-linear kernels", ["线性"]),
        ("错误更少", "with more errors", ["少"]),
        ("多层网络", "few layers", []),
        ("增加内存", "it reduces the memory", ["增加"]),
        ("增加内存", "it improves and reduces the memory", []),
        ("比甲快，比乙慢", "faster than both", ["慢"]),
        ("由少量样例得到大量数据", "and a large dataset", []),  # another clause may have the few
        ("少量数据", "and a large dataset", ["少量"]),
        ("在各种大小的内存上", "with little memory", []),
        ("毫无希望", "it is promising", ["希望"]),
        ("用无监督的方式", "it is not supervised", []),
        ("用无监督的方式", "it is supervised", ["无监督"]),
        ("提升速度", "it runs with less memory", []),  # less of one thing may be told where another rises
        ("用编码器", "with a decoder", []),  # a part of the original that speaks of both
    ],
)
def test_words_whose_opposite_alone_the_original_has(text: str, original: str, words: list[str]) -> None:
    assert list(opposites(text, original)) == words
