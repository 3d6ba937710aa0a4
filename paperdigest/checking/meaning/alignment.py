"""Alignment: which sentences of a paper say most of what a claim says."""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from paperdigest.checking.index import Need, PaperIndex
from paperdigest.checking.lexicon import FILLERS
from paperdigest.checking.names.propernames import Name
from paperdigest.checking.said import Said

_WORD = re.compile(r"[A-Za-z]{3,}")
Weigh = Callable[[], Mapping[int, float]]  # gives the share of a claim's weight in a paper's sentences by position
_LEAST = 2  # rare words: a claim that weighs less says too little to be found by it
_NUMBER_WEIGHT, _NAME_WEIGHT, _WORD_WEIGHT = 3.0, 2.0, 1.0


@dataclass(frozen=True)
class Term:
    """Something that a claim says: its weight, and the positions of the sentences that say it too."""

    weight: float
    places: frozenset[int]


def terms(said: Iterable[Said], index: PaperIndex) -> tuple[Term, ...]:
    """What a claim says in numbers, names and content words, in each language; what few sentences say weighs more."""
    said = tuple(said)
    needs = dict.fromkeys(need for one in said for need in one.needs)
    found = [(_weight(need), index.sentences_with(need)) for need in needs]
    words = {word.lower() for one in said for word in _WORD.findall(one.text)} - FILLERS
    found += [(_WORD_WEIGHT, index.sentences_like(word)) for word in sorted(words)]
    return tuple(Term(weight * _rarity(len(places), index), frozenset(places)) for weight, places in found)


def ranked(said: Sequence[Term], index: PaperIndex) -> list[tuple[float, int]]:
    """Share (0–1) of the claim's weight that a sentence carries, and its position; the best first."""
    found = shares(said, index).items()
    return sorted(((share, place) for place, share in found), key=lambda pair: (-pair[0], pair[1]))


def shares(said: Sequence[Term], index: PaperIndex) -> dict[int, float]:
    """Share (0–1) of the claim's weight by position for each sentence that carries any, in order; 0 for all others."""
    total = max(_LEAST * _rarity(1, index), sum(term.weight for term in said))
    found = [0.0] * len(index.sentences)
    for term in said:
        share = term.weight / total
        for place in term.places:
            found[place] += share
    return defaultdict(float, {place: share for place, share in enumerate(found) if share})


def _weight(need: Need) -> float:
    return _NAME_WEIGHT if isinstance(need, Name) else _NUMBER_WEIGHT


def _rarity(count: int, index: PaperIndex) -> float:
    return math.log(1 + len(index.sentences) / max(1, count))
