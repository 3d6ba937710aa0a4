"""Scope: words that claim more than the evidence does, for a reader to judge."""

import re
from collections.abc import Iterator, Sequence

from paperdigest.checking.lexicon import CLAIMS_OF_SCOPE, HEDGES, STRONG_HEDGES

_SCOPE = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in CLAIMS_OF_SCOPE.items()}
_HEDGES = re.compile(HEDGES, re.IGNORECASE)
_STRONG_HEDGES = re.compile(STRONG_HEDGES, re.IGNORECASE)


def unsupported_scope(text: str, evidence: Sequence[str]) -> Iterator[str]:
    """Which words of scope a claim has and none of its sentences."""
    printed = " ".join(evidence)
    return (name for name, pattern in _SCOPE.items() if pattern.search(text) and not pattern.search(printed))


def drops_hedge(text: str, evidence: Sequence[str]) -> bool:
    """Whether every sentence of the evidence is careful and the claim is not."""
    return bool(evidence) and all(map(_STRONG_HEDGES.search, evidence)) and not _HEDGES.search(text)
