"""Ids asked for against ids answered: by name and version, never by position."""

import re
from collections.abc import Iterable, Sequence

from paperdigest.paper import Paper, parse_arxiv_id

_SUBJECT_CLASS = re.compile(r"\.[a-z]{2}(?=/)")  # "math.GT/0309136" is listed as "math/0309136"


def canonical_id(text: str) -> str | None:
    """The id as arXiv lists it, with its version if it names one; None when it is no arXiv id.

    >>> canonical_id("math.GT/0309136v2")
    'math/0309136v2'
    """
    parsed = parse_arxiv_id(text)
    if parsed is None:
        return None
    name, version = parsed
    name = _SUBJECT_CLASS.sub("", name.lower())
    return f"{name}v{version}" if version else name


def match_ids(asked: Sequence[str], answered: Iterable[Paper]) -> tuple[Paper, ...]:
    """The papers of canonical ids, in their order, each once; an id without version gets the newest answered."""
    by_id: dict[str, Paper] = {}
    for paper in sorted(answered, key=lambda paper: paper.version or 0):
        by_id[paper.id] = by_id[paper.versioned_id] = paper
    return tuple(dict.fromkeys(by_id[name] for name in asked if name in by_id))
