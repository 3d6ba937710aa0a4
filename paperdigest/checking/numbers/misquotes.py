"""Misquotes: a claim's number that its evidence prints with one digit changed, or two exchanged."""

import re
from collections.abc import Iterable, Iterator

from paperdigest.checking.numbers.numbers import Quantity
from paperdigest.checking.numbers.plainnumbers import plain_numbers

_PRINTED = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?![\w]*\d)")
_POINTER = re.compile(
    r"\[[\d\s,;-]*\]|\b(?:fig(?:ure|s)?|tab(?:le|s)?|sec(?:tion|s)?|eqs?|equations?|algorithm|appendix|theorem|lemma|pp?"
    r"|pages?|chapter|step|ref|reference)s?\b\.?\s*\(?[1-9]\d*(?:\.\d+)*\)?",
    re.IGNORECASE,
)  # numbers that measure nothing
_FEWEST_DIGITS = 2


def has_digits(number: Quantity) -> bool:
    """Whether a number is long enough to be told from one that stands in the paper by chance."""
    return len(_digits(number).replace(".", "")) >= _FEWEST_DIGITS


def near_misses(number: Quantity, stated: Iterable[Quantity], texts: Iterable[str]) -> tuple[str, ...]:
    """The numbers in texts that a claim does not state, and that are its own but for one digit or the order of two."""
    ours = _digits(number)
    others = {_digits(other) for other in stated}
    printed = (digits for text in texts for digits in _printed(text))
    return tuple(dict.fromkeys(digits for digits in printed if _differ_once(ours, digits) and digits not in others))


def is_surplus(number: Quantity, text: str, texts: Iterable[str]) -> bool:
    """Whether an English claim states a number more often than the texts print it."""
    ours = _digits(number)
    return [*_printed(text)].count(ours) > max("." not in ours, sum([*_printed(other)].count(ours) for other in texts))


def _digits(number: Quantity) -> str:
    written = re.sub(r"[^\d.]", "", number.text)
    return written or f"{number.value:.0f}"


def _printed(text: str) -> Iterator[str]:
    plain = _POINTER.sub(" ", plain_numbers(text))
    return (match[0].replace(",", "") for match in _PRINTED.finditer(plain))


def _differ_once(ours: str, theirs: str) -> bool:
    """Whether one digit is another, or two have changed places."""
    if len(ours) != len(theirs) or ours.find(".") != theirs.find("."):
        return False
    differing = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return len(differing) == 1 or (len(differing) == 2 and differing[0] == differing[1][::-1])
