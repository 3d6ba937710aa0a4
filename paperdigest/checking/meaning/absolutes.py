"""Absolutes: clauses that say all or nothing ("no human effort at all") of something that the evidence is silent on."""

import re
from collections.abc import Iterator

from paperdigest.checking.meaning.correspondence import Meaning, Stems
from paperdigest.checking.meaning.dictionary import with_synonyms

_ABSOLUTE = re.compile(
    r"\b(?:at all|completely|entirely|fully|totally|wholly|never|no|none|any|always|every|all|whatsoever|zero|nothing"
    r"|nobody|forever)\b"
    r"|完全|丝毫|根本|毫[不无]|任何|一律|从不|从未|永远|彻底|全部|所有|绝不|绝对|无需|不需要|一切",
    re.IGNORECASE,
)
_STRONGLY = re.compile(
    r"\b(?:at all|completely|entirely|fully|totally|wholly|never|always|without any|whatsoever)\b", re.I
)
_FEWEST = 2  # content words: a shorter clause may be put in other words altogether


def unsupported(said: Meaning, evidence: str, known: Stems) -> Iterator[str]:
    """The absolute clauses of a text of which English evidence, with these stems, has no content word nor a synonym.

    Evidence that is as absolute itself may say it in other words.
    """
    if not _ABSOLUTE.search(said.text) or _STRONGLY.search(evidence):
        return
    known = with_synonyms(known)
    for clause, words in said.clauses:
        if len(words) >= _FEWEST and _ABSOLUTE.search(clause) and all(map(known.isdisjoint, words)):
            yield clause
