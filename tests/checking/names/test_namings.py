import pytest

from paperdigest.checking.names.namings import bridges, namings


def near(text: str) -> dict[str, tuple[str, str]]:
    """The first and the last letters of what stands on either side of each name."""
    return {naming.text: (naming.before.strip(), naming.after.strip()) for naming in namings(text)}


def test_words_between_two_names_of_a_clause_belong_to_both() -> None:
    assert near("Here SheepNet replaces WoolNet.") == {"SheepNet": ("Here", "replaces"), "WoolNet": ("replaces", "")}


def test_words_belong_to_the_names_of_their_clause() -> None:
    text = "for wool we take SheepNet, while WoolNet counts lambs"
    assert near(text) == {"SheepNet": ("for wool we take", ""), "WoolNet": ("", "counts lambs")}


def test_what_stands_around_a_list_belongs_to_each_name_of_it() -> None:
    assert near("we train SheepNet and WoolNet on wool") == {
        "SheepNet": ("we train", "on wool"),
        "WoolNet": ("we train", "on wool"),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We train Deep Wool 2 on ImageNet.", ["Deep Wool", "ImageNet"]),
        ("Sheep like SheepNet.", ["SheepNet"]),
        ("Unlike SheepNet, wav2wool sleeps.", ["SheepNet", "wav2wool"]),
        ("Wool Net sleeps.", ["Wool Net"]),
        ("Lamb et al. [3] use Wool-1.5B, as Baa and Moo (2019) do.", ["Wool-1.5B"]),
        ("SheepNet 基于 WoolNet。", ["SheepNet", "WoolNet"]),
    ],
)
def test_a_name_has_a_capital_or_a_digit_and_is_nobody_who_is_cited(text: str, names: list[str]) -> None:
    assert [naming.text for naming in namings(text)] == names


def test_the_nearest_four_words_are_near() -> None:
    (naming,) = namings("a small brown lamb slowly eats green grass beside SheepNet")
    before, after = naming.near
    assert [*map(set, before)] == [{"eat"}, {"green"}, {"gras"}, {"besid"}]
    assert after == ()


def test_an_explanation_belongs_to_what_it_explains() -> None:
    assert near("it has a counting model, i.e., SheepNet")["SheepNet"][0] == "it has a counting model"


def test_bridges_are_within_a_clause() -> None:
    (found,) = bridges("SheepNet extends WoolNet, but HayNet sleeps")
    assert (found.first.text, found.words, found.second.text) == ("SheepNet", " extends ", "WoolNet")
