"""Directions: comparisons, changes and needs that a text turns around, "worse" for the "better" of its evidence."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from paperdigest.checking.meaning.polarities import (
    CUES,
    ELLIPSIS,
    NEGATION,
    NEGATION_AFTER,
    ONLY_AFTER,
    OPEN,
    POLARITIES,
    PURPOSE,
    Polarity,
)
from paperdigest.checking.meaning.sides import weighed

_BEFORE = 64  # characters in which a negation may stand before what it turns around


class Answer(NamedTuple):
    """Whether a text says "forward", and whether it only denies that, which leaves open what happens."""

    is_forward: bool
    is_denied: bool


def turned_around(text: str, others: Sequence[str]) -> Iterator[str]:
    """The words of a Chinese or an English text whose opposite the `others` say, which never say the same.

    Where both compare the same things, it is who stands above whom that counts: "B trails A" says what "A beats B"
    says. A text that goes both ways in one question, or others that do, say too much to be held against each other.
    """
    lowered = text.lower()
    if not any(map(lowered.__contains__, CUES)) or any(map(_is_elliptic, (text, *others))):
        return
    compared = weighed(text, others)
    asked = {polarity.what for polarity in POLARITIES}
    yield from (words for what, (agrees, words) in compared.items() if not agrees and what not in asked)
    for polarity in POLARITIES:
        agrees, words = compared.get(polarity.what, (None, ""))
        own = dict(_directions(text, polarity))
        if agrees or (agrees is None and (len(own) != 1 or None in own)):
            continue
        theirs = {direction for other in others for direction, _ in _directions(other, polarity)}
        if agrees is not None:
            if len(theirs) < 2:
                yield words
            continue
        if any(map(polarity.either.search, others)):
            continue
        if theirs == {Answer(not said.is_forward, said.is_denied) for said in own if said}:
            yield from own.values()


@lru_cache(maxsize=256)  # a text and its evidence are held against each other in both languages
def _is_elliptic(text: str) -> bool:
    return bool(ELLIPSIS.search(text))


@lru_cache(maxsize=256)
def _directions(text: str, polarity: Polarity) -> tuple[tuple[Answer | None, str], ...]:
    """Each word that answers, with its answer, None where that is open."""
    found: list[tuple[Answer | None, str]] = []
    for is_forward, pattern in ((True, polarity.forward), (False, polarity.backward)):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            is_negated = bool(NEGATION.search(before)) != bool(NEGATION_AFTER.match(text, match.end()))
            is_turned = is_negated and polarity.is_turned
            said = Answer(is_forward != is_turned, is_negated and not is_turned)
            is_open = OPEN.search(before) or PURPOSE.search(before) or ONLY_AFTER.match(text, match.end())
            found.append((None if is_open else said, match[0]))
    return tuple(found)
