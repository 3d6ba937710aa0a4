"""Exchanges: names of a claim that have changed places, or that stand in the place of another."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from paperdigest.checking.lexicon import GENERAL_TERMS
from paperdigest.checking.names.forms import is_form
from paperdigest.checking.names.namings import Bridge, Naming, bridges, namings

_MARGIN = 2  # words by which two names have to fit each other's places better than their own
_SAME = 3  # words that a name has to have in common with the place of another
_HAN = re.compile("[\u4e00-\u9fff]")
_NO_LETTER = re.compile(r"[\W_]+")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b")


def exchanged(text: str, others: Sequence[str]) -> Iterator[str]:
    """The pairs of names of a Chinese or an English text that the others, in English, have in each other's places.

    Each has near it what the others have near the other one; or two of an English text have the same words between them
    in the other order, "B builds on A" for "A builds on B".
    """
    stated, told = namings(text), [naming for other in others for naming in namings(other)]
    known = frozenset[str]().union(*(naming.words for naming in told))
    stated = tuple(naming for naming in stated if naming.words & known)
    is_ordered = not _HAN.search(text)
    for one, other in combinations([naming for naming in stated if not _is_quoted(naming, told)], 2):
        if f"{one.text}比{other.text}" in "".join(text.split()):
            continue  # what follows is said of the first
        if not one.words & other.words and _is_crossed(one, other, told, is_ordered):
            yield f"{one.text}, {other.text}"
    if is_ordered and len(stated) > 1:
        theirs = [bridge for other in others for bridge in bridges(other)]
        for bridge in bridges(text):
            if _is_reversed(bridge, theirs):
                yield f"{bridge.first.text}, {bridge.second.text}"


def replaced(text: str, others: Sequence[str]) -> Iterator[str]:
    """The names of a Chinese or an English text that the others lack, where they tell the same of another name.

    That name is one that the text lacks. An acronym or another form of it is no other name, and neither is "LLM".
    """
    stated, told = namings(text), [naming for other in others for naming in namings(other)]
    if not stated or not told:
        return
    own = frozenset[str]().union(*(naming.words for naming in stated))
    theirs = [naming for naming in told if not naming.words & own]
    printed = _letters(" ".join(others)) if theirs else ""
    known = frozenset[str]().union(*(naming.words for naming in told))
    for naming in stated:
        if naming.words & (known | GENERAL_TERMS) or all(word in printed for word in naming.words):
            continue
        for other in theirs:
            if _is_alike(naming, other) and not is_form(naming.text, other.text):
                yield naming.text
                break


def _is_quoted(naming: Naming, told: Sequence[Naming]) -> bool:
    """Whether it has the same words around it, so that no other place can be more like its own."""
    return any(
        other.words & naming.words and other.before == naming.before and other.after == naming.after for other in told
    )


def _is_crossed(one: Naming, other: Naming, told: Sequence[Naming], is_ordered: bool) -> bool:
    ones = [naming for naming in told if naming.words & one.words]
    twos = [naming for naming in told if naming.words & other.words]
    if any(naming.words & other.words for naming in ones):
        return False
    fit = _in_order if is_ordered else _in_common
    crossed = max(fit(one, naming) for naming in twos), max(fit(other, naming) for naming in ones)
    if not all(crossed):
        return False
    own = _most(one, ones), _most(other, twos)
    return crossed[0] > own[0] and crossed[1] > own[1] and sum(crossed) >= sum(own) + _MARGIN


def _most(naming: Naming, others: Sequence[Naming]) -> int:
    """What a name has in common with the place of it that is most like its own, in the order that shows more."""
    return max(max(_in_order(naming, other), _in_common(naming, other)) for other in others)


def _in_order(one: Naming, other: Naming) -> int:
    """How many words both have on the same side, those right beside them twice."""
    return sum(len(ours & theirs) for ours, theirs in zip(one.sides, other.sides, strict=True))


def _in_common(one: Naming, other: Naming) -> int:
    """The same on whichever side."""
    return sum(len(ours & theirs) for ours, theirs in zip(one.company, other.company, strict=True))


def _is_reversed(bridge: Bridge, others: Sequence[Bridge]) -> bool:
    """Whether others have the same between the same names in the other order, and none in this one."""
    first, second = bridge.first.words, bridge.second.words
    turned = [other for other in others if other.first.words & second and other.second.words & first]
    if not any(_is_same(bridge, other) and _is_passive(bridge) == _is_passive(other) for other in turned):
        return False
    straight = [other for other in others if other.first.words & first and other.second.words & second]
    return not any(bridge.stems & other.stems for other in straight)


def _is_same(bridge: Bridge, other: Bridge) -> bool:
    """Whether half of the words of either are the other's."""
    return 2 * len(bridge.stems & other.stems) >= max(len(bridge.stems), len(other.stems), 1)


def _is_passive(bridge: Bridge) -> bool:
    return bool(_PASSIVE.search(bridge.words))


def _is_alike(naming: Naming, other: Naming) -> bool:
    """Whether most words near a name are near the other one, too."""
    shared = naming.company[0] & other.company[0]
    return 2 * len(shared) >= sum(map(len, naming.near)) and _in_order(naming, other) >= _SAME


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text.lower())
