"""Forms: whether two names may be one, written in two ways."""

import re

_ACRONYM = re.compile(r"[A-Z]{2,6}s?")
_JOINTS = re.compile(r"[\W_]+")


def is_form(name: str, other: str) -> bool:
    """Whether one is a part of the other, as "Qwen2" is of "Qwen2-72B" but "pypdf" not of "pypdfium2", or its initials.

    Hyphens, spaces, capitals and a plural make no difference.
    """
    short, long = sorted((name, other), key=len)
    letters, rest = _squeezed(short), _squeezed(long)
    if letters == rest or re.search(rf"(?<![a-z]){re.escape(short.lower())}s?(?![a-z])", long.lower()):
        return True
    remaining = iter(rest)
    return bool(_ACRONYM.fullmatch(short)) and letters[0] == rest[0] and all(one in remaining for one in letters)


def _squeezed(name: str) -> str:
    return _JOINTS.sub("", name).lower().removesuffix("s")
