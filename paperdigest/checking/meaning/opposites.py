"""Opposites: kinds of a thing of which a text has one where its evidence has only the other, as "labeled audio"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from paperdigest.checking.meaning.contrasts import Contrast, Kind, by_word
from paperdigest.checking.meaning.dictionary import content_stems
from paperdigest.checking.meaning.polarities import NEGATION

_SIDES = by_word(Kind.SORT, Kind.PAIR)
_HAN_WORDS = "|".join(sorted((word for word in _SIDES if not word.isascii()), key=len, reverse=True))
_WORDS = re.compile(rf"[a-z][a-z-]*|{_HAN_WORDS}", re.IGNORECASE)
_BEFORE = 40  # characters in which a negation may stand before a word
_HEAD, _HEAD_ZH = 60, 12  # characters after a word, in which what it is said of stands
_HAN = re.compile("[\u4e00-\u9fff]")
_CLAUSE = re.compile(r"[^,;:.，。；：]*")


def opposed(text: str, others: Sequence[str]) -> Iterator[str]:
    """The words of a Chinese or an English text whose opposite the others say of the same, and never the word itself.

    A word that is negated, or a text that has both, may mean either.
    """
    for contrast, own in _sided(text).items():
        theirs = [one for other in others for one in _sided(other).get(contrast, ())]
        sides, their_sides = {side for side, _, _ in own}, {side for side, _, _ in theirs}
        if None in sides | their_sides or len(sides) != 1 or len(their_sides) != 1 or sides == their_sides:
            continue
        heads = frozenset[str]().union(*(content_stems(after) for _, _, after in theirs))
        yield from (word for _, word, after in own if not heads.isdisjoint(content_stems(after)))


@lru_cache(maxsize=256)  # a text and its evidence are held against each other in both languages
def _sided(text: str) -> dict[Contrast, list[tuple[int | None, str, str]]]:
    """By contrast, its words in a text: the side of each, None where it is negated, the word, and what follows it."""
    found: dict[Contrast, list[tuple[int | None, str, str]]] = {}
    for match in _WORDS.finditer(text):
        for contrast, side in _SIDES.get(match[0].lower(), ()):
            is_negated = NEGATION.search(text, max(0, match.start() - _BEFORE), match.start())
            reach = _HEAD_ZH if _HAN.search(match[0]) else _HEAD
            after = _CLAUSE.match(text, match.end(), match.end() + reach)
            said = None if is_negated else side, match[0], after[0] if after else ""
            found.setdefault(contrast, []).append(said)
    return found
