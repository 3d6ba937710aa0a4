"""Counts: small numbers of things that a claim states and its evidence or its other language counts differently."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paperdigest.checking.index import printed_in
from paperdigest.checking.lexicon import DIGIT_WORDS
from paperdigest.checking.meaning.dictionary import dictionary, stems
from paperdigest.checking.numbers.hannumbers import han_value
from paperdigest.checking.numbers.measures import measures
from paperdigest.checking.numbers.numbers import Quantity
from paperdigest.checking.numbers.units import is_physical
from paperdigest.checking.problems import Code, Problem

_SMALL = {word: float(value) for word, value in DIGIT_WORDS.items() if 2 <= value <= 10}
_COUNT_EN = re.compile(
    rf"(?<![\w.,:-])({'|'.join(_SMALL)}|[2-9]|10)(?=((?:[\s-]+[A-Za-z]+){{1,4}}))(?:[\s-]+[A-Za-z]+)", re.IGNORECASE
)
_FEW = 5  # things that a text may list, and count itself
_MEASURES = "个种类项步层段次位名张条篇组套块台阶轮倍对份点路颗头代级道支座家所届"
_COUNT_ZH = re.compile(
    rf"(?<![第几数十百千万亿之点\d.])([二两三四五六七八九十]|[2-9]|10)\s?[{_MEASURES}](?![多几余分])"
)

_ORDINALS = {
    "二": "second secondly 2nd 2 two ii latter other another next",
    "三": "third thirdly 3rd 3 three iii",
    "四": "fourth 4th 4 four iv",
    "五": "fifth 5th 5 five v",
}
_ORDINAL = re.compile(f"第([{''.join(_ORDINALS)}])(?![十百千万])")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class _Count:
    """A small number in a text: the piece that states it, and the stems of what it may count."""

    text: str
    value: float
    things: frozenset[str] = frozenset()


def miscounted(words: Mapping[str, str], cited: Sequence[str], language: str) -> Iterator[Problem]:
    """The miscounts of a claim's texts, by ISO 639-1 code, held against its evidence, which is in `language`."""
    zh, en = words.get("zh"), words.get("en")
    if en and language == "en":
        yield from (Problem(Code.STRAY_AMOUNT, "en", piece) for piece in _miscounted_en(en, cited))
    if zh and (en or language == "en"):
        others = [en] if en else list(cited)
        yield from (Problem(Code.STRAY_AMOUNT, "zh", piece) for piece in _miscounted_zh(zh, others, cited))


def _miscounted_en(text: str, cited: Sequence[str]) -> Iterator[str]:
    """The counts of an English text whose number the evidence lacks, while it counts the same things differently."""
    printed = printed_in(*cited)
    theirs = [count for sentence in cited for count in _counts_en(sentence)]
    for count in _counts_en(text):
        is_counted = any(other.things & count.things for other in theirs)
        if is_counted and not printed.carries(_quantity(count)):
            yield count.text


def _miscounted_zh(text: str, others: Sequence[str], cited: Sequence[str]) -> Iterator[str]:
    """The counts of a Chinese text whose number neither the `others` nor the evidence has.

    `others` are its English twin, or else the evidence. A number below five counts only where they have another
    instead: it may be what the text itself lists.
    """
    ours = list(_counts_zh(text))
    if not ours:
        return
    own, texts = printed_in(text), (*others, *cited)
    printed = printed_in(*texts)
    differ = any(not own.carries(_quantity(count)) for other in others for count in _counts_en(other))
    for count in ours:
        is_printed = printed.carries(_quantity(count)) and not _only_measures(count.value, texts)
        if (differ or count.value >= _FEW) and not is_printed:
            yield count.text


def _only_measures(value: float, texts: Sequence[str]) -> bool:
    """Whether texts have the number with units alone, "10 ms", which count no things."""
    told = [one for text in texts for one in measures(text) if one.low <= value <= one.high]
    is_counted = any(count.value == value for text in texts for count in _counts_en(text) if count.text[0].isalpha())
    return bool(told) and all(is_physical(one.unit) for one in told) and not is_counted


def misordered(zh: str, en: str) -> Iterator[str]:
    """The ordinals of a Chinese text, "第二" to "第五", of whose number its English original has nothing."""
    words = frozenset(_WORD.findall(en.lower()))
    yield from (match[0] for match in _ORDINAL.finditer(zh) if words.isdisjoint(_ORDINALS[match[1]].split()))


def _counts_en(text: str) -> Iterator[_Count]:
    for match in _COUNT_EN.finditer(text):
        number = match[1].lower()
        yield _Count(match[0], _SMALL.get(number) or float(number), stems(match[2]))


def _counts_zh(text: str) -> Iterator[_Count]:
    for match in _COUNT_ZH.finditer(dictionary().simplified(text)):
        yield _Count(text[match.start() : match.end()], float(match[1]) if match[1].isascii() else han_value(match[1]))


def _quantity(count: _Count) -> Quantity:
    return Quantity(count.text, count.value, count.value, count.value)
