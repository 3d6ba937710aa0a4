"""Numbers written in English words."""

import re
from collections.abc import Iterator

from paperdigest.checking.lexicon import DIGIT_WORDS, MULTIPLIERS

_WORDS = frozenset([*DIGIT_WORDS, *MULTIPLIERS])
_WORD = f"(?:{'|'.join([*DIGIT_WORDS, *MULTIPLIERS])})"
_LETTERS = re.compile("[a-z]+")
_PHRASE = re.compile(rf"\b{_WORD}(?:[\s-]+(?:and[\s-]+)?{_WORD})*\b", re.IGNORECASE)
_AFTER_DIGITS = re.compile(r"\d\.?\s?-?$")


def read_words(text: str) -> Iterator[tuple[str, float, int]]:
    """Phrase, value and place of each number in words that does not belong to digits before it, as in "1.5 million"."""
    if _WORDS.isdisjoint(_LETTERS.findall(text.lower())):
        return  # as most texts: known sooner than a search for phrases ends
    for match in _PHRASE.finditer(text):
        if not _AFTER_DIGITS.search(text[max(0, match.start() - 3) : match.start()]):
            yield match[0], _value(match[0]), match.start()


def _value(phrase: str) -> float:
    total, group = 0.0, 0.0
    for word in _LETTERS.findall(phrase.lower()):
        if word in DIGIT_WORDS:
            group += DIGIT_WORDS[word]
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in MULTIPLIERS:
            total, group = total + (group or 1) * MULTIPLIERS[word], 0.0
    return total + group
