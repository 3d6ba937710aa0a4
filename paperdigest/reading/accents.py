"""Put accents that a PDF prints as signs of their own on their letters: "J¨ulich", "Universit´e"."""

import re
from unicodedata import normalize

_COMBINING = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "˘": "\u0306",
    "¸": "\u0327", "˚": "\u030a", "˙": "\u0307", "¯": "\u0304", "˝": "\u030b",
}  # fmt: skip
_DOTLESS = {"ı": "i", "ȷ": "j"}
SIGNS = frozenset(_COMBINING)
_LETTER = r"[^\W\d_]"
_INSIDE_WORD = re.compile(
    rf"(?P<before>[cCsS])(?P<below>¸)(?={_LETTER})"  # "Franc¸ois"
    rf"|(?:(?<={_LETTER})|(?<!\w)(?=.{_LETTER}{{3}}))(?P<sign>[´`¨ˇ˘¸˚˝])(?P<after>{_LETTER})"
    rf"|(?<={_LETTER})(?P<hat>[ˆ˜])(?P<under>[aeiounAEIOUNı])(?={_LETTER}{{2}})"  # not "pˆi"
)


def compose(letter: str, sign: str) -> str:
    """The letter with the accent; empty where Unicode has no such letter.

    >>> compose("ı", "´")
    'í'
    """
    composed = normalize("NFC", _DOTLESS.get(letter, letter) + _COMBINING[sign])
    return composed if len(composed) == 1 else ""


def accented(text: str) -> str:
    """A text of which no places are known, with the accents composed that stand inside words, before their letters.

    >>> accented("Universit´e de Montr´eal, Moln´ar, na¨ıve, Franc¸ois; but ˆx and pˆi")
    'Université de Montréal, Molnár, naïve, François; but ˆx and pˆi'
    """
    return _INSIDE_WORD.sub(_composed, text)


def _composed(match: re.Match[str]) -> str:
    letter = match["before"] or match["after"] or match["under"]
    return compose(letter, match["below"] or match["sign"] or match["hat"]) or match[0]
