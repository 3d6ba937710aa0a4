import pytest

from paperdigest.counted import counted


@pytest.mark.parametrize(("number", "words"), [(0, "0 posts"), (1, "1 post"), (2, "2 posts"), (1200, "1,200 posts")])
def test_one_is_singular(number: int, words: str) -> None:
    assert counted(number, "post") == words
