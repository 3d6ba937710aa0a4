from itertools import combinations

import pytest

from paperdigest.checking.meaning.contrasts import Kind, by_word, contrasts


@pytest.mark.parametrize("kind", Kind)
def test_every_contrast_has_its_sides_and_no_word_on_two_of_them(kind: Kind) -> None:
    for _, sides, either in contrasts(kind):
        assert len(sides) == (5 if kind is Kind.AMOUNT else 2)
        assert all(sides)
        assert not any(one & other for one, other in combinations([*sides, either], 2))


def test_a_word_is_found_in_all_its_contrasts_of_the_kinds_asked_for() -> None:
    found = by_word(Kind.AMOUNT, Kind.QUALITY)["很少"]
    assert [(contrast.kind, side) for contrast, side in found] == [(Kind.AMOUNT, 1), (Kind.QUALITY, 1)]
    assert "很少" not in by_word(Kind.SORT)
