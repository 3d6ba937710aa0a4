"""Backing: whether the numbers and words of texts bear out a quantity in words."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from paperdigest.checking.index import printed_in
from paperdigest.checking.numbers.measures import Measure, measures
from paperdigest.checking.numbers.quantitywords import Amount, amounts
from paperdigest.checking.numbers.units import BARE, COUNT, RATIO, SHARE, TIMES


def borne_out(amount: Amount, evidence: Sequence[str], claim: str = "") -> bool:
    """Whether evidence prints it, says it in words, or it is how many times one number of the claim is another."""
    printed = printed_in(*evidence)
    shares = [one for text in evidence for one in measures(text) if one.unit in (SHARE, RATIO)] if amount.grown else ()
    return (
        any(map(printed.carries, amount.plain))
        or any(grown.low <= one.high and one.low <= grown.high for grown in amount.grown for one in shares)
        or any(amount.agrees(other) for text in evidence for other in amounts(text))
        or any(amount.factors and amount.factors[0] <= ratio <= amount.factors[1] for ratio in _ratios(claim))
    )


def contradicted(text: str, other: str) -> Iterator[Amount]:
    """What a text says in words and its other language otherwise: either has a quantity that the other lacks."""
    ours = [amount for amount in amounts(text) if not borne_out(amount, [other])]
    theirs = [amount for amount in amounts(other) if not borne_out(amount, [text])] if ours else []
    yield from (one for one in ours if any(bool(one.factors) == bool(two.factors) for two in theirs))


def _ratios(text: str) -> Iterator[float]:
    """How many times each number of a text is another one that measures the same."""
    known = [one for one in measures(text) if not one.worded and one.low > 0 and one.unit != TIMES] if text else []
    yield from (one.low / two.low for one, two in permutations(known, 2) if _is_like(one, two))


def _is_like(one: Measure, other: Measure) -> bool:
    return one.unit == other.unit or {one.unit, other.unit} <= {None, COUNT, BARE}
