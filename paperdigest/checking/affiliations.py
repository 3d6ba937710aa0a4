"""Affiliations: an institution counts only when the paper's first page prints it with its authors."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import accumulate

from paperdigest.checking import phrases
from paperdigest.document import Document
from paperdigest.extracting.authors import author_block

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|\d+")
_SHORTEST = 2  # letters


def printed_affiliations(named: Iterable[str], document: Document) -> tuple[str, ...]:
    """Those of the names that stand, in whole words, in the author block of the first page, each once."""
    place = _words(" ".join(author_block(document).lines))
    names = dict.fromkeys(" ".join(name.split()) for name in named)
    return tuple(name for name in names if _is_name(name) and _stands(_words(name), place))


def _is_name(name: str) -> bool:
    letters = sum(map(str.isalpha, name))
    return letters >= _SHORTEST and not phrases.placeholders(name) and not phrases.chatter(name)


def _words(text: str) -> list[str]:
    """Its words without accents: TeX prints "Universit´e" where a person writes "Université"."""
    decomposed = unicodedata.normalize("NFKD", text)
    return [word.casefold() for word in _WORD.findall("".join(c for c in decomposed if not unicodedata.combining(c)))]


def _stands(name: list[str], place: list[str]) -> bool:
    """Whether the letters of a name stand in a place, from the beginning of a word to the end of one."""
    run, wanted = "".join(place), "".join(name)
    starts = set(accumulate(map(len, place), initial=0))
    found = (match.start() for match in re.finditer(f"(?={re.escape(wanted)})", run))
    return any(at in starts and at + len(wanted) in starts for at in found)
