"""Affiliations: an institution counts only when the paper's first page prints it with its authors."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import accumulate

from paperdigest.checking.form import gaps, phrases
from paperdigest.checking.names.hanlexicon import GENERIC_WORDS
from paperdigest.document import Document
from paperdigest.extracting.affiliations import INSTITUTION
from paperdigest.extracting.authors import author_block

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|\d+")
_SHORTEST = 2  # letters
_NO_NAME = re.compile(
    r"@|\b(?:while|performed|done|is|are|was|were|work|visiting|see|equal|corresponding)\b|^[\w-]+\.\w+$"
)


def printed_affiliations(named: Iterable[str], document: Document) -> tuple[str, ...]:
    """Those of the names that stand, in whole words, in the author block of the first page, each once."""
    block = author_block(document)
    place, lines = _words(" ".join(block.lines)), [_words(line) for line in block.lines]
    people = [_words(author.name) for author in block.authors if not _has_institution(author.name)]
    names = {name: _words(name) for name in dict.fromkeys(" ".join(name.split()) for name in named)}
    return tuple(
        name
        for name, words in names.items()
        if _is_name(name)
        and _stands(words, place)
        and not any(_stands(person, words) or _stands(words, person) for person in people)
        and (_has_institution(name) or words in lines)
    )


def _has_institution(text: str) -> bool:
    return bool(INSTITUTION.search(text) or INSTITUTION.search(text.title()))


def _is_name(name: str) -> bool:
    """Whether it may be an institution's: no address, no sentence, and not all of it words that many have."""
    letters = sum(map(str.isalpha, name))
    is_told = letters >= _SHORTEST and not gaps.placeholders(name) and not phrases.chatter(name)
    return is_told and not _NO_NAME.search(name) and not GENERIC_WORDS.issuperset(_words(name))


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
