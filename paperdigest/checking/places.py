"""Places: numbers, names and things of a sentence that have changed places in its translation."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from paperdigest.checking.meaning.dictionary import content_stems
from paperdigest.checking.meaning.renderings import chinese, english, means
from paperdigest.checking.names.namings import Naming, namings
from paperdigest.checking.numbers.mentions import mentions

Stems = frozenset[str]

_MARGIN = 2  # words by which two have to fit each other's places better than their own
_OUTDOES_EN = re.compile(r"\b(?:(?:outperform|surpass|exceed|beat)(?:s|es)?|superior to|better than)\b", re.I)
_OUTDOES_ZH = re.compile(r"优于|胜过|超越|好于|强于|超过(?![\s约]*\d)")
_CLAUSE = re.compile(r"[,;，；。（(]\s?|\.\s")
_RESPECTIVELY = re.compile(r"\brespectively\b")
_TO_EN = re.compile(
    r"\b(?:(?i:from (?:the |an? )?([a-z]+) to (?:the |an? )?)|([A-Za-z]{3,})(?:-to-|2(?=[A-Z])))([A-Za-z]{3,})"
)
_TO_ZH = re.compile(r"([\u4e00-\u9fff]{2,6})(?:到|转为|转|变为|变成)([\u4e00-\u9fff]{2,6})")


class _Placed(NamedTuple):
    """A number or a name where it stands: by what it is known, itself, its list, and the stems of what is near it."""

    key: float | Stems
    text: str
    group: tuple[str, str]
    near: Stems


Pair = tuple[_Placed, _Placed]


def displaced(zh: str, en: str) -> Iterator[str]:
    """The pairs of numbers and of names of a Chinese sentence that its English original has in each other's places.

    They stand in the other order there, and each beside words that the original has beside the other one, or in a list.
    """
    numbers = [(one, two) for one, two in _inverted(_numbers(zh), _numbers(en)) if _is_percent(one) == _is_percent(two)]
    names = list(_inverted(_names(zh), _names(en)))
    wrong = [pair for pair in numbers if _are_listed(*pair) or _are_crossed(*pair)]
    is_paired = _RESPECTIVELY.search(en) and not wrong  # a list of names that belongs to one of numbers
    wrong += [pair for pair in names if _are_crossed(*pair) or (is_paired and _are_listed(*pair))]
    yield from dict.fromkeys(f"{one.text}, {other.text}" for (one, _), (other, _) in wrong)
    theirs = list(_outdone(en, _OUTDOES_EN))
    for one, others in _outdone(zh, _OUTDOES_ZH):
        is_beaten = any(_among(first, others) and _among(one, rest) for first, rest in theirs)
        if is_beaten and not any(one.words & first.words for first, _ in theirs):
            yield f"{one.text}, {others[0].text}"


def _outdone(text: str, outdoes: re.Pattern[str]) -> Iterator[tuple[Naming, tuple[Naming, ...]]]:
    """Who outdoes whom: the last name before a word that says so, and those after it in its clause."""
    for match in outdoes.finditer(text):
        before, after = namings(text[: match.start()]), namings(_CLAUSE.split(text[match.end() :])[0])
        if before and after:
            yield before[-1], after


def _among(name: Naming, others: Sequence[Naming]) -> bool:
    return any(name.words & other.words for other in others)


def turned(zh: str, en: str) -> Iterator[str]:
    """The changes of a Chinese text from one thing to another that its English original has the other way round."""
    for first, source, target in _TO_EN.findall(en):
        here, there = english(first or source).stems, english(target).stems
        for match in _TO_ZH.finditer(zh):
            before, after = chinese(match[1]).words[-1:], chinese(match[2]).words[:1]
            is_turned = all(means(word, there) and not means(word, here) for word in before)
            if before and after and is_turned and all(means(word, here) and not means(word, there) for word in after):
                yield match[0]


def _inverted(ours: Sequence[_Placed], theirs: Sequence[_Placed]) -> Iterator[tuple[Pair, Pair]]:
    """The pairs that both texts have once and in another order, each with its place in the other text."""
    own, others = Counter(one.key for one in ours), Counter(one.key for one in theirs)
    at = {one.key: place for place, one in enumerate(theirs)}
    once = [one for one in ours if own[one.key] == 1 and others[one.key] == 1]
    for first, second in combinations(once, 2):
        if at[first.key] > at[second.key]:
            yield (first, theirs[at[first.key]]), (second, theirs[at[second.key]])


def _are_listed(first: Pair, second: Pair) -> bool:
    """Whether both stand in one list in either text."""
    return all(one.group == other.group for one, other in zip(first, second, strict=True))


def _are_crossed(first: Pair, second: Pair) -> bool:
    """Whether each has near it more of what the other text has near the other one than of what it has near itself."""
    crossed = len(first[0].near & second[1].near), len(second[0].near & first[1].near)
    own = [len(one.near & other.near) for one, other in (first, second)]
    return crossed[0] > own[0] and crossed[1] > own[1] and sum(crossed) >= sum(own) + _MARGIN


def _is_percent(pair: Pair) -> bool:
    return "%" in pair[0].text


def _numbers(text: str) -> list[_Placed]:
    return [
        _Placed(value, token, (mention.before, mention.after), mention.words)
        for mention in mentions(text)
        for token, value in zip(mention.tokens, mention.values, strict=False)
    ]


def _names(text: str) -> list[_Placed]:
    return [
        _Placed(naming.words, naming.text, (naming.before, naming.after), content_stems(naming.before + naming.after))
        for naming in namings(text)
    ]
