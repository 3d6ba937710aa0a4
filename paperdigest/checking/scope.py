"""Scope: words that claim more than the evidence does, for a reader to judge."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from paperdigest.checking.lexicon import CLAIMS_OF_SCOPE, HEDGES, SCOPE_CUES, STRONG_HEDGES

_SCOPE = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in CLAIMS_OF_SCOPE.items()}
_HEDGES = re.compile(HEDGES, re.IGNORECASE)
_STRONG_HEDGES = re.compile(STRONG_HEDGES, re.IGNORECASE)


def unsupported_scope(text: str, evidence: Sequence[str]) -> Iterator[str]:
    """Which words of scope a claim has and none of its sentences."""
    printed, lowered = " ".join(evidence), text.lower()
    for name, pattern in _SCOPE.items():
        is_cued = any(map(lowered.__contains__, SCOPE_CUES[name]))
        if is_cued and pattern.search(text) and not pattern.search(printed):
            yield name


def drops_hedge(text: str, evidence: Sequence[str]) -> bool:
    """Whether every sentence of the evidence is careful and the claim is not."""
    return bool(evidence) and all(map(_is_careful, evidence)) and not _HEDGES.search(text)


@lru_cache(maxsize=256)  # a text and its evidence are held against each other in both languages
def _is_careful(text: str) -> bool:
    return bool(_STRONG_HEDGES.search(text))
