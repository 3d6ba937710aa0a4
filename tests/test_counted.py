import pytest

from paperdigest.counted import counted


@pytest.mark.parametrize(("number", "words"), [(0, "0 posts"), (1, "1 post"), (2, "2 posts"), (1200, "1,200 posts")])
def test_one_is_singular(number: int, words: str) -> None:
    assert counted(number, "post") == words


def test_a_plural_that_does_not_end_in_s() -> None:
    assert [counted(number, "entry", "entries") for number in (1, 2)] == ["1 entry", "2 entries"]
