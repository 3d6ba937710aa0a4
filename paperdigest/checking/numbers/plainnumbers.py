"""Plain numbers: digits, minus signs, powers and formulas of a text in one notation."""

import re
import unicodedata

from paperdigest.checking.lexicon import HAN_DIGITS

_FORMULA = re.compile(r"\$([^$]*)\$")
_OPEN_POWER = re.compile(r"(\d[\d.]*)\$\^")  # "10$^{-3}$"
_LOWER_BOUND = re.compile(r"(?<=\})_\{\s*([-+][\d.]+)\s*\}|_\{\s*([-+][\d.]+)\s*\}(?=\^)")  # of "^{+5}_{-4}"
_CHARACTERS = str.maketrans("０１２３４５６７８９％．，−–‒—﹣－", "0123456789%.,------")
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_RAISED = re.compile(f"[{_SUPERSCRIPTS}]+")
_STYLED = re.compile("[𝟎-𝟿]")  # mathematical digits
_CENTURIES = {"十七": 17, "十八": 18, "十九": 19, "二十": 20, "二十一": 21, "上": 20, "上个": 20}
_DECADE = re.compile(
    rf"(\d\d|{'|'.join(sorted(_CENTURIES, key=len, reverse=True))})\s*世纪"
    r"\s*(?:([1-9])0|([一二三四五六七八九]?)十)\s*年代"
)
_YEARS = re.compile(r"(?<=\d)\s?([kMG])yrs?\b")
_MANY = {"k": "thousand", "M": "million", "G": "billion"}
_LOWERED = str.maketrans(_SUPERSCRIPTS, "0123456789-")


def plain_numbers(text: str) -> str:
    """The text with ASCII digits and hyphens, raised digits after "^", no symbols of formulas, and years in words."""
    if not text.isascii():
        text = _RAISED.sub(lambda raised: "^" + raised[0].translate(_LOWERED), text).translate(_CHARACTERS)
        text = _DECADE.sub(_decade, text)
        text = _STYLED.sub(lambda digit: unicodedata.normalize("NFKC", digit[0]), text)
    if "$" in text:
        text = _OPEN_POWER.sub(r"$\1^", text)
        text = _FORMULA.sub(lambda formula: f" {_without_symbols(formula[1])} ", text)
    if "yr" in text:
        text = _YEARS.sub(lambda unit: f" {_MANY[unit[1]]} years", text)
    return text.replace("\\%", "%") if "\\" in text else text


def _decade(match: re.Match[str]) -> str:
    """The years of "20 世纪 30 年代" as English counts them: 1930."""
    century = _CENTURIES.get(match[1]) or int(match[1])
    tens = match[2] or HAN_DIGITS.get(match[3], 1)
    return f" {century - 1}{tens}0 年代"


def _without_symbols(formula: str) -> str:
    """What a formula says in numbers: no subscripts but errors, no powers of symbols, no commands."""
    formula = formula.replace("\\times", "×").replace("\\cdot", "·").replace("{,}", ",").replace("\\,", "")
    formula = _LOWER_BOUND.sub(r" \1\2 ", formula)
    formula = re.sub(r"_(?:\{[^{}]*\}|\w)", " ", formula)
    formula = re.sub(r"(?<![\d\s])\s*\^\s*(?:\{[^{}]*\}|[\w*])", " ", formula)
    return re.sub(r"\\[A-Za-z]+|(?<![\d.])[A-Za-z]+", " ", formula)
