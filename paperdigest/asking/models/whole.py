"""Half characters: JSON can spell them, but no file, no terminal and no request can hold one."""

import re

_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_HALF = r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
_ESCAPES = re.compile(rf"{_PAIR}|(?P<half>{_HALF})|\\.", re.DOTALL)


def whole_characters(text: str) -> str:
    r"""A text of JSON without the surrogates, such as `\ud800`, that are no part of a pair; all else as it is."""
    return _ESCAPES.sub(lambda found: "" if found["half"] else found[0], text)
