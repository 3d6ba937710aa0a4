import pytest

from paperdigest.checking.names.transliteration import sounds_like, spells


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("邓金图", "The Dynkin diagram"),
        ("彭罗斯", "of Penrose"),
        ("霍夫曼", "by Hoffman"),
        ("洛雅谢维奇", "a Łojasiewicz set"),
    ],
)
def test_a_name_sounds_like_its_original(name: str, text: str) -> None:
    assert sounds_like(name, [text], lambda _: True)
    assert not sounds_like(name, [text], lambda _: False)
    assert not sounds_like(name, ["Batch Normalization by Example"], lambda _: True)


def test_one_consonant_is_enough_for_a_name_that_has_no_more() -> None:
    assert sounds_like("玻尔", ["by Bohr"], lambda _: True)
    assert not sounds_like("玻尔", ["by Feynman"], lambda _: True)
    assert not sounds_like("何浩", ["by Hoffman"], lambda _: True)  # no foreign name


@pytest.mark.parametrize(
    ("name", "text", "original"),
    [
        ("柯尔莫", "服从柯尔莫哥洛夫定律", "the Kolmogorov law"),
        ("施特劳斯", "约翰逊-林登施特劳斯变换", "Johnson-Lindenstrauss transform"),
        ("范汉德", "特罗普和范汉德尔的方法", "by Tropp and van Handel"),
        ("贝尔", "冈贝尔型分布", "the Gumbel type"),
        ("戈德斯通", "戈德斯通的结果", "a result of Goldston"),
    ],
)
def test_a_name_that_is_cut_short_is_spelled_by_the_characters_around_it(name: str, text: str, original: str) -> None:
    assert spells(name, text, original)
    assert not spells(name, text, "a law by Feynman")
    assert not spells("王小明", "王小明的结果", original)
