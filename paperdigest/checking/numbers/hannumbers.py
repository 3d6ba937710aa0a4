"""Numbers written in Chinese characters."""

import re
from collections.abc import Iterator

from paperdigest.checking.lexicon import HAN_DIGITS, HAN_PLACES

_DIGIT = "".join(HAN_DIGITS)
_PLACE = "".join(HAN_PLACES)
_ANY = f"[{_DIGIT}{_PLACE}万亿]"
_PHRASE = re.compile(
    rf"(?P<percent>百分之)?{_ANY}{{0,9}}(?:[{_DIGIT}][{_PLACE}万亿]|十[{_DIGIT}]){_ANY}{{0,12}}(?:点[{_DIGIT}]{{1,9}})?(?P<more>[余多几])?"
    rf"|百分之(?P<few>[{_DIGIT}十](?:点[{_DIGIT}]{{1,9}})?)"
)
_SINGLE = re.compile(f"一半|[{_DIGIT}十]")
_HAN = re.compile("[一-九十百千万亿两双零〇]")


def read_han(text: str) -> Iterator[tuple[str, float, bool, int]]:
    """Phrase, value, whether the phrase says "and more", and its place, of each number over ten or percentage."""
    if text.isascii():
        return
    for match in _PHRASE.finditer(text):
        phrase = match["few"] or match[0].removeprefix("百分之").rstrip("余多几")
        yield match[0], han_value(phrase), bool(match["more"]), match.start()


def han_numbers(text: str) -> Iterator[float]:
    """Every number that a text may write in Chinese characters, single digits too."""
    if text.isascii() or not _HAN.search(text):
        return
    yield from (value for _, value, _, _ in read_han(text))
    for match in _SINGLE.finditer(text):
        yield {"一半": 0.5, "十": 10.0}.get(match[0]) or float(HAN_DIGITS[match[0]])


def han_value(phrase: str) -> float:
    """The value of a number in Chinese characters, such as "三百二十点五"."""
    whole, _, fraction = phrase.partition("点")
    total, group, digit = 0, 0, 0
    for character in whole:
        if character in HAN_DIGITS:
            digit = HAN_DIGITS[character]
        elif character in HAN_PLACES:
            group, digit = group + (digit or 1) * HAN_PLACES[character], 0
        elif character == "万":
            total, group, digit = total + (group + digit or 1) * 10_000, 0, 0
        else:
            total, group, digit = (total + group + digit or 1) * 100_000_000, 0, 0
    decimals = "".join(str(HAN_DIGITS[character]) for character in fraction)
    return float(f"{total + group + digit}.{decimals or 0}")
