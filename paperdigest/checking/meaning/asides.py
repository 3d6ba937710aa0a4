"""Asides: sentences of a claim that share no word with its evidence, such as a model's remarks to its user."""

import re
from collections.abc import Iterator, Sequence

from paperdigest.checking.index import printed_in
from paperdigest.checking.lexicon import FILLERS

_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s+[A-Z\"“(]|\s*$)|$)", re.DOTALL)
_WORD = re.compile(r"[A-Za-z]{3,}")
_FEWEST_WORDS = 2  # a sentence with fewer content words may be put in other words altogether


def asides(text: str, evidence: Sequence[str]) -> Iterator[str]:
    """The sentences of a text that say nothing of what its evidence, in the same language, says."""
    for sentence in _SENTENCE.findall(text):
        words = {word.lower() for word in _WORD.findall(sentence)} - FILLERS
        has_digits = any(map(str.isdigit, sentence))
        if has_digits or len(words) < _FEWEST_WORDS:
            continue
        if not any(map(printed_in(*evidence).has_like, words)):
            yield sentence.strip()
