"""Settling: a rewriting is done again and again until it changes nothing, but not for ever."""

import re
from collections.abc import Callable

_DEEPEST = 12  # passes: nobody nests LaTeX deeper, and a hostile text of some kilobytes could take minutes
_NESTING = re.compile(r"[\\{}<>&$`]")


def settled(text: str, rewrite: Callable[[str], str]) -> str:
    """The text that `rewrite` leaves as it is; one that nests too deep loses the characters that nest."""
    for _ in range(_DEEPEST):
        before, text = text, rewrite(text)
        if text == before:
            return text
    return settled(_NESTING.sub("", text), rewrite)
