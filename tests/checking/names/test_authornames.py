import pytest

from paperdigest.checking.names.authornames import chinese_names, is_open, latin_names, left_out, unknown

AUTHORS = ("Jong-Hwan Ko", "Luis Roldão", "Wen Jiang", "Przemysław Spurek")


@pytest.mark.parametrize(
    "name", ["JongHwan Ko", "Ko Jong Hwan", "J.-H. Ko", "Luis Rold˜ao", "L. Roldao", "Jiang Wen", "P. Spurek"]
)
def test_spellings_of_one_name(name: str) -> None:
    assert unknown([name], AUTHORS) == ()


@pytest.mark.parametrize("name", ["Wen Jing", "Jong-Hwan Kim", "X. Ko", "Luis Suarez"])
def test_other_people(name: str) -> None:
    assert unknown([name], AUTHORS) == (name,)


def test_names_are_taken_from_any_list() -> None:
    written = "Wen Jiang（文江）*, J. Ko1、Luis Roldão 和 Unknown；所有作者均来自 KUIS"
    assert latin_names(written) == ("Wen Jiang", "J. Ko", "Luis Roldão")
    assert chinese_names(written) == ("文江",)
    assert chinese_names("于润义、何天宇和边江。作者名单未提供") == ("于润义", "何天宇", "边江")
    assert chinese_names("卡兹·因贾马姆·哈克") == ("卡兹·因贾马姆·哈克",)


def test_who_is_left_out() -> None:
    assert left_out(["Wen Jiang", "J. H. Ko"], AUTHORS) == ("Luis Roldão", "Przemysław Spurek")
    assert is_open("Wen Jiang 等")
    assert is_open("Wen Jiang et al. (4)")
    assert not is_open("Wen Jiang, Petal Others-Smith"[:20])
