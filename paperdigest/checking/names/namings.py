"""Namings: the names of a text, each with the words that stand before and after it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, pairwise

from paperdigest.checking.lexicon import COMMON_CAPITALS, FILLERS
from paperdigest.checking.meaning.dictionary import dictionary, stems_of
from paperdigest.checking.names.openings import is_coined

Stems = frozenset[str]

_SENTENCES = re.compile(r"[.!?;:](?=\s|$)|[。！？；：]")
_AUTHOR = r"[A-ZÀ-Ý][\w'’-]+"
_CITATION = re.compile(
    rf"\[\d[\d,–\s-]*\]|{_AUTHOR}\s+et\s+al\.?|{_AUTHOR}(?: (?:and|&) {_AUTHOR})?,? \((?:19|20)\d\d[a-z]?\)"
    r"|[(（][^()（）]*\b(?:19|20)\d\d[a-z]?[)）]|,?\s(?:i\.e|e\.g)\.,?"
)  # who is cited is not what is spoken of; what follows "i.e." belongs to what stands before it
_NAME = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z]+\d+[A-Za-z0-9]*|[A-Za-z]*[A-Z][A-Za-z0-9]*)(?:(?:-|\.(?=\d))[A-Za-z0-9]+)*"
    r"|(?<![A-Za-z0-9-])[a-z]{4,}(?![A-Za-z0-9-])"
)
_CAPITALISED = re.compile(r"[A-Z][a-z]+")  # alone at the beginning of a sentence it may be any word
_OPENING = " \t\n\"'“‘(（"
_JOINING = " -/'’s"  # what may stand between the words of one name
_APART = re.compile(
    r"[,;，；、()（）]|\b(?:and|but|while|whereas|or|by|with|than|as|like|unlike|versus|vs|between|differ\w*|similar\w*"
    r"|same|equal\w*)\b|[而但和与跟同比]"
)  # ends a clause or a part of a list, says something of two alike, or names who does it
_LISTING = re.compile(r"\s*(?:,?\s*(?:and|or|&)\s|[、和与或及])\s*")  # what stands between the last names of a list
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*|\d(?:[\d.,]*\d)?|[\u4e00-\u9fff]+")
_REACH = 4  # words on either side


@dataclass(frozen=True)
class Naming:
    """A place where a text has a name: the name's words in small letters, and what stands on either side of it."""

    words: frozenset[str]
    text: str
    before: str
    after: str

    @cached_property
    def near(self) -> tuple[tuple[Stems, ...], tuple[Stems, ...]]:
        """The stems of each word near it, before and after."""
        before = reversed(list(_WORD.finditer(self.before)))
        nearest = tuple(islice(_stems(before, -1), _REACH))
        return nearest[::-1], tuple(islice(_stems(_WORD.finditer(self.after)), _REACH))

    @cached_property
    def sides(self) -> tuple[Stems, ...]:
        """What stands before and after it, and right before and right after it."""
        before, after = self.near
        return tuple(frozenset[str]().union(*part) for part in (before, after, before[-1:], after[:1]))

    @cached_property
    def company(self) -> tuple[Stems, ...]:
        """What stands near it, and right beside it, on whichever side."""
        before, after, right_before, right_after = self.sides
        return before | after, right_before | right_after


@dataclass(frozen=True)
class Bridge:
    """Two names that follow each other in a clause, and the words between them."""

    first: Naming
    words: str
    second: Naming

    @cached_property
    def stems(self) -> Stems:
        """The stems of those words."""
        return frozenset[str]().union(*_stems(_WORD.finditer(self.words)))


@lru_cache(maxsize=1024)  # evidence is held against both languages
def namings(text: str) -> tuple[Naming, ...]:
    """The names of a Chinese or an English text, in its order; words between two of a clause belong to both.

    What stands before and after a list belongs to each name of it.
    """
    return tuple(naming for sentence in _read(text) for naming in sentence[0])


@lru_cache(maxsize=256)
def bridges(text: str) -> tuple[Bridge, ...]:
    """The neighbours among the names of its clauses."""
    return tuple(
        Bridge(first, between, second)
        for found, gaps in _read(text)
        for (first, second), between in zip(pairwise(found), gaps, strict=True)
        if not _APART.search(between)
    )


@lru_cache(maxsize=256)
def _read(text: str) -> tuple[tuple[tuple[Naming, ...], tuple[str, ...]], ...]:
    """The names of each sentence, and what stands between them."""
    return tuple(_read_sentence(sentence) for sentence in _SENTENCES.split(_CITATION.sub(" ", text)))


def _read_sentence(sentence: str) -> tuple[tuple[Naming, ...], tuple[str, ...]]:
    spans = _spans(sentence)
    gaps = tuple(sentence[one[1] : other[0]] for one, other in pairwise(spans))
    befores = [sentence[: spans[0][0]] if spans else "", *(_APART.split(gap)[-1] for gap in gaps)]
    afters = [*(_APART.split(gap)[0] for gap in gaps), sentence[spans[-1][1] :] if spans else ""]
    listed = [at for at, gap in enumerate(gaps) if _LISTING.fullmatch(gap)]
    for at in listed:
        befores[at + 1] = befores[at]
    for at in reversed(listed):
        afters[at] = afters[at + 1]
    found = tuple(
        Naming(
            frozenset(folded(match[0]) for match in _names(sentence, *span)),
            sentence[slice(*span)],
            before,
            after,
        )
        for span, before, after in zip(spans, befores, afters, strict=False)
    )
    return found, gaps


def _spans(sentence: str) -> list[tuple[int, int]]:
    """The places of names; words of names that follow each other are one name."""
    found: list[tuple[int, int]] = []
    for match in _names(sentence, 0, len(sentence)):
        word = match[0].lower()
        if len(word) < 2 or word in COMMON_CAPITALS or word in FILLERS or _APART.fullmatch(word):
            continue
        if found and not sentence[found[-1][1] : match.start()].strip(_JOINING):
            found[-1] = (found[-1][0], match.end())
        else:
            found.append(match.span())
    if found and _CAPITALISED.fullmatch(sentence, *found[0]) and not sentence[: found[0][0]].strip(_OPENING):
        return found[1:]
    return found


def _names(sentence: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words there that names are made of: those with capitals or digits, and coined ones."""
    for match in _NAME.finditer(sentence, start, end):
        if not (match[0].isalpha() and match[0].islower()) or is_coined(match[0]):
            yield match


def folded(name: str) -> str:
    """A word of a name in small letters, singular, without hyphens."""
    return name.replace("-", "").replace(".", "").lower().removesuffix("s")


def _stems(words: Iterable[re.Match[str]], step: int = 1) -> Iterator[Stems]:
    """The stems of each content word, and each number as it is; a Chinese run is read in steps of 1 or -1."""
    known = dictionary()
    for match in words:
        word = match[0].lower()
        if not word.isascii():
            cut = [known.stems(one) for one, _ in known.words(known.simplified(word))]
            yield from filter(None, cut[::step])
        elif any(map(str.isdigit, word)):
            yield frozenset([word])
        elif word not in FILLERS and (found := stems_of(word)):
            yield found
