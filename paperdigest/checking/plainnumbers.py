"""Plain numbers: digits, minus signs, powers and formulas of a text in one notation."""

import re
import unicodedata

_FORMULA = re.compile(r"\$([^$]*)\$")
_OPEN_POWER = re.compile(r"(\d[\d.]*)\$\^")  # "10$^{-3}$"
_CHARACTERS = str.maketrans("０１２３４５６７８９％．，−–‒—﹣－", "0123456789%.,------")
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_RAISED = re.compile(f"[{_SUPERSCRIPTS}]+")
_STYLED = re.compile("[𝟎-𝟿]")  # mathematical digits
_LOWERED = str.maketrans(_SUPERSCRIPTS, "0123456789-")


def plain_numbers(text: str) -> str:
    """The text with ASCII digits and hyphens, raised digits after "^", and formulas without their symbols."""
    if not text.isascii():
        text = _RAISED.sub(lambda raised: "^" + raised[0].translate(_LOWERED), text).translate(_CHARACTERS)
        text = _STYLED.sub(lambda digit: unicodedata.normalize("NFKC", digit[0]), text)
    if "$" in text:
        text = _OPEN_POWER.sub(r"$\1^", text)
        text = _FORMULA.sub(lambda formula: f" {_without_symbols(formula[1])} ", text)
    return text.replace("\\%", "%") if "\\" in text else text


def _without_symbols(formula: str) -> str:
    """What a formula says in numbers: no subscripts, no powers of symbols, no commands."""
    formula = formula.replace("\\times", "×").replace("\\cdot", "·").replace("{,}", ",").replace("\\,", "")
    formula = re.sub(r"_(?:\{[^{}]*\}|\w)", " ", formula)
    formula = re.sub(r"(?<![\d\s])\s*\^\s*(?:\{[^{}]*\}|[\w*])", " ", formula)
    return re.sub(r"\\[A-Za-z]+|(?<![\d.])[A-Za-z]+", " ", formula)
