"""Changes: a text's "from one number to another", against its evidence and against its own "falls" or "rises"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paperdigest.checking.numbers.numbers import quantities
from paperdigest.checking.numbers.plainnumbers import plain_numbers

_SCALE = r"(?:\s?(?:万亿|[百千]?[万亿])|[kKMB](?![A-Za-z0-9])|\s(?:thousand|million|billion)\b)?"
_NUMBER = rf"(?<![\w.^-])\d[\d,]*(?:\.\d+)?{_SCALE}"
_OLD, _NEW = rf"(?P<old>{_NUMBER})", rf"(?P<new>{_NUMBER})"
_ABOUT = r"(?:(?:about|roughly|around|some|only)\s|[约~])?\s?"
_UNIT = r"\s?[^\s\d,.;:()，。；：（）]{0,8}?"
_FIRST = re.compile(r"\s?(?!to\b)([A-Za-zµ%]+|[^\W\d_降减缩跌升增涨提到至为成])")
_CHANGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bfrom\s{_ABOUT}{_OLD}{_UNIT}\s(?:\w+\s){{0,3}}to\s{_ABOUT}{_NEW}",
        rf"\bto\s{_ABOUT}{_NEW}{_UNIT}\s(?:\w+\s){{0,3}}from\s{_ABOUT}{_OLD}",
        rf"[从由自]\s?{_ABOUT}{_OLD}{_UNIT}[^\d，。；,;]{{0,8}}?[到至为成]了?\s?{_ABOUT}{_NEW}",
        rf"{_OLD}{_UNIT}\s?(?:→|->)\s?{_NEW}",
    )
)
_CLAUSE = re.compile(r"[^,.;:，。；：]*$")
_BEFORE = 40  # characters in which a clause may say that something falls
_FALL = re.compile(r"\b(?:fall|fell|drop|decreas|reduc|lower|declin|shrink|shrank|cut)\w*|[降减缩跌]", re.IGNORECASE)
_RISE = re.compile(
    r"\b(?:rise|rose|rising|increas|grow|grew|raise|climb|improv|boost|lift)\w*|[升增涨提]", re.IGNORECASE
)  # what improves may fall, but is not said to fall


@dataclass(frozen=True)
class _Change:
    """What a text says of it, the numbers, and whether words beside it say that it falls, or only that it rises."""

    text: str
    old: float
    new: float
    falls: bool
    rises: bool


def exchanged(text: str, others: Sequence[str]) -> Iterator[str]:
    """The changes of a Chinese or an English text whose two numbers have changed places.

    One of the other texts has them the other way round, or what is said to fall would rise.
    """
    ours = list(_changes(text))
    theirs = {(change.old, change.new) for other in others for change in _changes(other)} if ours else set()
    for change in ours:
        is_turned = (change.new, change.old) in theirs and (change.old, change.new) not in theirs
        if is_turned or (change.falls and not change.rises and change.old < change.new):
            yield change.text


def ends(text: str) -> set[tuple[float, float]]:
    """The two numbers of each change, in either order: what is said of the one is said of the other."""
    return {pair for one in _changes(text) for pair in ((one.old, one.new), (one.new, one.old))}


def _changes(text: str) -> Iterator[_Change]:
    plain = plain_numbers(text)
    for match in (match for pattern in _CHANGES for match in pattern.finditer(plain)):
        old, new = (next(iter(quantities(match[name])), None) for name in ("old", "new"))
        if old and new:
            clause = _CLAUSE.search(plain[max(0, match.start() - _BEFORE) : match.start()])
            said = (clause[0] if clause else "") + match[0]
            units = [_FIRST.match(plain, match.end(name)) for name in ("old", "new")]
            is_alike = not all(units) or len({unit[1] for unit in units if unit}) == 1
            falls = is_alike and bool(_FALL.search(said))
            yield _Change(match[0], old.value, new.value, falls, bool(_RISE.search(said)))
