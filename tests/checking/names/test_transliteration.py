import pytest

from paperdigest.checking.names.transliteration import sounds_like


@pytest.mark.parametrize(
    ("name", "text"), [("邓金图", "The Dynkin diagram"), ("彭罗斯", "of Penrose"), ("霍夫曼", "by Hoffman")]
)
def test_a_name_sounds_like_its_original(name: str, text: str) -> None:
    assert sounds_like(name, [text], lambda _: True)
    assert not sounds_like(name, [text], lambda _: False)
    assert not sounds_like(name, ["Batch Normalization by Example"], lambda _: True)


def test_one_consonant_is_enough_for_a_name_that_has_no_more() -> None:
    assert sounds_like("玻尔", ["by Bohr"], lambda _: True)
    assert not sounds_like("玻尔", ["by Feynman"], lambda _: True)
    assert not sounds_like("何浩", ["by Hoffman"], lambda _: True)  # no foreign name
