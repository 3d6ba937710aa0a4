"""Measures: the numbers of a text with the units that they are printed with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import prod

from paperdigest.checking.lexicon import DIGIT_WORDS, HAN_SCALES, MULTIPLIERS
from paperdigest.checking.numbers.hannumbers import han_value
from paperdigest.checking.numbers.plainnumbers import plain_numbers
from paperdigest.checking.numbers.rounding import coarsely, last_place, rounded
from paperdigest.checking.numbers.units import (
    BARE,
    COUNT,
    HAN,
    RATIO,
    SHARE,
    SYMBOLS,
    TIMES,
    WORDS,
    Unit,
    converted,
    tells,
)

_EXACT = 1e-3  # of a value: a conversion may be rounded by this
_TABLE = 12  # numbers from which a text is a table, where a number without a unit may have any
_MONEY = {"＄": "$", "€": "€", "£": "£"}
_PRICE = re.compile(r"\$(?=\d)(?![^$]*\$(?!\d))")  # no formula begins there
_HAN = "一二两三四五六七八九十百千万亿"
_VAGUE = {
    "tens of": (10, 99), "dozens of": (12, 99), "hundreds of": (100, 999), "thousands of": (1e3, 9999),
    "half a": (0.5, 0.5), "half an": (0.5, 0.5), "数十": (10, 99), "几十": (10, 99), "数百": (100, 999),
    "几百": (100, 999), "数千": (1e3, 9999), "几千": (1e3, 9999), "数": (2, 9), "几": (2, 9), "半": (0.5, 0.5),
    "半个": (0.5, 0.5),
}  # fmt: skip
_NUMBER = re.compile(
    r"(?P<money>[＄€£])?(?<![\w.^])(?<![A-Za-z^]-)(?P<digits>\d(?:[\d,]*\d)?(?:\.\d+)?)(?!\s?\^)(?P<more>\s?[余多]|\+)?"
    rf"(?:[\s-](?P<scale>{'|'.join(MULTIPLIERS)})\b|\s?(?P<han>万亿|[百千]?[万亿]|百万|千万|千(?![米克瓦电])))?"
    rf"|\b(?P<word>{'|'.join(DIGIT_WORDS)})(?=[\s-])"
    rf"|(?<![参次函指系分整总人])(?P<vague>{'|'.join(sorted(_VAGUE, key=len, reverse=True))})"
    rf"|(?<![第{_HAN}\d.])(?P<spelled>[{_HAN}]+)",
    re.IGNORECASE,
)
_UNNUMBERED = re.compile(
    r"\b(?P<word>(?:nano|micro|milli)?second|minute|hour)s\b|以(?P<han>[纳微毫]?秒|分钟|小时)计", re.IGNORECASE
)  # "takes seconds"
_SOME = {3600.0: 1e4}  # what may be counted in such units without a number, by their size in seconds
_KINDS = (
    "live|full|whole|working|business|calendar|wall-clock|clock|extra|additional|more|[CGT]PU|[A-Z]\\d00|core|node"
    "|person|man|machine|training|consecutive"
)  # of days, of hours: they are as long as others
_EN, _ZH, _SYMBOL = ("|".join(map(re.escape, sorted(names, key=len, reverse=True))) for names in (WORDS, HAN, SYMBOLS))
_UNIT = re.compile(
    rf"(?P<gap>\)?[\s-]?)(?P<symbol>{_SYMBOL})(?![A-Za-z0-9²³^$]|-[A-Za-z]|\s?\d)"
    rf"|[\s-](?:(?i:{_KINDS})[\s-]){{0,2}}(?i:(?P<word>{_EN}))(?:s|es)?\b(?!-old)"
    rf"|\s?个?\s?(?:[A-Za-z]\w*\s)?(?P<han>{_ZH})(?![代级组度素件语音分线隆期围片频然])"
)
_TIME_EN = "|".join(name for name, unit in WORDS.items() if unit.family == "time")
_TIME_ZH = "|".join(name for name, unit in HAN.items() if unit.family == "time")
_PER = re.compile(
    rf"\s?(?:/\s?|per\s|an?\s|each\s|every\s|每个?)(?:(?P<word>{_TIME_EN}|min|hr?|s)\b|(?P<han>{_TIME_ZH}))"
)
_EACH = re.compile(rf"每个?(?P<han>{_TIME_ZH})[^\d，。,;；]{{0,6}}$")
_THINGS = re.compile(r"\s(?:of\sthe\s)?[a-z]{2,}s\b|\s?[个道名篇张条只台种]\s?[\u4e00-\u9fff]")
_JOINT = re.compile(
    r"\s?\(?\s?(?:[,~～、±×x/-]|\+/-|,?\s?(?:to|and|or|versus|vs\.?|和|与|至|到|或))\s?(?:about\s|约\s?)?"
)
_RATIO_AFTER = re.compile(r"\s(?:[a-z]\S*\s){0,2}(?:relative|more|less|fewer|faster|slower|\w+er|speed-?up)\b|\sof\b")
_RATIO_BEFORE = re.compile(
    r"\b(?:relative(?:ly)?\b|(?:reduc|decreas|cut|sav|shrink|lower)\w*\s[^,;.]*\bby\b)[^,;.\d]{0,20}$"
)
_PROSE = re.compile(r"\s[a-z]{2,}")


@dataclass(frozen=True)
class Measure:
    """A number as it is printed, the lowest and highest value it stands for, and its unit; `per` what time, of a rate.

    `worded` says that it is written in words, `listed` that the unit stands behind the last of a list or a range.
    """

    text: str
    low: float
    high: float
    unit: Unit | None = None
    per: Unit | None = None
    worded: bool = False
    listed: bool = False

    def prints(self, other: "Measure") -> bool:
        """Whether both are the same number, whatever their units."""
        return self.low <= other.high * (1 + _EXACT) and other.low <= self.high * (1 + _EXACT)

    def may_be(self, other: "Measure") -> bool:
        """Whether both may measure the same: with units that say so, or with one that is not known."""
        if self.unit and other.unit and self.unit.family == other.unit.family:
            is_rate = bool(self.per and other.per)
            return self._scaled(is_rate).prints(other._scaled(is_rate))
        return self.prints(other) and not tells(self.unit, other.unit)

    @property
    def converted(self) -> tuple[float, ...]:
        """The number in the other sizes of its unit: 10 (milliseconds) for "0.01 s"."""
        return converted(self.low, self.unit) if self.unit and self.low == self.high else ()

    def _scaled(self, is_rate: bool) -> "Measure":
        size = (self.unit.size if self.unit else 1) / (self.per.size if self.per and is_rate else 1)
        return replace(self, low=self.low * size, high=self.high * size)


@lru_cache(maxsize=1024)  # evidence is held against both languages, and a paper's sentences against several claims
def measures(text: str) -> tuple[Measure, ...]:
    """The numbers of a Chinese or an English text, with what they measure; those in words only with a unit."""
    plain = plain_numbers(_PRICE.sub("＄", text))
    found = [(match, _measure(plain, match)) for match in _NUMBER.finditer(plain)]
    spans = [(match.start(), match.end(), one) for match, one in found if one]
    for at in reversed(range(len(spans) - 1)):
        _, end, one = spans[at]
        start, _, after = spans[at + 1]
        if after.unit not in (None, COUNT) and one.unit in (None, COUNT) and _JOINT.fullmatch(plain, end, start):
            spans[at] = spans[at][0], end, replace(one, unit=after.unit, per=after.per, listed=True)
    spans += _unnumbered(plain, [(match.start(), match.start() + len(one.text)) for match, one in found if one])
    has_share = len(spans) < _TABLE and any(one.unit in (SHARE, RATIO) for _, _, one in spans)
    return tuple(
        replace(one, unit=BARE) if has_share and one.unit is None and _PROSE.match(plain, end) else one
        for _, end, one in spans
    )


def _unnumbered(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, Measure]]:
    """The units of time that stand without a number."""
    for match in _UNNUMBERED.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            unit = _named(match)
            yield match.start(), match.end(), Measure(match[0], 1, _SOME.get(unit.size, 999), unit, worded=True)


def conversions(text: str, end: int, value: float) -> tuple[float, ...]:
    """What a number that ends there is in the other sizes of its unit: 10 (milliseconds) for "0.01 s"."""
    match = _UNIT.match(text, end)
    return converted(value, _named(match)) if match and not _is_letter(match) else ()


def _measure(text: str, match: re.Match[str]) -> Measure | None:
    """The number there; None for one in words that measures nothing."""
    unit, end = _unit(text, match)
    if not match["digits"]:
        bounds = _worded(match)
        is_measure = unit and unit not in (COUNT, SHARE, TIMES) and bounds[1] != 1
        bounds = coarsely(text, match.start(), *bounds)
        return Measure(text[match.start() : end], *bounds, unit, worded=True) if is_measure else None
    scale = (
        MULTIPLIERS[match["scale"].lower()] if match["scale"] else prod(HAN_SCALES[one] for one in match["han"] or "")
    )
    value = float(match["digits"].replace(",", "")) * scale
    place = last_place(match["digits"]) * scale
    low, high = rounded(text, match.start(), match.end(), value, place, bool(match["more"]))
    return Measure(text[match.start() : end], low, high, unit, _per(text, match.start(), end) if unit else None)


def _worded(match: re.Match[str]) -> tuple[float, float]:
    if match["vague"]:
        low, high = _VAGUE[" ".join(match["vague"].lower().split())]
        return low, high
    value = float(DIGIT_WORDS[match["word"].lower()]) if match["word"] else han_value(match["spelled"])
    return value, value


def _unit(text: str, number: re.Match[str]) -> tuple[Unit | None, int]:
    """The unit of a number there, and where it ends."""
    if number["money"]:
        return SYMBOLS[_MONEY[number["money"]]], number.end()
    match = _UNIT.match(text, number.end())
    if not match or _is_other(number, match):
        is_count = number["digits"] and "." not in number["digits"] and _THINGS.match(text, number.end())
        return (COUNT if is_count else None), number.end()
    unit = _named(match)
    if unit == SHARE and (_RATIO_AFTER.match(text, match.end()) or _RATIO_BEFORE.search(text, 0, number.start())):
        unit = RATIO
    return unit, match.end()


def _is_other(number: re.Match[str], unit: re.Match[str]) -> bool:
    """Whether the letters there are no unit: those of "1990s" and "2m", a variable, and the year of "2018 年"."""
    is_year = unit["han"] == "年" and re.fullmatch(r"1[5-9]\d\d|20\d\d", number["digits"] or "")
    return bool(is_year) or _is_letter(unit)


def _is_letter(unit: re.Match[str]) -> bool:
    symbol = unit["symbol"] or ""
    return symbol.isalpha() and symbol.isascii() and len(symbol) == 1 and (unit["gap"] != " ") is (symbol not in "xX")


def _per(text: str, start: int, end: int) -> Unit | None:
    match = _PER.match(text, end)
    if match and match["word"]:
        return WORDS.get(match["word"]) or SYMBOLS[match["word"]]
    match = match or _EACH.search(text, max(0, start - 16), start)
    return HAN[match["han"]] if match else None


def _named(match: re.Match[str]) -> Unit:
    if match.groupdict().get("symbol"):
        return SYMBOLS[match["symbol"]]
    return WORDS[match["word"].lower()] if match["word"] else HAN[match["han"]]
