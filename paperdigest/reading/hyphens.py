"""Join words that a line end cut, keeping the hyphens that belong to them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from paperdigest.reading.layout import Line

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VOWELS = frozenset("aeiouyäöü")
# words that begin or end others without a hyphen more often than with one
_FIRST_PARTS = frozenset((
    "any", "every", "here", "how", "in", "inter", "more", "on", "out", "over", "per", "some", "super", "there",
    "trans", "under", "up", "when", "where", "with",
))  # fmt: skip
_LAST_PARTS = frozenset(("ability", "able", "ably", "all", "ing", "less", "more", "ness", "work", "works"))
# words that end a compound and no longer word
_COMPOUND_PARTS = frozenset((
    "aligned", "aware", "based", "bearing", "centric", "connected", "constrained", "corrected", "correcting",
    "dependent", "driven", "efficient", "free", "guided", "invariant", "level", "oriented", "preserving", "pretrained",
    "specific",
))  # fmt: skip


@dataclass(frozen=True)
class Vocabulary:
    """The words of one paper, lower case: `words` without hyphens, `compounds` with them."""

    words: frozenset[str]
    compounds: frozenset[str]


def vocabulary(lines: Iterable[Line]) -> Vocabulary:
    """Collect the words that stand whole inside lines; pieces beside a line-end hyphen do not count."""
    words: set[str] = set()
    compounds: set[str] = set()
    after_hyphen = False
    for line in lines:
        found = _WORD.findall(line.text.lower())
        found = found[1 if after_hyphen else 0 : -1 if line.hyphen or line.text.endswith("-") else None]
        for word in found:
            if "-" in word:
                compounds.add(word)
                words.update(word.split("-"))
            else:
                words.add(word)
        after_hyphen = line.hyphen or line.text.endswith("-")
    return Vocabulary(frozenset(words), frozenset(compounds))


def join_lines(left: str, right: str, known: Vocabulary) -> str:
    """Join two lines between which a hyphen stood; `left` does not contain it."""
    return f"{left}{'-' if _keeps_hyphen(left, right, known) else ''}{right}"


def _keeps_hyphen(left: str, right: str, known: Vocabulary) -> bool:
    before, compound = _last_word(left), _first_word(right)
    after = compound.partition("-")[0]
    if not before or not after or not right[0].islower():
        return True
    if any(f"{before}-{part}" in known.compounds for part in {after, compound}):
        return True
    head, _, last = before.rpartition("-")
    if last + after in known.words or (head and f"{before}{after}" in known.compounds):
        return False
    if compound != after and after in known.words:  # "bag-" "of-words"
        return True
    return _is_compound(last, after, known)


def _is_compound(first: str, second: str, known: Vocabulary) -> bool:
    """Whether two halves that the paper nowhere prints together, joined or hyphenated, are words of their own."""
    if len(first) == 1 or (len(second) <= 2 and _VOWELS.isdisjoint(second)):  # no syllables: "n-fold", "astro-ph"
        return True
    if first in _FIRST_PARTS or second in _LAST_PARTS or len(first) == 2:
        return False
    is_adverb = len(first) > 5 and first.endswith("ly") and len(second) > 3  # "densely-connected"
    return is_adverb or second in _COMPOUND_PARTS or (first in known.words and second in known.words)


def _last_word(text: str) -> str:
    match = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", text.lower())
    return match[0] if match else ""


def _first_word(text: str) -> str:
    match = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower())
    return match[0] if match else ""
