import pytest

from paperdigest.checking.names.initials import is_spelled_out
from paperdigest.checking.names.propernames import Name


@pytest.mark.parametrize(
    ("name", "text", "is_spelled"),
    [
        ("NMW", "the night meadow walks of sheep", True),
        ("NMWs", "night-meadow walks", True),
        ("NMW", "night meadow, walks", False),  # in two parts
        ("NTW", "night the walks", False),  # with a word that says nothing
        ("NM", "night meadow", False),  # too short to be no chance
        ("Nmw", "night meadow walks", False),
    ],
)
def test_an_acronym_is_spelled_out_by_words_that_follow_each_other(name: str, text: str, is_spelled: bool) -> None:
    assert is_spelled_out(Name(name, strong=True), [text], lambda _: True) == is_spelled


def test_what_a_claim_spells_out_must_be_printed() -> None:
    def prints(name: Name) -> bool:
        return name.text == "night meadow walks"

    assert is_spelled_out(Name("NMW", strong=True), ["Long night meadow walks"], prints)
    assert not is_spelled_out(Name("NMW", strong=True), ["Long new meadow walks"], prints)
