"""Voices: where a text says "I" or "you" because the paper that it renders does."""

import re

_PERSONS = (
    (re.compile(r"[你您]|you", re.IGNORECASE), re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)),
    (re.compile(r"我|I\b|[Mm](?:y|e|yself)\b"), re.compile(r"\bI\b|\b[Mm](?:y|e|yself)\b")),
)  # how a text and the one that it renders say "you" and "I"


def is_voice_of(told: str, piece: str) -> bool:
    """Whether what is `told` speaks as a person, or to one, as the piece does: its words are then the paper's own."""
    return any(person.match(piece) and original.search(told) for person, original in _PERSONS)
