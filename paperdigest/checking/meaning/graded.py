"""Graded words: how many, how much or how well, where the evidence says the opposite of the same thing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from paperdigest.checking.lexicon import DIGIT_WORDS
from paperdigest.checking.meaning.contrasts import MOVES, Contrast, Kind, by_word, contrasts
from paperdigest.checking.meaning.denials import MAY_DENY
from paperdigest.checking.meaning.dictionary import content_stems, dictionary, stems
from paperdigest.checking.meaning.glosses import DISCOURSE, DISCOURSE_EN
from paperdigest.checking.meaning.grades import COMPARATIVES, GOOD, LESS_OF_IT, PREPOSITIONS
from paperdigest.checking.meaning.polarities import NEGATION, OPEN

_HAN = re.compile("[\u4e00-\u9fff]")
_CLAUSES_EN = re.compile(
    r"[,;:.!?()—–](?=\s|$)|\b(?:than|compared|because|since|which|that|while|whereas|although|but|if|when"
    r"|and|or|yet)\b",
    re.IGNORECASE,
)
_CLAUSES_ZH = re.compile(r"[，。；：！？、（）,;:!?()]")
_COMPARED = re.compile(
    r"(?<!-)\b(?:than|compared|relative to|versus|outperform\w*|surpass\w*|exceed\w*|beat\w*)\b|\bas \w+ as\b"
    r"|比|较之|不如|不及|优于|超过|胜过",
    re.IGNORECASE,
)  # in a text in which two things may change places
_EXCEPTED = re.compile(r"\b(?:all but|fraction|except\w*|only|apart from|other than)\b|除|仅|只有", re.IGNORECASE)
_WORD = re.compile(r"[a-z][a-z-]*", re.I)
_AFTER, _BEFORE = 4, 3  # words on either side of a graded word, of which it may be said
_NEAR = 40  # characters in which a negation may stand before it
_SCALES = by_word(Kind.AMOUNT, Kind.VALUE, Kind.CHANGE, Kind.QUALITY)
(_VALUE,) = contrasts(Kind.VALUE)
_SOME = 2
_SOME_NUMBER = re.compile(rf"some (?:\d|(?:{'|'.join(DIGIT_WORDS)})\b)", re.IGNORECASE)  # about that many
_DEGREES = ("more", "less")
_NO_GRADE = {"few": "a", "most": "at"}  # with the word before it that makes it none
_GOOD, _LESS_OF_IT = stems(GOOD), stems(LESS_OF_IT)
_GENERAL = stems("models methods results papers works cases authors approaches examples")  # that may be counted


class Grade(NamedTuple):
    """A graded word: its contrast and its level in that, None where it is open, what it is said of, and itself."""

    scale: Contrast
    level: int | None
    heads: frozenset[str]
    word: str


def misgraded(text: str, others: Sequence[str]) -> Iterator[str]:
    """The graded words of a Chinese or an English text whose opposite the others say of the same, and never the word.

    Two things that are compared may change places, so words of texts that compare are left to `directions`.
    """
    own = grades(text)
    theirs = [grade for other in others for grade in grades(other)] if own else []
    for one in own:
        against = [grade for grade in theirs if _is_opposite(one, grade)]
        either = [grade for grade in theirs if _may_agree(one, grade)]
        either += [grade for grade in own if _is_opposite(one, grade)]
        is_said = any(grade.level == one.level and _shared(one, [grade]) for grade in either)
        if not is_said and _shared(one, against) > _shared(one, either):
            yield one.word


def _shared(one: Grade, others: Iterable[Grade]) -> int:
    """How many stems of what is graded one of the others has, at most."""
    return max((len(one.heads & other.heads) for other in others), default=0)


def _is_opposite(one: Grade, other: Grade) -> bool:
    if one.scale != other.scale or one.level is None or other.level is None:
        return False
    low, high = sorted((one.level, other.level))
    return (low < _SOME <= high and high - low > 1) if one.scale.kind is Kind.AMOUNT else low != high


def _may_agree(one: Grade, other: Grade) -> bool:
    if one.scale != other.scale:
        return False
    return one.level is None or other.level is None or abs(one.level - other.level) <= (one.scale.kind is Kind.AMOUNT)


@lru_cache(maxsize=256)  # a text and its evidence are held against each other in both languages
def grades(text: str) -> tuple[Grade, ...]:
    """The graded words of a text, with what each is said of."""
    clauses = (_CLAUSES_ZH if _HAN.search(text) else _CLAUSES_EN).split(text)
    is_compared = bool(_COMPARED.search(text))
    return tuple(grade for clause in clauses for grade in _graded(clause, is_compared))


def _graded(clause: str, is_compared: bool) -> Iterator[Grade]:
    words = _words(clause)
    for place, (word, start) in enumerate(words):
        for scale, level in _SCALES.get(word, ()):
            before = [word for word, _ in words[:place]][::-1]
            after = _phrase([word for word, _ in words[place + 1 :]], scale.kind)
            degree = before[0] if before and before[0] in _DEGREES else ""
            if is_compared and (degree or word in COMPARATIVES or not (word.isascii() or _is_change(scale.kind, word))):
                continue
            heads = _heads(word, scale.kind, before, after)
            is_open = _is_open(clause, start, len(word), scale.kind) or before[:1] == [_NO_GRADE.get(word)]
            yield Grade(scale, None if is_open else 1 - level if degree == "less" else level, heads, word)
            if scale.kind is Kind.CHANGE and (good := heads & _GOOD) and heads.isdisjoint(_LESS_OF_IT):
                yield Grade(_VALUE, None if is_open else level, good, word)


def _phrase(words: Sequence[str], kind: Kind) -> list[str]:
    """The words up to a preposition, or to a "to" that is not the one of "hard to count"."""
    is_quality = kind is Kind.QUALITY
    words = words[int(words[:1] == ["to"]) :]
    return list(takewhile(lambda word: word not in PREPOSITIONS and not (is_quality and word == "to"), words))


def _heads(word: str, kind: Kind, before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """What a graded word is said of: in English what follows it, else what stands before, in Chinese mostly either."""
    if word in _DEGREES:
        return _said_of(after, 1)
    heads = _said_of(after, _AFTER)
    if not heads or not (word.isascii() or after[:1] == ["的"]):
        heads |= _said_of(before, _BEFORE)
    if not word.isascii() and kind in MOVES:
        heads |= _said_of(after[::-1], 1)  # the object, at the end of the clause
    return heads


def _is_change(kind: Kind, word: str) -> bool:
    return kind in MOVES and not word.startswith("更")


def _is_open(clause: str, start: int, length: int, kind: Kind) -> bool:
    """Whether a graded word is negated, asked about or holds of the rest, or counts what the clause denies."""
    if NEGATION.search(clause, max(0, start - _NEAR), start) or OPEN.search(clause[:start]):
        return True
    if _SOME_NUMBER.match(clause, start):
        return True
    rest = f"{clause[:start]} {clause[start + length :]}"
    return bool(_EXCEPTED.search(clause) or (kind is Kind.AMOUNT and MAY_DENY.search(rest)))


def _words(clause: str) -> list[tuple[str, int]]:
    latin = [(match[0].lower(), match.start()) for match in _WORD.finditer(clause)]
    if not _HAN.search(clause):
        return latin
    known = dictionary()
    return sorted([*latin, *known.words(known.simplified(clause))], key=lambda word: word[1])


def _said_of(words: Iterable[str], count: int) -> frozenset[str]:
    """The stems of the next words that say something."""
    meant = (stems_ for word in words if (stems_ := _meant(word)))
    return frozenset[str]().union(*islice(meant, count))


@cache
def _meant(word: str) -> frozenset[str]:
    if word.isascii():
        return content_stems(word) | (stems(word) & (_GENERAL | _GOOD))
    meant = dictionary().stems(word) if len(word) > 1 else frozenset[str]()
    told = meant - stems(DISCOURSE_EN) if word not in DISCOURSE else frozenset[str]()
    return told | (meant & (_GENERAL | _GOOD))
