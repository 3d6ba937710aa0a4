"""Quantities in words: shares, factors, orders of magnitude and round counts that a text states without digits."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from paperdigest.checking.lexicon import DIGIT_WORDS, HAN_SCALES
from paperdigest.checking.meaning.dictionary import dictionary
from paperdigest.checking.numbers.hannumbers import han_value
from paperdigest.checking.numbers.numbers import Quantity

Kind = Literal["share", "factor", "magnitude", "count"]
_NEAR = 0.15  # of the value: a quantity in words is a rounded one
_COARSE = 2  # factor by which a number may miss its order of magnitude
_DIGIT = "一二两三四五六七八九"
_HAN_NUMBER = f"[{_DIGIT}十百千万亿]+"
_HAN_FACTOR = f"(?:[{_DIGIT}]?[十百千万])+[{_DIGIT}]?|[二两三四五六七八九]"
_NOT_OF = "part(?:y|ies)|times?|order|steps?|way"


@dataclass(frozen=True)
class Amount:
    """What a text says in words: the piece that says it, its kind, and the lowest and highest value it stands for."""

    text: str
    kind: Kind
    low: float
    high: float

    @property
    def printed_as(self) -> tuple[Quantity, ...]:
        """The ranges of numbers in which a paper prints it."""
        return *self.plain, *self.grown

    @property
    def plain(self) -> tuple[Quantity, ...]:
        """Those that need no sign beside them: a half may stand there as 0.5, 50 % or a factor of 2."""
        ranges = [(self.low, self.high)]
        if self.kind == "share":
            ranges += [(self.low * 100, self.high * 100), ((1 - self.high) * 100, (1 - self.low) * 100)]
        if self.kind in ("share", "factor"):
            ranges.append((1 / self.high, 1 / self.low))
        return tuple(Quantity(self.text, low, low, high) for low, high in ranges if 0 < low < high)

    @property
    def grown(self) -> tuple[Quantity, ...]:
        """What a factor is in per cent: twice as much is 100 % more."""
        low, high = (self.low - 1) * 100, (self.high - 1) * 100
        return (Quantity(self.text, low, low, high),) if self.kind == "factor" and 0 < low < high else ()

    def agrees(self, other: "Amount") -> bool:
        """Whether both may mean the same; a half is a factor of two, a hundredth two orders of magnitude."""
        if self.kind == other.kind:
            return self.low <= other.high and other.low <= self.high
        ours, theirs = self.factors, other.factors
        return bool(ours and theirs) and ours[0] <= theirs[1] and theirs[0] <= ours[1]

    @property
    def factors(self) -> tuple[float, ...]:
        """The lowest and the highest factor that it says; none for a count."""
        if self.kind == "share":
            return 1 / self.high, 1 / self.low
        if self.kind == "magnitude":
            return 10**self.low / _COARSE, 10**self.high * _COARSE
        return (self.low, self.high) if self.kind == "factor" else ()


@lru_cache(maxsize=256)  # evidence is held against both languages
def amounts(text: str) -> tuple[Amount, ...]:
    """Every quantity that a Chinese or an English text states in words; vague ones, "many" and "several", are none."""
    cued = ((_CUES_ZH, _RULES_ZH), (_CUES_EN, _RULES_EN))
    return tuple(
        Amount(match[0], kind, *map(float, value(match)))
        for kind, pattern, value in (rule for cues, rules in cued if cues.search(text) for rule in rules)
        for match in pattern.finditer(text)
        if not (_ends_a_word(text, match.start()) or _begins_a_word(text, match.end()))
    )


def _ends_a_word(text: str, start: int) -> bool:
    """Whether the Chinese numeral there is no number but the end of a word: "统一成" has no tenth in it."""
    if text[start] not in _DIGIT or not start or text[start - 1].isascii():
        return False
    words = (known := dictionary()).words(known.simplified(text))
    return any(at < start < at + len(word) and word[0] not in f"{_DIGIT}十百千万亿几数上成" for word, at in words)


def _begins_a_word(text: str, end: int) -> bool:
    """Whether the tenths that end there are the beginning of a word: "一成绩" has no tenth in it."""
    return text[end - 1] == "成" and end < len(text) and bool(dictionary().entries(text[end - 1 : end + 1]))


def _near(value: float) -> tuple[float, float]:
    return value * (1 - _NEAR), value * (1 + _NEAR)


def _decade(value: float) -> tuple[float, float]:
    return value, value * 10


def _scale(characters: str) -> float:
    value = 1.0
    for character in characters:
        value *= HAN_SCALES[character]
    return value


def _and_more(match: re.Match[str]) -> tuple[float, float]:
    """What "二十多" stands for."""
    few, unit = han_value(match[1] or "一"), _scale(match[2])
    return few * unit, (few + 1) * unit


def _exact(value: float) -> tuple[float, float]:
    return value * 0.999, value * 1.001


def _tenths(match: re.Match[str]) -> tuple[float, float]:
    """What "三成" or "三成半" stands for."""
    tenths = han_value(match[1]) + (0.5 if match[2] else 0)
    return (tenths - 0.6) / 10, (tenths + 0.6) / 10


def _fraction(match: re.Match[str]) -> tuple[float, float]:
    return _near(han_value(match[2]) / max(1.0, han_value(match[1])))


def _magnitudes(match: re.Match[str]) -> tuple[float, float]:
    """What "two orders of magnitude" stands for; without a number, up to nine, and one for "an order"."""
    said = (match[1] or "").lower()
    count = DIGIT_WORDS.get(said) or (float(said) if _FIGURE.fullmatch(said) else 0 if match[2] else 1)
    return (count, count) if count else (1, 9)


def _rounds(match: re.Match[str]) -> tuple[float, float]:
    """What "two dozen" and "hundreds" stand for."""
    low, high = _ROUND[match[2].lower()]
    count = DIGIT_WORDS.get((match[1] or "").lower(), 1)
    return low * count, high * count


def _products(match: re.Match[str]) -> tuple[float, float]:
    """What "tens of thousands" stands for."""
    few, many = _ROUND[match[1].lower()], _ROUND[match[2].lower()]
    return few[0] / 2 * many[0], few[1] * many[0]


_PARTS: Mapping[str, int] = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "hundredth": 100, "thousandth": 1000, "millionth": 10**6,
}  # fmt: skip
_FACTORS: Mapping[str, float] = {
    "doubl": 2, "twice": 2, "thrice": 3, "tripl": 3, "quadrupl": 4, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_ROUND: Mapping[str, tuple[float, float]] = {
    "dozen": (11, 13), "dozens": (20, 110), "tens": (20, 100), "hundreds": (100, 1000), "thousands": (1e3, 1e4),
    "millions": (1e6, 1e9), "billions": (1e9, 1e12), "trillions": (1e12, 1e15),
}  # fmt: skip
_NUMBER_WORD = "|".join(DIGIT_WORDS)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_COMPARED = r"as|more|less|fewer|the|that|those|\w+er"

_CUES_ZH = re.compile("[成半倍番级比余几多数上次腰]|分之")
_CUES_EN = re.compile(
    r"hal[fv]|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth|millionth|times"
    r"| in | out of |doubl|tripl|quadrupl|twice|thrice|fold|magnitude|dozen|tens|hundreds|thousands|[mbtr]+illions"
    r"|several|few",
    re.IGNORECASE,
)
_NO_COUNT_BEFORE = "数|项式|样|模|任|头|维|次方|元|边|重|步|层|语|种"  # "十多样": no round count
_NO_SHARE = "分为功型立熟像本份员果就长见不"  # "三成分": no share
_HALF_OF = (
    "an? (?:second|minute|hour|day|month|year|decade|century|mile)"
    "|plane|space|life|lives|precision|integer|line|maximum|width|light|filled|mass"
)

_Bounds = Callable[[re.Match[str]], tuple[float, float]]
_Rule = tuple[Kind, re.Pattern[str], _Bounds]


def _rule(kind: Kind, pattern: str, bounds: _Bounds | tuple[float, float]) -> _Rule:
    """A rule as data: what is found by `pattern` has these bounds, or those that a function reads from the match."""
    read: _Bounds = (lambda _: bounds) if isinstance(bounds, tuple) else bounds
    return kind, re.compile(pattern, re.IGNORECASE), read


_RULES_ZH = (
    _rule("share", rf"([{_DIGIT}])成(半)?(?![{_NO_SHARE}])", _tenths),
    _rule("share", "一半|减半|半数|[过近大]半(?!个?[小天年月分秒世])|腰斩", (0.4, 0.6)),
    _rule("share", rf"({_HAN_NUMBER})分之({_HAN_NUMBER})", _fraction),
    _rule("factor", rf"翻了?([{_DIGIT}])番", lambda match: _near(2 ** han_value(match[1]))),
    _rule("factor", "翻了?一?倍|翻番|加倍|倍增|成倍|(?<![两十百千万数几])一倍", (1.8, 2.5)),
    _rule("factor", rf"({_HAN_FACTOR})倍", lambda match: _near(han_value(match[1]))),
    _rule("factor", "[上数几成]([十百千万]+)[余多]?倍", lambda match: _decade(_scale(match[1]))),
    _rule("factor", "(?<!整)[数几]倍", (2, 10)),
    _rule("magnitude", rf"([{_DIGIT}])个?(?:数量级|量级)", lambda match: (han_value(match[1]), han_value(match[1]))),
    _rule("magnitude", "[数几多]个(?:数量级|量级)", (2, 9)),
    _rule("count", rf"([{_DIGIT}]?)([十百千万]+)(?:余|几|多)(?!{_NO_COUNT_BEFORE})", _and_more),
    _rule(
        "count",
        "(?<!以)[上数几成]([十百千]?万?亿|[十百千]?万|[十百千])(?![余多]?倍|分|[万亿])",
        lambda match: _decade(_scale(match[1])),
    ),
    _rule("count", rf"[{_DIGIT}十百千万]比([{_DIGIT}]?[十百千万]+)", lambda match: _near(han_value(match[1]))),
    _rule("count", rf"(?<![第{_DIGIT}十百千万点])([三四五六七八九])(?=次)", lambda match: _exact(han_value(match[1]))),
)
_RULES_EN = (
    _rule(
        "share",
        rf"\b(a|an|one|two|three|four|five|seven|nine)[- ]({'|'.join(_PARTS)})s?\b(?! (?:{_NOT_OF}))",
        lambda match: _near(DIGIT_WORDS.get(match[1].lower(), 1) / _PARTS[match[2].lower()]),
    ),
    _rule("share", rf"\bhalf(?![- ](?:{_HALF_OF}))\b|\bhalv(?:e|es|ed|ing)\b", (0.4, 0.6)),
    _rule(
        "share",
        rf"\b({_NUMBER_WORD}) (?:in|out of) (?:every )?({_NUMBER_WORD})\b",
        lambda match: _near(DIGIT_WORDS[match[1].lower()] / DIGIT_WORDS[match[2].lower()]),
    ),
    _rule(
        "factor",
        r"\b(doubl|tripl|quadrupl)(?:es|ed|ing)\b(?! as\b)|\b(doubl|tripl|quadrupl)e (?:the|its|their|that|of)\b"
        r"|(?<!nothing )\b(twice|thrice)\b|\b(hundred|thousand)[- ]?fold\b",
        lambda match: _near(_FACTORS[next(filter(None, match.groups())).lower()]),
    ),
    _rule(
        "factor",
        rf"\b(?<!is )(?<!are )({_NUMBER_WORD})(?:[- ]?fold(?!:| cross| valid| benefit)| times (?={_COMPARED}))\b",
        lambda match: _near(DIGIT_WORDS[match[1].lower()]),
    ),
    _rule("magnitude", r"(?:\b([a-z]+|\d+(?:\.\d+)?)[- ])?\border(s?)[- ]of[- ]magnitude\b", _magnitudes),
    _rule(
        "magnitude",
        rf"\b({_NUMBER_WORD}|\d+)(?:s?-| (?:and|or|to) (?:an? )?)[\w.]+[- ]order(s?)[- ]of[- ]magnitude\b",
        _magnitudes,
    ),
    _rule("count", r"\b(tens|hundreds) of (thousands|millions|billions)\b", _products),
    _rule(
        "count",
        rf"(?<!of )\b(?:({_NUMBER_WORD}) )?(dozens?|tens|hundreds|thousands|millions|billions|trillions)\b"
        r"(?! of (?:thousand|million|billion))",
        _rounds,
    ),
    _rule(
        "count",
        r"\b(?:several|few) (hundred|thousand|million|billion)\b(?! (?:thousand|million|billion))",
        lambda match: _ROUND[f"{match[1].lower()}s"],
    ),
)
