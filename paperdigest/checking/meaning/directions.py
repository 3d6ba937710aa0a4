"""Directions: comparisons, changes and needs that a text turns around, "worse" for the "better" of its evidence."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from paperdigest.checking.meaning.polarities import CUES, ELLIPSIS, NEGATION, NEGATION_AFTER, OPEN, POLARITIES, Polarity
from paperdigest.checking.meaning.sides import weighed

_BEFORE = 64  # characters in which a negation may stand before what it turns around


def turned_around(text: str, others: Sequence[str]) -> Iterator[str]:
    """The words of a Chinese or an English text whose opposite the `others` say, which never say the same.

    Where both compare the same things, it is who stands above whom that counts: "B trails A" says what "A beats B"
    says. A text that goes both ways in one question, or others that do, say too much to be held against each other.
    """
    lowered = text.lower()
    if not any(cue in lowered for cue in CUES) or any(map(ELLIPSIS.search, (text, *others))):
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
        if len(theirs) == 1 and None not in theirs and theirs != own.keys():
            yield from own.values()


@lru_cache(maxsize=256)  # a text and its evidence are held against each other in both languages
def _directions(text: str, polarity: Polarity) -> tuple[tuple[bool | None, str], ...]:
    """Each word that answers: whether it says "forward", None where that is open, and the word."""
    found: list[tuple[bool | None, str]] = []
    for is_forward, pattern in ((True, polarity.forward), (False, polarity.backward)):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            is_negated = bool(NEGATION.search(before)) != bool(NEGATION_AFTER.match(text, match.end()))
            turned = not is_forward if polarity.is_turned else None
            said = turned if is_negated else is_forward
            found.append((None if OPEN.search(before) else said, match[0]))
    return tuple(found)
