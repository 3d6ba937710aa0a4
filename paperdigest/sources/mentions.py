"""Mentions: arXiv ids in running text, by address, by DOI, after `arXiv:`, or bare."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from paperdigest.sources.arxiv_ids import canonical_id

_OLD = r"[a-z][a-z-]{1,15}(?:\.[a-z]{2})?/\d{7}"
_VERSION = r"(?:v[1-9]\d{0,3})?(?![0-9a-z])"
_SUFFIX = r"(?:\.pdf)?"
_MARK = (
    r"(?<![\w.-])(?:[\w-]{1,63}\.){0,4}arxiv\.org/(?:abs|pdf|html|ps|format|src|e-print)/"
    r"|10\.48550(?:/|%2f)arxiv\."
    r"|(?<![a-z0-9.])arxiv(?:\s{0,3}[:.]\s{0,3}|\s{1,3}(?:preprint\s{1,3})?)"
    r"|(?<![a-z0-9])(?:corr|arxiv)[\s,]{1,3}(?:vol\.?\s{1,3})?abs/"
)
_BARE = r"(?<![\w./:=%?&-])"
_MARKED_ID = re.compile(rf"(?:{_MARK})(?P<id>(?:\d{{4}}\.\d{{4,5}}|{_OLD}){_VERSION})", re.IGNORECASE | re.ASCII)
# a bare number must be a year and month: prose has other numbers
_ANY_ID = re.compile(
    rf"(?:{_MARK})(?P<marked>(?:\d{{4}}\.\d{{4,5}}|{_OLD}){_VERSION}){_SUFFIX}"
    rf"|{_BARE}(?P<bare>(?:\d\d(?:0[1-9]|1[0-2])\.\d{{4,5}}|{_OLD}){_VERSION}){_SUFFIX}",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True)
class Mention:
    """An arXiv id, as arXiv lists it, and where in the text it and its mark stand."""

    arxiv_id: str
    start: int
    end: int


def find_mentions(text: str) -> Iterator[Mention]:
    """All ids, marked and bare; a bare id inside another site's address is none.

    >>> [found.arxiv_id for found in find_mentions("see [1](https://arxiv.org/abs/1706.03762v5), math.GT/0309136")]
    ['1706.03762v5', 'math/0309136']
    """
    for match in _ANY_ID.finditer(text):
        yield Mention(canonical_id(match["marked"] or match["bare"]) or "", match.start(), match.end())


def find_marked(text: str) -> str:
    """The first id that an address, a DOI, `arXiv:` or `CoRR abs/` marks as arXiv's; empty when there is none."""
    match = _MARKED_ID.search(text)
    return (canonical_id(match["id"]) or "") if match else ""


def whole_id(text: str) -> str:
    """The id that this text is, in any style; empty when it is none."""
    return (canonical_id(text) or "") if text.isascii() else ""
