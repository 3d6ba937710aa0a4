"""Numbers: those that a claim states, and where a text prints them, in whatever form."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paperdigest.checking.lexicon import HAN_SCALES, SCALES
from paperdigest.checking.numbers.hannumbers import han_numbers, read_han
from paperdigest.checking.numbers.measures import conversions
from paperdigest.checking.numbers.plainnumbers import plain_numbers
from paperdigest.checking.numbers.rounding import LARGEST_POWER, PRECISION, key, last_place, rounded, unit_of
from paperdigest.checking.numbers.wordnumbers import read_words

_DIGITS = (  # begins with a set, so that text without digits is passed over at once
    r"[.\d](?:(?<=[1-9])\d{0,2}(?P<gap>[, '\u00a0\u2009\u202f])\d{3}(?:(?P=gap)\d{3})*(?!\d)(?:\.\d+)?"
    r"|(?<=\d)\d*(?:\.\d+)?|(?<=\.)(?<![\w.]\.)\d+)"
)
_SCALE = (
    r"[\s-]?(?:(?P<word>(?i:thousand|million|billion|trillion))\b"
    r"|(?P<han>[十百千万]?[万亿萬億]|百万|千万|千(?![米克瓦])))"
)
_NUMBER = re.compile(
    rf"(?P<digits>{_DIGITS})(?:[eE](?P<exponent>[-+]?\d{{1,2}})(?!\w))?(?P<more>\s?[余多]|\+)?"
    rf"(?:\s?(?P<percent>%|per ?cent\b)|{_SCALE}|(?P<space>\s?)(?P<letter>[kKMB])(?![A-Za-z0-9^]))?"
)
_TIMES = r"(?<![\d.,])(\d{1,12}(?:\.\d{1,12})?)\s?[×xX*·⋅∙∗]\s?"
_POWER = re.compile(rf"(?:{_TIMES})?(?<![\d.,])(\d{{1,9}})\s?\^\s?\{{?\s?(-?)\s?(\d{{1,3}})(?![.,]?\d)\}}?")
_PRINTED_POWER = re.compile(rf"(?:{_TIMES})?(10)\s?\^?\{{?\s?(-)\s?(\d{{1,2}})(?!\d)")  # PDF text loses the caret
_PRINTED_PRODUCT = re.compile(rf"{_TIMES}(10)()(\d{{1,2}})(?![\d.])")
_FRACTION = re.compile(r"(?<![\w./])(\d{1,2})\s?/\s?(\d{1,2})(?![\w./])")
_DECADE = re.compile(r"(?<![\d.,])((?:1[5-9]|20)?)(\d0)(?:s\b|\s?年代)")
_MARKER = re.compile(r"(?<![A-Za-z])[(（]\d{1,2}[)）]|\[\d+(?:\s?[,-]\s?\d+)*\]")  # enumeration, citation
_SMALL = 10  # a count up to this, in words, is prose ("the two of them") and is not checked


@dataclass(frozen=True)
class Quantity:
    """A number that a claim states.

    `low` and `high` bound what may stand behind it, both equal to `value` unless it is stated as rounded. `others` are
    values that say the same in another unit (a table's "110" for "110 million"); `parts` are the numbers it is made of
    if its gaps are no thousands separators. `scaled` says that a scale stood beside it.
    """

    text: str
    value: float
    low: float
    high: float
    others: tuple[float, ...] = ()
    parts: tuple[float, ...] = ()
    scaled: bool = False


def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers that a claim states, each once; take names out first, "GPT-4" is none."""
    found: dict[float, Quantity] = {}
    plain = _MARKER.sub(" ; ", plain_numbers(text))
    for match in _POWER.finditer(plain) if "^" in plain else ():
        value, glued = _power(match), float(match[2] + match[4])
        quantity = Quantity(match[0], value, value, value, (glued,), scaled=True)
        found.setdefault(value, quantity)
    plain = _POWER.sub(" ; ", plain) if "^" in plain else plain
    for match in _FRACTION.finditer(plain) if "/" in plain else ():
        fraction = _fraction(match)
        found.setdefault(fraction.value, fraction)
    plain = _FRACTION.sub(" ; ", plain) if "/" in plain else plain
    for quantity in (*map(_stated, _NUMBER.finditer(plain)), *_spelled(plain), *_han(plain)):
        found.setdefault(quantity.value, quantity)
    return tuple(found.values())


class NumberIndex:
    """Where texts print numbers: every reading of every run of digits, by the text's place in the sequence."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._values: dict[float, list[int]] = defaultdict(list)
        self._mantissas: dict[float, list[int]] = defaultdict(list)
        self._pieces: dict[float, list[int]] = defaultdict(list)
        self._sorted: list[float] = []
        for place, text in enumerate(texts):
            self._add(place, plain_numbers(text))

    def where(self, quantity: Quantity) -> set[int]:
        """The places of the texts that print the number."""
        if quantity.low < quantity.high:
            return self._between(quantity.low, quantity.high).union(*map(self._at, quantity.others))
        places = self._at(quantity.value) | set(self._pieces.get(quantity.value, ()))
        if not quantity.scaled:
            places |= set(self._mantissas.get(quantity.value, ()))
        for other in quantity.others:
            places |= self._at(other)
        if not places and quantity.parts:
            places = set.intersection(*map(self._at, quantity.parts))
        return places

    def _at(self, value: float) -> set[int]:
        return set(self._values.get(value, ()))

    def _between(self, low: float, high: float) -> set[int]:
        if not self._sorted:
            self._sorted = sorted(self._values)
        near = self._sorted[bisect_left(self._sorted, low) : bisect_right(self._sorted, high)]
        return {place for value in near for place in self._values[value]}

    def _add(self, place: int, text: str) -> None:
        found = [*self._scan(place, text), *han_numbers(text)]
        if "0s" in text or "年代" in text:
            found += (year for match in _DECADE.finditer(text) for year in _years(match))
        if "^" in text:
            found += map(_power, _POWER.finditer(text))
            found += self._scan(place, _POWER.sub(" ; ", text))  # as a claim is read
        if "10" in text:
            found += map(_power, (*_PRINTED_POWER.finditer(text), *_PRINTED_PRODUCT.finditer(text)))
        for value in set(found):
            self._values[value].append(place)

    def _scan(self, place: int, text: str) -> Iterator[float]:
        """What the runs of digits mean; mantissas without their scale, and parts of unspaced lists, are kept apart."""
        for match in _NUMBER.finditer(text):
            digits = match[0]
            if digits.isdecimal() and len(digits) < PRECISION and text[match.end() : match.end() + 1] != ",":
                yield float(digits)  # most are digits and nothing else
                continue
            mantissa, scale = _mantissa(match), _scale(match)
            if match["exponent"]:
                self._mantissas[_mantissa(match, exponent=False)].append(place)
            if scale == 1:
                yield mantissa
                for piece in _parts(match):
                    self._pieces[piece].append(place)
                yield from _readings(match, mantissa)
                continue
            yield key(mantissa * scale)
            self._mantissas[mantissa].append(place)
            if match["space"]:  # "300 K" may be a temperature
                yield mantissa
            if before := _range_start(text, match):
                yield key(before * scale)


def _stated(match: re.Match[str]) -> Quantity:
    mantissa, scale = _mantissa(match), _scale(match)
    value = key(mantissa * scale)
    low, high = _bounds(match, value, scale)
    others: tuple[float, ...] = ()
    digits = sum(map(str.isdigit, match["digits"]))
    if scale != 1 and digits > 1:
        others = (mantissa, *(key(value / unit) for unit in (1e3, 1e6, 1e9) if value / unit >= _SMALL))
    elif match["percent"] and digits > 1:
        others = (key(value / 100),)
    others += conversions(match.string, match.end(), value)
    return Quantity(match[0].strip(), value, low, high, others, _parts(match), scale != 1)


def _bounds(match: re.Match[str], value: float, scale: float) -> tuple[float, float]:
    """What a rounded number may stand for; the number itself when no word says that it is rounded."""
    unit = last_place(match["digits"]) * scale
    return rounded(match.string, match.start(), match.end(), value, unit, bool(match["more"]))


def _mantissa(match: re.Match[str], exponent: bool = True) -> float:
    digits = match["digits"].replace(match["gap"] or " ", "")
    if exponent and match["exponent"]:
        return key(float(digits) * 10.0 ** int(match["exponent"]))
    return float(digits) if len(digits) < PRECISION else key(float(digits))


def _scale(match: re.Match[str]) -> float:
    name = (match["word"] or "").lower() or match["letter"]
    return SCALES[name] if name else math.prod(HAN_SCALES[character] for character in match["han"] or "")


def _parts(match: re.Match[str]) -> tuple[float, ...]:
    gap = match["gap"]
    if not gap:
        return ()
    pieces = match["digits"].split(gap)
    return () if any(piece.startswith("0") for piece in pieces) else tuple(float(piece) for piece in pieces)


def _readings(match: re.Match[str], mantissa: float) -> Iterator[float]:
    """What printed digits may mean besides their value: a percentage, a footnote, a decimal comma."""
    if match["percent"]:
        yield key(mantissa / 100)
    if match["digits"].startswith("."):  # "the end.5 The next": a footnote
        yield float(match["digits"][1:])
    end = match.end("digits")
    if match.string[end : end + 1] == "," and "." not in match["digits"]:
        fraction = re.match(r",(\d{1,2})(?!\d)", match.string[end:])
        if fraction:
            yield float(f"{match['digits'].replace(match['gap'] or ',', '')}.{fraction[1]}")


def _range_start(text: str, match: re.Match[str]) -> float | None:
    """The first number of "3 to 5 million", which the scale belongs to as well."""
    start = re.search(
        r"(\d+(?:\.\d+)?)\s*(?:-|to|and|~|至|到|或)\s*$", text[max(0, match.start() - 16) : match.start()]
    )
    return float(start[1]) if start else None


def _years(match: re.Match[str]) -> tuple[float, ...]:
    """What a decade or a century may be called besides as it is printed: the "90s" are the 1990s."""
    century = int(match[1] or 19)
    return float(match[2]), float(f"{century}{match[2]}"), float(century + (match[2] == "00"))


def _power(match: re.Match[str]) -> float:
    exponent, base = int(match[4]) * (-1 if match[3] else 1), float(match[2])
    if abs(exponent) * len(match[2]) > LARGEST_POWER or base == 0:
        return base
    return key(float(match[1] or 1) * base**exponent)


def _fraction(match: re.Match[str]) -> Quantity:
    """ "4/9", which PDF text may print as "49"; "1/7" is said as "7 times less", too."""
    above, below = float(match[1]), float(match[2])
    value = key(above / below) if below else above
    others = (float(match[1] + match[2]), *((below,) if above == 1 else ()))
    return Quantity(match[0], value, value, value, others, (above, below), scaled=True)


def _spelled(text: str) -> Iterator[Quantity]:
    for phrase, value, start in read_words(text):
        if value > _SMALL:
            yield Quantity(phrase, value, *rounded(text, start, start + len(phrase), value, unit_of(value)))


def _han(text: str) -> Iterator[Quantity]:
    for phrase, value, more, start in read_han(text):
        if value > _SMALL:
            yield Quantity(phrase, value, *rounded(text, start, start + len(phrase), value, unit_of(value), more))
