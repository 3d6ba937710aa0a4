"""Initials: acronyms that a text spells out, so that they name nothing new."""

import re
from collections.abc import Iterable

from paperdigest.checking.lexicon import FILLERS
from paperdigest.checking.names.propernames import Name

_ACRONYM = re.compile(r"([A-Z]{3,6})s?")  # two letters begin some two words of any text
_RUN = re.compile(r"[A-Za-z]{3,}(?:[ -][A-Za-z]{3,})+")


def is_spelled_out(name: Name, texts: Iterable[str]) -> bool:
    """Whether the name is made of the initials of content words that follow each other in one of the texts."""
    acronym = _ACRONYM.fullmatch(name.text)
    return bool(acronym) and any(acronym[1].lower() in initials for text in texts for initials in _initials(text))


def _initials(text: str) -> Iterable[str]:
    for run in _RUN.findall(text):
        words = re.split("[ -]", run.lower())
        yield "".join(" " if word in FILLERS else word[0] for word in words)
