"""Negations: what one text says and another plainly denies, and texts that call what they say untrue."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from paperdigest.checking.lexicon import DIGIT_WORDS
from paperdigest.checking.meaning.denials import DENIALS, DENIED, MAY_DENY, NEGATED_EN, NEGATED_ZH, NEGATIONS
from paperdigest.checking.meaning.dictionary import content_stems, dictionary, stems, with_synonyms
from paperdigest.checking.meaning.glosses import DISCOURSE, DISCOURSE_EN

_HAN = re.compile("[\u4e00-\u9fff]")
_NEAR = 3  # words after a Chinese negation of which it negates the first that says something
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_SAYS_NOTHING = stems(" ".join([DISCOURSE_EN, *DIGIT_WORDS]))


def denied(text: str, evidence: Sequence[str]) -> Iterator[str]:
    """The words with which a text denies what it says, where its evidence does not.

    The evidence does where it has such words, or more negations than the text has besides: "It is not true that all
    sheep are white" is what "Not all sheep are white" says.
    """
    if not (match := DENIED.search(text)) or any(map(DENIALS.search, evidence)):
        return
    rest = text[: match.start()] + text[match.end() :]
    if sum(len(NEGATIONS.findall(one)) for one in evidence) <= len(NEGATIONS.findall(rest)):
        yield match[0]


def negated(text: str, evidence: Sequence[str]) -> Iterator[str]:
    """The words that a text negates where its English evidence says them and has no word that may deny anything."""
    if (found := _negated(text)) and not any(map(MAY_DENY.search, evidence)):
        theirs = with_synonyms(stems(" ".join(evidence)))
        yield from (said for said, meant in found if meant & theirs)


def affirmed(text: str, evidence: Sequence[str]) -> Iterator[str]:
    """The words that English evidence only ever negates where a text says them and has no word that may deny them."""
    denials = [pair for one in evidence for pair in _negated(one)]
    if not denials or MAY_DENY.search(text):
        return
    told = content_stems(text)
    for said, meant in denials:
        elsewhere = stems(" ".join(evidence).replace(said, " "))
        if meant & told and meant.isdisjoint(elsewhere):
            yield said


@lru_cache(maxsize=256)  # of evidence: it is asked for by both languages
def _negated(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each negation up to the word that it negates, and the stems of what that may mean."""
    return tuple(_negated_zh(text) if _HAN.search(text) else _negated_en(text))


def _negated_en(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    for match in NEGATED_EN.finditer(text):
        words = (
            (word.end(), stems(word[0]) - _SAYS_NOTHING)
            for word in _WORD.finditer(match["rest"])
            if word[0].islower()  # a name may stand in a text that says nothing of it
        )
        if first := next(((end, meant) for end, meant in words if meant), None):
            yield text[match.start() : match.start("rest") + first[0]], first[1]


def _negated_zh(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    known = dictionary()
    words = list(known.words(known.simplified(text)))
    for place, (word, at) in enumerate(words):
        if word in NEGATED_ZH:
            after = ((next_, end) for next_, end in words[place + 1 : place + 1 + _NEAR] if _says_something(next_))
            for next_, start in after:
                yield text[at : start + len(next_)], known.stems(next_)
                break


def _says_something(word: str) -> bool:
    return len(word) > 1 and word not in DISCOURSE
