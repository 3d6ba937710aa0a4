"""Renamings: a subject or technical term of a Chinese text in the place of another one of its English twin."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from paperdigest.checking.meaning.dictionary import all_stems, dictionary, stems, stems_of, with_synonyms
from paperdigest.checking.meaning.glosses import DISCOURSE_EN, TERMS
from paperdigest.checking.meaning.subjects import SUBJECTS

Stems = AbstractSet[str]

_OWN = stems(DISCOURSE_EN)
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LETTERS = re.compile("[a-z]+")
_JOINT = re.compile(r"-|(?<=[a-z])[24](?=[a-z])")  # as in "audio2video"
_PART = 4  # letters at least of either part of a compound
_RUN = re.compile("|".join(sorted(SUBJECTS, key=len, reverse=True)))


def renamed(zh: str, en: str) -> str:
    """The first term whose English is known for certain and not in the twin, which has a word besides; else empty.

    "质子俘获" is not "neutron capture": its English has no proton, and the Chinese has no neutron.
    """
    known = dictionary()
    words = [word for word, _ in known.words(known.simplified(zh))]
    theirs = stems(en)
    told = stems(zh).union(*map(known.stems, words))
    if not theirs - _OWN - with_synonyms(told):
        return ""
    said = with_synonyms(theirs)
    return next((word for word in words if word in TERMS and known.stems(word).isdisjoint(said)), "")


def exchanged(zh: str, en: str, around: str = "") -> Iterator[str]:
    """The subjects of a Chinese text of which its English original has nothing, if it has one that the Chinese lacks.

    "图像识别" is not "speech recognition": that says nothing of images, and the Chinese nothing of speech. A sentence
    may name what the text `around` its original does, in place of a pronoun, but not "上界" for a "lower bound".
    """
    strange = list(foreign(zh, en))
    unknown = frozenset(foreign(zh, around)) if strange and _left_out(zh, en) else ()
    for subject in strange:
        if subject in unknown or any(_is_said_alone(twin, zh, en) for twin in _twins(subject)):
            yield subject


def foreign(zh: str, en: str, besides: Stems = frozenset()) -> Iterator[str]:
    """The subjects of a Chinese text of which an English one has nothing, and which are not known besides."""
    known, words = marks(en) | besides, _LETTERS.findall(en.lower())
    for subject in subjects(zh):
        if forms(subject).isdisjoint(known) and not any(
            _is_part(form, word) for form in forms(subject) for word in words
        ):
            yield subject


def _is_part(form: str, word: str) -> bool:
    """Whether a word is compounded with another: "voxelgrid", "neuroimaging", but not "context" with "text"."""
    return len(form) >= _PART and (word.startswith(form) or word.find(form, _PART) > 0)


@lru_cache(maxsize=256)
def subjects(text: str) -> tuple[str, ...]:
    """The words of a Chinese text that name a subject, each once; a longer word may have several that it means."""
    known = dictionary()
    found: dict[str, None] = {}
    for word, _ in known.words(known.simplified(text)):
        parts = [word] if word in SUBJECTS else _RUN.findall(word)
        found |= dict.fromkeys(part for part in parts if part == word or forms(part) & known.stems(word))
    return tuple(found)


@cache
def forms(word: str) -> Stems:
    """The marks of all English words that may stand for a subject."""
    return _marks_of(SUBJECTS[word].words)


@lru_cache(maxsize=256)
def marks(text: str) -> Stems:
    """By what an English text is known: the stems of its words, those with digits, and joined words as one."""
    words = _WORD.findall(text.lower())
    return _marks_of(part for word in words for part in (word, *_JOINT.split(word)))


@cache
def _twins(subject: str) -> tuple[str, ...]:
    """The subjects that one character tells from it, which mostly are its counterparts: 上界 and 下界."""
    return tuple(one for one in SUBJECTS if len(one) == len(subject) and sum(map(str.__ne__, one, subject)) == 1)


def _is_said_alone(subject: str, zh: str, en: str) -> bool:
    """Whether an English text names a subject of which the Chinese one has no word."""
    known = dictionary()
    words = (word for word, _ in known.words(known.simplified(zh)))
    told = frozenset[str]().union(*map(known.stems, words), *map(forms, subjects(zh)))
    names = _marks_of(SUBJECTS[subject].names)
    return not names.isdisjoint(marks(en)) and names.isdisjoint(told)


def _left_out(zh: str, en: str) -> bool:
    """Whether an English text names a subject of which the Chinese one has no word."""
    told = with_synonyms(all_stems(zh)).union(*map(forms, subjects(zh)))
    return any(mark in _names() and mark not in told for mark in marks(en))


@cache
def _names() -> Stems:
    """The marks of the English words that name a subject for certain."""
    return _marks_of(name for subject in SUBJECTS.values() for name in subject.names) - _OWN


def _marks_of(words: Iterable[str]) -> Stems:
    return frozenset[str]().union(*map(_mark, words))


@cache
def _mark(word: str) -> Stems:
    """The stem of a word without its hyphens; itself where it has a digit."""
    joined = word.replace("-", "")
    return stems_of(joined) if joined.isalpha() else frozenset([word])
