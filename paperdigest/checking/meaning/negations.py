"""Negations: what one text says and another plainly denies, and texts that call what they say untrue."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from paperdigest.checking.lexicon import DIGIT_WORDS
from paperdigest.checking.meaning.denials import (
    COVERBS_ZH,
    DENIALS,
    DENIED,
    DENIED_CUES,
    MAY_DENY,
    NEGATED_EN,
    NEGATED_ZH,
    NEGATIONS,
)
from paperdigest.checking.meaning.dictionary import content_stems, dictionary, stems, stems_of, with_synonyms
from paperdigest.checking.meaning.glosses import DISCOURSE, DISCOURSE_EN
from paperdigest.checking.meaning.polarities import ELLIPSIS

_HAN = re.compile("[\u4e00-\u9fff]")
_CLAUSES = re.compile(r"[，。；：！？]|[,;:.](?=\s|$)")
_APART = 2  # words that a clause has of what the evidence negates, where the rest of a text denies something, too
_CONTRAST = re.compile(
    r"\b(?:unlike|whereas|while|contrast|although|though|but|however|instead)\b|而[^且]|则|但|却|虽|尽管|相比|不像",
    re.I,
)  # in a text that says of one thing what it denies of another
_NEAR = 3  # words after a Chinese negation of which it negates the first that says something
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_SAYS_NOTHING = stems(" ".join([DISCOURSE_EN, *DIGIT_WORDS]))


class _Denial(NamedTuple):
    """A negation up to the word that it negates, the stems of what that may mean, and those of all that is near it."""

    words: str
    meant: frozenset[str]
    around: frozenset[str]


def denied(text: str, evidence: Sequence[str]) -> Iterator[str]:
    """The words with which a text denies what it says, where its evidence does not.

    The evidence does where it has such words, or more negations than the text has besides: "It is not true that all
    sheep are white" is what "Not all sheep are white" says.
    """
    lowered = text.lower()
    if not any(map(lowered.__contains__, DENIED_CUES)):
        return
    if not (match := DENIED.search(text)) or any(map(DENIALS.search, evidence)):
        return
    rest = text[: match.start()] + text[match.end() :]
    if sum(len(NEGATIONS.findall(one)) for one in evidence) <= len(NEGATIONS.findall(rest)):
        yield match[0]


def negated(text: str, evidence: Sequence[str]) -> Iterator[str]:
    """The words that a text negates where its English evidence says them and has no word that may deny anything."""
    if not (found := _negated(text)):
        return
    said = " ".join(evidence)
    theirs = with_synonyms(stems(said))
    for denial in found:
        if denial.meant & theirs and not MAY_DENY.search(_without(denial.meant, said)):
            yield denial.words


def _without(meant: frozenset[str], text: str) -> str:
    """A text without the words that may mean something: "meaningless" does not deny that it is meaningless."""
    return _WORD.sub(lambda word: "" if stems_of(word[0].lower()) & meant else word[0], text)


def affirmed(text: str, evidence: Sequence[str]) -> Iterator[str]:
    """The words that English evidence only ever negates where a text says them and has no word that may deny them.

    Where the text denies something, clauses count that stand apart from that and say more of what is negated.
    """
    if not (denials := [denial for one in evidence for denial in _negated(one)]):
        return
    clauses = _CLAUSES.split(text)
    is_denying = [bool(MAY_DENY.search(clause)) for clause in clauses]
    if any(is_denying) and (_CONTRAST.search(text) or ELLIPSIS.search(text)):
        return
    least = _APART if any(is_denying) else 1
    plain = [clause for at, clause in enumerate(clauses) if not any(is_denying[max(0, at - 1) : at + 1])]
    told = [content_stems(clause) for clause in (plain if any(is_denying) else [text])]
    for denial in denials:
        elsewhere = stems(" ".join(evidence).replace(denial.words, " "))
        is_said = any(denial.meant & one and len(denial.around & one) >= least for one in told)
        if is_said and denial.meant.isdisjoint(elsewhere):
            yield denial.words


@lru_cache(maxsize=256)  # of evidence: it is asked for by both languages
def _negated(text: str) -> tuple[_Denial, ...]:
    return tuple(_negated_zh(text) if _HAN.search(text) else _negated_en(text))


def _negated_en(text: str) -> Iterator[_Denial]:
    for match in NEGATED_EN.finditer(text):
        words = [
            (word.end(), stems(word[0]) - _SAYS_NOTHING)
            for word in _WORD.finditer(match["rest"])
            if word[0].islower()  # a name may stand in a text that says nothing of it
        ]
        if first := next(((end, meant) for end, meant in words if meant), None):
            around = frozenset[str]().union(*(meant for _, meant in words))
            yield _Denial(text[match.start() : match.start("rest") + first[0]], first[1], around)


def _negated_zh(text: str) -> Iterator[_Denial]:
    known = dictionary()
    for clause in _CLAUSES.split(text):
        words = list(known.words(known.simplified(clause)))
        for place, (word, at) in enumerate(words):
            if word not in NEGATED_ZH or clause[:at].endswith("而"):  # "而不是" prefers, as "over" does
                continue
            after = words[place + 1 :]
            is_far = bool(after) and after[0][0][0] in COVERBS_ZH
            near = after[::-1] if is_far else after[:_NEAR]
            if said := next(((next_, end) for next_, end in near if _says_something(next_)), None):
                meant = known.stems(said[0])
                yield _Denial(clause[at : said[1] + len(said[0])], meant, meant)


def _says_something(word: str) -> bool:
    return len(word) > 1 and word not in DISCOURSE
