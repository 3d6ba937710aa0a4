"""Initials: acronyms that a text spells out, so that they name nothing new."""

import re
from collections.abc import Callable, Iterable, Iterator

from paperdigest.checking.lexicon import FILLERS
from paperdigest.checking.names.propernames import Name

_ACRONYM = re.compile(r"([A-Z]{3,6})s?")  # two letters begin some two words of any text
_RUN = re.compile(r"[A-Za-z]{3,}(?:[ -][A-Za-z]{3,})+")


def is_spelled_out(name: Name, texts: Iterable[str], prints: Callable[[Name], bool]) -> bool:
    """Whether it is made of the initials of content words that follow each other in a text, and that the paper prints.

    `prints` knows what the paper has: a claim may spell out something else.
    """
    acronym = _ACRONYM.fullmatch(name.text)
    if not acronym:
        return False
    phrases = (phrase for text in texts for phrase in _phrases(text, acronym[1].lower()))
    return any(prints(Name(phrase, strong=False)) for phrase in phrases)


def _phrases(text: str, letters: str) -> Iterator[str]:
    """The words of a text that have these initials."""
    for run in _RUN.findall(text):
        words = re.split("[ -]", run.lower())
        initials = "".join(" " if word in FILLERS else word[0] for word in words)
        if (at := initials.find(letters)) >= 0:
            yield " ".join(words[at : at + len(letters)])
