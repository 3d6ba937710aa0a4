"""Correspondence: whether a text says what its evidence and its twin in the other language say, clause by clause."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from paperdigest.checking.index import PaperIndex
from paperdigest.checking.meaning.dictionary import dictionary, stems, with_synonyms
from paperdigest.checking.meaning.glosses import DISCOURSE, DISCOURSE_EN

Stems = AbstractSet[str]

_CLAUSES_ZH = re.compile(r"[，。；：！？、,;:（）()\s]+")
_CLAUSES_EN = re.compile(r"[,;:.()—]+(?:\s|$)|\s(?:and|(?<!thing )but|while|which|so|because|yet)\s")
_SHARE_ZH = re.compile(
    "[一二两三四五六七八九十百千万亿]+分之[一二两三四五六七八九十百千万亿点]+"
)  # is held to be an amount
_DISCOURSE_EN = stems(DISCOURSE_EN)
_ELSEWHERE = ((0.2, 0.6), (0.34, 0.7))  # share of a text's words with support; of the twin's words that it leaves out
_FEWEST = 3  # words that make a text one about something
_ALL_LOST = 0.8  # share of the twin that a shorter text leaves out, from which it says something else, too
_UNSUPPORTED = 0.2  # the same as the first for an English text and its evidence alone
_BORNE_OUT = 0.5  # share of a Chinese text's words that the evidence has, from which it bears its English twin out
_PARAPHRASED = 0.34  # share of an English text's words that such a Chinese one has, from which it is a paraphrase
_ADDED = (
    (2, 0.36, 0.99),
    (3, 0.42, 0.99),
    (2, 0.2, 1.0),
    (3, 0.3, 1.0),
    (4, 1.0, 1.0),
)  # words of an added clause; share of the twin that the text leaves out, and of the words that the paper has, at most
_ALONE = ((0.19, 1.0), (0.34, 0.65))  # share of a Chinese text's words with evidence; that the paper has, at most
_ADDED_ALONE = ((3, 0.34), (4, 0.79))  # words of a Chinese clause without evidence; share that the paper has, at most
_STRANGE = ((3, 0.34), (4, 0.5))  # words of an English clause without evidence; share that the paper has, at most


@dataclass(frozen=True)
class Meaning:
    """What a text says: for each clause the stems of what each content word may mean, and the stems of all its words.

    `text` and `clauses[n][0]` are written as the text has them.
    """

    text: str
    clauses: tuple[tuple[str, tuple[Stems, ...]], ...]
    stems: Stems

    @property
    def words(self) -> tuple[Stems, ...]:
        """The content words of all clauses."""
        return tuple(word for _, words in self.clauses for word in words)


def read(text: str, language: str) -> Meaning:
    """The meaning of a Chinese ("zh") or an English text."""
    if language != "zh":
        pieces = ((clause.strip(), stems(clause) - _DISCOURSE_EN) for clause in _CLAUSES_EN.split(text) if clause)
        clauses = tuple((clause, tuple(frozenset([stem]) for stem in sorted(words))) for clause, words in pieces)
        return Meaning(text, clauses, stems(text))
    known = dictionary()
    told = set(stems(text))
    found = []
    for clause in _CLAUSES_ZH.split(text):
        words = [word for word, _ in known.words(_SHARE_ZH.sub("%", known.simplified(clause)))]
        told.update(*map(known.stems, words))
        content = tuple(known.stems(word) for word in words if len(word) > 1 and word not in DISCOURSE)
        found.append((clause, content))
    return Meaning(text, tuple(found), told)


def says_other(said: Meaning, twin: Meaning, evidence: Stems = frozenset(), figures: int = 0) -> bool:
    """Whether a Chinese text as a whole says something other than the English twin and the evidence.

    `figures` are the numbers and names that it has in common with the evidence.
    """
    supported, lost = share(said.words, twin.stems | evidence, figures), 1 - share(twin.words, said.stems)
    if len(said.words) < _FEWEST:
        return len(said.words) == _FEWEST - 1 and not supported and lost >= _ALL_LOST
    return any(supported < most and lost >= least for most, least in _ELSEWHERE)


def strays_zh(
    said: Meaning, twin: Meaning | None, evidence: Stems, paper: PaperIndex, figures: int = 0
) -> Iterator[str]:
    """The Chinese text, or the clauses of it, that say something other than the English twin and the evidence.

    Without a twin it is held against the evidence alone, which has to be in English.
    """
    if says_other(said, twin, evidence, figures) if twin else _is_elsewhere(said, evidence, paper, figures):
        yield said.text
        return
    support = twin.stems | evidence if twin else evidence
    left_out = [word for word in twin.words if word.isdisjoint(said.stems)] if twin else []
    lost = len(left_out) / max(1, len(twin.words)) if twin else 1.0
    for clause, words in said.clauses:
        if share(words, support) or share(words, with_synonyms(support)):
            continue
        count, known = len(words), share(words, paper.stems)
        added = any(count >= least and lost <= most and known <= have for least, most, have in _ADDED)
        may_be_free = known and len(left_out) >= count  # what the twin says besides may be this in other words
        if (
            (added and not may_be_free)
            if twin
            else any(count >= least and known <= have for least, have in _ADDED_ALONE)
        ):
            yield clause


def _is_elsewhere(said: Meaning, evidence: Stems, paper: PaperIndex, figures: int) -> bool:
    """Whether a Chinese text without a twin is about something else than the evidence."""
    supported, known = share(said.words, evidence, figures), share(said.words, paper.stems, figures)
    return len(said.words) >= _FEWEST and any(supported <= most and known <= have for most, have in _ALONE)


def strays_en(
    said: Meaning, twin: Meaning | None, evidence: Stems, paper: PaperIndex, figures: int = 0
) -> Iterator[str]:
    """The text, written in the language of its evidence, or the clauses of it that say something else than that."""
    backing: Stems = frozenset()
    if len(said.words) >= _FEWEST and share(said.words, evidence, figures) < _UNSUPPORTED:
        backing = with_synonyms(twin.stems) if twin and _is_borne_out(twin, evidence) else backing
        if share(said.words, backing) < _PARAPHRASED:
            yield said.text
            return
    for clause, words in said.clauses:
        if share(words, evidence) or share(words, with_synonyms(evidence)) or share(words, backing) >= _PARAPHRASED:
            continue
        known = share(words, paper.stems)
        only_here = twin is not None and not share(words, twin.stems)
        is_strange = any(len(words) >= least and known <= most for least, most in _STRANGE)
        if is_strange or (len(words) > 2 and known < 1 and only_here):
            yield clause


def _is_borne_out(twin: Meaning, evidence: Stems) -> bool:
    """Whether the Chinese says what the evidence says, clause by clause, so that the English may be in other words."""
    clauses = [words for _, words in twin.clauses if len(words) > 1]
    return share(twin.words, evidence) >= _BORNE_OUT and all(share(words, evidence) for words in clauses)


def share(words: Sequence[Stems], known: Stems, figures: int = 0) -> float:
    """Share (0-1) of the words that may mean something known; 1 where there are none. `figures` are known, too."""
    shared = sum(not word.isdisjoint(known) for word in words) + figures
    return shared / (len(words) + figures) if words else 1.0
