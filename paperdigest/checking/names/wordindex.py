"""Words of texts: where they stand, however they are spelled, joined or inflected."""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import chain, repeat

_TOKEN = re.compile(r"[a-zß-ɏ]+|[A-Z](?:[a-z][a-zß-ɏ]*|[A-Z]*(?![a-z]))|\d+")
_END = "\n"  # stands behind the last token
_LAST = "\uffff"  # sorts behind all that tokens are made of
_STEM = 4  # letters that an ordinary word and the printed one share at least


class WordIndex:
    """The words of texts as runs of letters or digits, so that spaces, hyphens and case make no difference."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._tokens: list[str] = []  # as they are written
        self._places: list[int] = []  # of the text that each stands in
        for place, text in enumerate(texts):
            found = _TOKEN.findall(text if text.isascii() else fold(text))
            self._tokens += found
            self._places += repeat(place, len(found))
        written = defaultdict[str, list[int]](list)
        for at, token in enumerate(self._tokens):
            written[token].append(at)
        self._at = defaultdict[str, list[int]](list)  # by token in small letters
        for token, found_at in written.items():
            self._at[token.lower()] += found_at
        self._tokens.append(_END)
        self._words: dict[str, frozenset[int]] = {}  # looked up before: a paper's own name is asked for in every claim
        self._roots: dict[str, frozenset[int]] = {}
        self._followers: dict[str, frozenset[str]] = {}

    def word(self, squashed: str) -> AbstractSet[int]:
        """The places of the texts that print it as whole words, singular or plural."""
        if squashed not in self._words:
            forms = (squashed, f"{squashed}s") if squashed else ()
            found = chain(*(self._at.get(form, ()) for form in forms), self._joined(squashed, is_whole=True))
            self._words[squashed] = frozenset(map(self._places.__getitem__, found))
        return self._words[squashed]

    def has(self, squashed: str) -> bool:
        """Whether any of the texts prints it so; most words are one token."""
        return squashed in self._at or bool(self.word(squashed))

    def stem(self, squashed: str) -> AbstractSet[int]:
        """The places of words that begin like it: "evaluated" for "evaluating"."""
        root = squashed[: max(_STEM, len(squashed) - 3)]
        if root not in self._roots:
            alike = self._sorted[bisect_left(self._sorted, root) : bisect_left(self._sorted, root + _LAST)]
            found = chain(*map(self._at.__getitem__, alike), self._joined(root, is_whole=False))
            self._roots[root] = frozenset(map(self._places.__getitem__, found if len(root) >= _STEM else ()))
        return self._roots[root]

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._at)

    def _joined(self, squashed: str, is_whole: bool) -> Iterator[int]:
        """The first of several tokens that make it up, singular or plural, or that begin like it, each time."""
        spelled = f"{squashed}s" if is_whole else squashed
        for cut in range(1, len(squashed)):
            first, rest = squashed[:cut], squashed[cut:]
            for second in self._after(first) if first in self._at else ():
                if spelled.startswith(second, cut) or (not is_whole and second.startswith(rest)):
                    yield from (at for at in self._pairs(first, second) if self._reads(at + 1, rest, is_whole))

    def _after(self, token: str) -> frozenset[str]:
        """All that follow a token anywhere."""
        if token not in self._followers:
            self._followers[token] = frozenset(self._tokens[at + 1].lower() for at in self._at[token])
        return self._followers[token]

    def _pairs(self, first: str, second: str) -> Iterator[int]:
        """Where one token follows the other."""
        tokens, firsts, seconds = self._tokens, self._at[first], self._at[second]
        if len(firsts) < len(seconds):
            return (at for at in firsts if tokens[at + 1].lower() == second)
        return (at - 1 for at in seconds if at and tokens[at - 1].lower() == first)

    def _reads(self, at: int, rest: str, is_whole: bool) -> bool:
        """Whether the tokens from there are the rest of a word, or begin like it."""
        end, spelled = 0, f"{rest}s" if is_whole else rest
        while end < len(rest) and spelled.startswith(self._tokens[at].lower(), end):
            end += len(self._tokens[at])
            at += 1
        return end >= len(rest) or (not is_whole and self._tokens[at].lower().startswith(rest[end:]))


def fold(text: str) -> str:
    """Without accents and ligatures."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    accents = {ord(character): None for character in set(decomposed) if unicodedata.combining(character)}
    return decomposed.translate(accents) if accents else decomposed


def squash(text: str) -> str:
    """Its letters and digits as the index holds them."""
    return "".join(_TOKEN.findall(fold(text))).lower()
