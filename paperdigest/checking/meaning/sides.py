"""Sides: which of two things a comparison puts above the other, and whether two texts agree in that."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from paperdigest.checking.lexicon import COMMON_CAPITALS
from paperdigest.checking.meaning.comparers import (
    AFTER_ZH,
    AMOUNT,
    BETWEEN_ZH,
    COMPARATIVES,
    GOOD_WHEN_HIGH,
    QUALITY,
    VERBS,
)
from paperdigest.checking.meaning.dictionary import content_stems, stems
from paperdigest.checking.meaning.polarities import NEGATION, OPEN

_HAN = re.compile("[\u4e00-\u9fff]")
_SENTENCES = re.compile(r"[.!?;:](?=\s|$)|[。！？；：—]")
_CLAUSES = re.compile(r",\s|[，()（）]")
_ASIDE = re.compile(r"[(（][^()（）]{0,25}[)）]")  # a longer one may compare, too
_TOKEN = re.compile(r"[A-Za-z][\w+-]*")
_WHERE_EN = re.compile(
    r"\b(?:on|in|with|for|by|at|using|under|across|from|when|while|where|whereas|although|though|despite|and|but|because"
    r"|since|even|than|to|without|if|after|before|as|which|over|within|through)\s.*"
)  # what follows what is compared
_ADVERBIAL_EN = re.compile(
    r"\s*(?:(?:and|but|so|yet) )?(?:on|in|with|for|at|by|when|while|although|though|despite|compared|unlike|after"
    r"|before|if|as|using|under|across|given|because|since|without|even|not only|over|from)\b",
    re.IGNORECASE,
)
_WHERE_ZH = re.compile(r"[在用对从以于当][^，。；]{0,30}?(?:上|中|下|时|里|后|前|方面|而言|来说)")
_REPORTED = re.compile(r".*\bthat\s")
_THAN = re.compile(
    r"\s+(?:[^\s,;()]+\s+){0,4}?than\s(?!\d)|\s+(?:[^\s,;()]+\s+){0,7}?(?:compared|relative) (?:to|with)\s"
)
_FIRST = re.compile(r"^\s*[A-Z][a-z]*\b(?![-\d])")  # its capital makes it no name
_BOUND = re.compile(r"\s+than\s+\d")  # "more than 7 times"
_AGAINST_EN = re.compile(
    r"\b(?:compared|in comparison|relative|in contrast) (?:to|with)\s(?P<other>[^,]+),(?P<said>.*)"
)
_HARDLY = re.compile(r"\b(?:hardly|barely|scarcely)\W+$|几乎不$", re.IGNORECASE)
_LESS = re.compile(r"\bless\s+$", re.IGNORECASE)  # "less easily"
_BY = re.compile(r"\s+by\s")
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_THAN_ZH = re.compile(r"[比较](?P<other>[^，。；比较]{1,40}?)(?:还|更|要|都|也|明显|显著|略|稍|大幅|平均|整体|加)*$")
_AGAINST_ZH = re.compile(
    r"(?:与|和|跟|同|相比于?|相较于?|比起|较之)(?P<other>[^，。；]{1,40}?)(?:相比|相较|比起来)?[，,](?P<said>[^。；]*?)更加?$"
)
_MEASURED_ZH = re.compile(r"\s*(?:[\d约近至两一几数得了出整]|$|[，。；、）)])")
_PASSIVE_EN = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$")
_PASSIVE_ZH = re.compile(r"被(?!称|视)")
_MEASURES = stems("points percent times")


@dataclass(frozen=True)
class Side:
    """What is compared: its names in small letters, its names and stems, and those of what says where and how, too."""

    names: frozenset[str]
    core: frozenset[str]
    whole: frozenset[str]

    def without(self, other: "Side") -> "Side":
        """What tells it from the other side."""
        return Side(self.names - other.names, self.core - other.core, self.whole - other.whole)


@dataclass(frozen=True)
class Comparison:
    """The question that is answered, the words that answer it, and what stands above and below by that answer."""

    what: str
    words: str
    above: Side
    below: Side

    @property
    def told_apart(self) -> "Comparison":
        """The same without what both sides have."""
        return replace(self, above=self.above.without(self.below), below=self.below.without(self.above))


def weighed(text: str, others: Sequence[str]) -> dict[str, tuple[bool, str]]:
    """For each question that a text and others answer by a comparison of the same things: whether they agree, and how.

    They agree where for each comparison of the text one of the others has the same on the same sides; they disagree
    where one has it on the other sides and none agrees. Questions in which neither is clear are left out.
    """
    found: dict[str, tuple[bool, str]] = {}
    theirs = [one for other in others for one in comparisons(other)] if (own := comparisons(text)) else []
    for one in own:
        verdicts = {_agree(one.told_apart, other.told_apart) for other in theirs if other.what == one.what}
        if True in verdicts:
            found.setdefault(one.what, (True, one.words))
        elif False in verdicts:
            found[one.what] = (False, one.words)
    return found


@lru_cache(maxsize=256)  # a text and its evidence are weighed against each other in both languages
def comparisons(text: str) -> tuple[Comparison, ...]:
    """The comparisons that a Chinese or an English text makes of two things."""
    read = _chinese if _HAN.search(text) else _english
    return tuple(one for sentence in _SENTENCES.split(_ASIDE.sub(" ", text)) for one in read(sentence))


def _agree(one: Comparison, other: Comparison) -> bool | None:
    """Whether both have the same things on the same sides; None when that is not clear.

    A name on the other side is enough where not both name another thing beside it.
    """
    straight = one.above.core & other.above.core, one.below.core & other.below.core
    crossed = one.above.core & other.below.core, one.below.core & other.above.core
    if any(straight) != any(crossed):
        is_clear = any(straight) or all(crossed) or _is_named(one.above, other.below, one.below, other.above)
        is_clear = is_clear or _is_named(one.below, other.above, one.above, other.below)
        return any(straight) if is_clear else None
    straight = one.above.whole & other.above.whole, one.below.whole & other.below.whole
    crossed = one.above.whole & other.below.whole, one.below.whole & other.above.whole
    if any(straight) and any(crossed):
        return None
    return True if all(straight) else False if all(crossed) else None


def _is_named(side: Side, crossed: Side, rest: Side, crossed_rest: Side) -> bool:
    return bool(side.names & crossed.core) and not (rest.names and crossed_rest.names)


def _english(sentence: str) -> Iterator[Comparison]:
    sentence = _FIRST.sub(lambda word: word[0].lower(), sentence)
    for what, is_above, pattern in VERBS:
        for match in pattern.finditer(sentence):
            by = _BY.match(sentence, match.end())
            if not by and _PASSIVE_EN.search(sentence[: match.start()]) and match[0].lower().endswith(("ed", "en")):
                yield from _compared(what, not is_above, match[0], sentence[: match.start()], "")
                continue
            yield from _compared(
                what,
                is_above != bool(by),
                match[0],
                sentence[: match.start()],
                sentence[by.end() if by else match.end() :],
            )
    for match in _WORD.finditer(sentence):
        known = COMPARATIVES.get(match[0].lower())
        if known and _LESS.search(sentence, 0, match.start()):
            known = known[0], not known[1]
        than = _THAN.match(sentence, match.end()) if known and not _BOUND.match(sentence, match.end()) else None
        if known and not than and (against := _AGAINST_EN.search(sentence[: match.start()])):
            yield from _compared(*known, match[0], against["said"], against["other"])
        elif known and than:
            before, after = sentence[: match.start()], sentence[than.end() :]
            yield from _compared(*known, match[0], before, after)
            if known[0] == AMOUNT and GOOD_WHEN_HIGH.search(than[0]):
                yield from _compared(QUALITY, known[1], match[0], before, after)


def _chinese(sentence: str) -> Iterator[Comparison]:
    for what, is_above, pattern in BETWEEN_ZH:
        for match in pattern.finditer(sentence):
            before, after = sentence[: match.start()], sentence[match.end() :]
            by = _PASSIVE_ZH.search(before)
            if by:
                before, after = before[by.end() :], before[: by.start()]
            yield from _both(what, is_above, match[0], before, after)
    for what, is_above, pattern in AFTER_ZH:
        for match in pattern.finditer(sentence):
            head = sentence[: match.start()]
            than = _THAN_ZH.search(head)
            if than and _MEASURED_ZH.match(sentence, match.end()):
                yield from _both(what, is_above, match[0], head[: than.start()], than["other"])
            elif against := _AGAINST_ZH.search(head):
                yield from _both(what, is_above, match[0], against["said"], against["other"])


def _both(what: str, is_above: bool, words: str, before: str, after: str) -> Iterator[Comparison]:
    """What is higher is better where what is measured is good."""
    yield from _compared(what, is_above, words, before, after)
    if what == AMOUNT and GOOD_WHEN_HIGH.search(_CLAUSES.split(before)[-1]):
        yield from _compared(QUALITY, is_above, words, before, after)


def _compared(what: str, is_above: bool, words: str, before: str, after: str) -> Iterator[Comparison]:
    """The comparison of what `before` ends with and `after` begins with; none where it is asked, or hardly said."""
    if OPEN.search(before) or _HARDLY.search(before):
        return
    first, second = _subject(before), _side(_CLAUSES.split(after.strip())[0])
    if NEGATION.search(before):
        is_above = not is_above
    yield Comparison(what, words, *((first, second) if is_above else (second, first)))


def _subject(before: str) -> Side:
    """The last clause that says of what something is said; else the last name, "On GPUs SheepNet is"."""
    clauses = _CLAUSES.split(before)
    for clause in reversed(clauses):
        if not _ADVERBIAL_EN.match(clause):
            side = _side(_REPORTED.sub("", clause))
            if side.whole:
                return side
    last = next((clause for clause in reversed(clauses) if clause.strip()), "")
    tokens = [token for token in _TOKEN.findall(last) if not token.islower()][1:]
    names = _names(tokens[-1]) if tokens else frozenset[str]()
    return Side(names, names, names)


def _side(text: str) -> Side:
    core = _WHERE_ZH.sub(" ", text) if _HAN.search(text) else _WHERE_EN.sub(" ", text)
    names = _names(core)
    return Side(names, names | _content(core), _names(text) | _content(text))


def _names(text: str) -> frozenset[str]:
    """Latin words in a Chinese text; those with a capital or a digit in an English one."""
    is_chinese = bool(_HAN.search(text))
    tokens = (token for token in _TOKEN.findall(text) if is_chinese or not token.islower() or not token.isalpha())
    folded = {token.lower() for token in tokens} - COMMON_CAPITALS
    return frozenset(f"{name.removesuffix('s')}'" for name in folded if len(name) > 1)


def _content(text: str) -> frozenset[str]:
    return content_stems(text) - _MEASURES
