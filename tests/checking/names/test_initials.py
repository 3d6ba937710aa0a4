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
    assert is_spelled_out(Name(name, strong=True), [text]) == is_spelled
