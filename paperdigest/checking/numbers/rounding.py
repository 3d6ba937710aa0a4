"""Rounding: what may stand behind a number that a text states as "about", "over" or "nearly"."""

import re

LARGEST_POWER = 300  # decimal digits, about what a float holds
PRECISION = 14  # significant digits
_ROUNDING = 0.1  # of the value: an "about" reaches no further
_ABOUT = re.compile(
    r"(?:about|around|approximately|approx\.|roughly|some|circa|~|≈|∼|约|大约|左右|多达)\s*$", re.IGNORECASE
)
_OVER = re.compile(
    r"(?:more than|over|above|at least|greater than|exceed\w*|beyond|>|超过|逾|超|至少|高于)\s*$", re.IGNORECASE
)
_UNDER = re.compile(
    r"(?:less than|under|below|nearly|almost|close to|fewer than|up to|<|近|接近|将近|不到|不足)\s*$", re.IGNORECASE
)
_AFTER_ABOUT = re.compile(r"\s*\w{0,2}(?:左右|上下|or so\b)")


def rounded(text: str, start: int, end: int, value: float, unit: float, more: bool = False) -> tuple[float, float]:
    """Lower and upper bound of a number that stands there, whose last place that is not zero is worth `unit`."""
    before, unit = text[max(0, start - 16) : start], min(unit, value * 2 * _ROUNDING)
    if more or _OVER.search(before):
        return value, key(value + unit)
    if _UNDER.search(before):
        return key(value - unit), value
    if _ABOUT.search(before) or _AFTER_ABOUT.match(text, end):
        return key(value - unit / 2), key(value + unit / 2)
    return value, value


def coarsely(text: str, start: int, low: float, high: float) -> tuple[float, float]:
    """The same of a number in words, which is coarse: "less than half an hour" may be 20 minutes."""
    before = text[max(0, start - 16) : start]
    if _OVER.search(before):
        return low, high * 2
    if _UNDER.search(before):
        return low / 2, high
    return (low * (1 - _ROUNDING / 2), high * (1 + _ROUNDING / 2)) if _ABOUT.search(before) else (low, high)


def last_place(digits: str) -> float:
    """The unit of the last digit that is not a zero before the point: 100 for "1,200", 0.1 for "3.5"."""
    whole, _, fraction = re.sub(r"[^\d.]", "", digits).partition(".")
    zeros = min(LARGEST_POWER, len(whole) - len(whole.rstrip("0")))
    return 10.0 ** (-len(fraction) if fraction else zeros)


def unit_of(value: float) -> float:
    """The worth of a number's last place that is not zero: 1000 for 45000."""
    return last_place(f"{value:.0f}") if value.is_integer() else last_place(str(value))


def key(value: float) -> float:
    """Rounded so that equal numbers are equal: 56.7 / 100 is 0.567."""
    return float(f"{value:.{PRECISION}g}")
