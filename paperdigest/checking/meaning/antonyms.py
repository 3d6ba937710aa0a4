"""Antonyms: words of a Chinese sentence that mean the opposite of what its English original says."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import permutations

from paperdigest.checking.meaning.contrasts import MOVES, Kind, contrasts
from paperdigest.checking.meaning.dictionary import dictionary, stems, stems_of
from paperdigest.checking.meaning.glosses import TERMS
from paperdigest.checking.meaning.grades import COMPARATIVES
from paperdigest.checking.meaning.polarities import NEGATION

_KINDS = (Kind.SORT, Kind.QUALITY, Kind.CHANGE, Kind.VALUE, Kind.WORD)
_WORD = re.compile(r"[a-z]+")
_PREFIX = re.compile(r"\b(non|un|in)-(?=[a-z])")  # "non-linear" is one word
_PARTICLE = re.compile(r"^(?:to|be|become|make|a|an|the|very|sth|sb|is)\b|\([^)]*\)")
_BEFORE = 40  # characters in which a negation may stand before a word
_AMOUNTS = frozenset(["many", "few"])  # one of either side of the pair of amounts
_TURNS = frozenset(
    ["不", "无", "毫无", "未", "非", "没", "没有", "并不", "并非", "不再", "不够", "难以", "无法", "不能", "不会"]
)  # the word that they stand before
_ADJECTIVES = frozenset("快慢大小高低强弱难易贵")  # single characters that are words; others are mostly parts of words
_COUNTED = frozenset("更较越最很")  # after which "多" and "少" are words, too, and before what measures them
_MEASURED = re.compile(r"[\d一二两三四五六七八九十几得]")

Side = frozenset[str]


def opposites(text: str, original: str) -> Iterator[str]:
    """The words of a Chinese sentence whose opposite its English original says, which never has them."""
    said = _PREFIX.sub(r"\1", original.lower())
    theirs = frozenset(_WORD.findall(said)) | stems(said)
    found = list(_sided(dictionary().simplified(text)))
    for word, own, against, either in found:
        is_both = own & _AMOUNTS and any(against & other for _, other, _, _ in found)  # amounts of two things
        if theirs & against and not theirs & (own | either) and not is_both and _affirms(said, against):
            yield word


def _affirms(text: str, words: Side) -> bool:
    """Whether an English text in small letters has one of the words without a negation before it."""
    return any(
        words & (stems_of(match[0]) | {match[0]})
        and not NEGATION.search(text, max(0, match.start() - _BEFORE), match.start())
        for match in _WORD.finditer(text)
    )


def _sided(text: str) -> Iterator[tuple[str, Side, Side, Side]]:
    """The words of a simplified text that have an opposite: their own side, the other one, and what may be either."""
    known = dictionary()
    before = ""
    for word, at in known.words(text):
        after, before = before, word
        if len(word) == 1 and not _is_adjective(text, at, after):
            continue
        side, other, either = _means(word)
        own, against = (other, side) if after in _TURNS else (side, other)
        yield word, own, against, either


def _is_adjective(text: str, at: int, before: str) -> bool:
    """Whether a single character is a word of its own there, not the beginning of "大小"."""
    is_counted = before in _COUNTED or bool(_MEASURED.match(text, at + 1))
    pair = text[at : at + 2]
    return (pair[0] in _ADJECTIVES or (pair[0] in "多少" and is_counted)) and not (
        len(pair) > 1 and dictionary().entries(pair)
    )


@cache
def _means(word: str) -> tuple[Side, Side, Side]:
    """The forms of what a word says in its main sense, of all that says the opposite, and of what may be either."""
    entries = dictionary().entries(word)
    glosses = TERMS[word].split() if word in TERMS else list(entries[0].glosses) if entries else []
    main = (" ".join(_PARTICLE.sub("", gloss).split()) for gloss in glosses)
    told = frozenset(word for gloss in main for word in [gloss.lower()] if gloss.isalpha())
    own, against, either = Side(), Side(), Side()
    for kind, sides, any_of_them in contrasts(*_KINDS):
        for side, other in permutations(side - COMPARATIVES if kind in MOVES else side for side in sides):
            if told & side and not told & _forms(other):
                own, against, either = own | _forms(side), against | _forms(other), either | _forms(any_of_them)
    return own, against, either


@cache
def _forms(words: Side) -> Side:
    return words | stems(" ".join(filter(str.isalpha, words)))
