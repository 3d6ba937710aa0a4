"""Dimensions: numbers of a claim with another unit than its evidence, or its other language, has beside them."""

from collections.abc import Iterator, Sequence

from paperdigest.checking.index import PaperIndex
from paperdigest.checking.numbers.measures import Measure, measures
from paperdigest.checking.numbers.numbers import Quantity
from paperdigest.checking.numbers.units import BARE

_COMMON = 20  # sentences that print a number, from which some may mean anything by it


def mismeasured(text: str, evidence: Sequence[str], index: PaperIndex) -> Iterator[str]:
    """The numbers of a text that its evidence, or the paper where the evidence lacks them, has with other units only.

    A number in words that the evidence lacks has to be none where the evidence measures anything of the kind.
    """
    theirs = _all(evidence)
    for one in _known(text):
        if any(map(one.prints, theirs)) or any(map(one.may_be, theirs)):
            is_wrong = not any(map(one.may_be, theirs))
        elif one.worded:
            is_wrong = any(_is_alike(one, other) for other in theirs)
        else:
            is_wrong = _is_elsewhere(one, index)
        if is_wrong:
            yield one.text


def contradicted(text: str, other: str) -> Iterator[str]:
    """The numbers of a text that its other language has with other units only."""
    theirs = measures(other)
    for one in _known(text):
        alike = [two for two in theirs if one.prints(two) or (one.worded and _is_alike(one, two))]
        if alike and not any(map(one.may_be, theirs)):
            yield one.text


def _is_elsewhere(one: Measure, index: PaperIndex) -> bool:
    """Whether the paper prints the number, or what it is in another size of its unit, and only with other units."""
    same = one.converted
    places = index.sentences_with(Quantity(one.text, one.low, one.low, one.high, same))
    if not places or len(places) > _COMMON:
        return False
    theirs = _all([*(index.sentences[place].text for place in places), *index.about])
    is_read = any(one.prints(other) or any(other.low <= value <= other.high for value in same) for other in theirs)
    return is_read and not any(map(one.may_be, theirs))


def _known(text: str) -> list[Measure]:
    return [one for one in measures(text) if one.unit not in (None, BARE) and not one.listed]


def _all(texts: Sequence[str]) -> list[Measure]:
    return [one for text in texts for one in measures(text)]


def _is_alike(one: Measure, other: Measure) -> bool:
    return bool(one.unit and other.unit and one.unit.family == other.unit.family)
