"""Make extracted text clean: ligatures spelled out, zero-width characters gone, unreadable ones marked as such."""

import re
import unicodedata

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# soft hyphen, zero-width and bidirectional marks, byte order mark
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# C0 and C1 controls, surrogates, private use, the replacement character, noncharacters, tags
_UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff\ufffc-\uffff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)

_MARK = "\ufffd"  # stands for a character whose meaning no font tells
# Adobe's private characters for the pieces of large brackets: one piece of each is read
_PIECES = dict.fromkeys(range(0xF8E5, 0xF8FF), "") | {
    0xF8E6: "|", 0xF8E8: "®", 0xF8E9: "©", 0xF8EA: "™",
    0xF8EB: "(", 0xF8EE: "[", 0xF8F2: "{", 0xF8F6: ")", 0xF8F9: "]", 0xF8FD: "}",
}  # fmt: skip

_LEADERS = re.compile(r"(?:\s?[.·]){5,}")  # the dots of a table of contents


def clean(text: str) -> tuple[str, int]:
    """The text fit for JSON and a model, on one line, and how many of its characters no font told a meaning for."""
    text, unreadable = _UNREADABLE.subn(_MARK, _UNSEEN.sub("", text.translate(_LIGATURES).translate(_PIECES)))
    return " ".join(_LEADERS.sub(" … ", unicodedata.normalize("NFC", text)).split()), unreadable


def fold(text: str) -> str:
    """Letters and digits only, without case and accents, to compare titles."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).casefold()
    return "".join(char for char in plain if char.isalnum())
