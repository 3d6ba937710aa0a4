"""Quotes: the numbers and names in which an English claim departs from a sentence that it else follows word by word."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from functools import cached_property, lru_cache

from paperdigest.checking.index import printed_in
from paperdigest.checking.lexicon import DIGIT_WORDS, FILLERS, UNITS
from paperdigest.checking.names.forms import is_form
from paperdigest.checking.names.openings import is_coined
from paperdigest.checking.numbers.mentions import small_counts
from paperdigest.checking.numbers.numbers import Quantity, quantities
from paperdigest.checking.numbers.plainnumbers import plain_numbers

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?:\s?(?:/|\^-?)\s?\d+)?|[A-Z][^\W_]*(?:\.\d[^\W_]*|-[^\W_]+)*|[^\W\d_][^\W_]*(?:-\d[^\W_]*)?"
)  # "10^5", "Llama-3.1-8B", "FM-index", "top-1"
_MEASURED = re.compile(r"\d\s?$")
_LOST = re.compile(r"[^\d.]")  # thousands separators, and what the text of a PDF loses: "/" and "^"
_OPENING = re.compile(r"(?:^|[.!?:;•]\s)[\s\"'“”‘’(\[]*$")
_FOLLOWS = 0.5  # share of a claim's tokens that a sentence has in the same order, from which the claim follows it
_LONGEST = 4  # tokens that one side may have where they part
_MOST = 300  # tokens of a text that is compared, which takes the square of them
_AROUND = 3  # tokens that both have on the two sides of such a place
_LISTING = {"and", "or", "as", "well", "both", "the"}  # words between names whose order says nothing
_ARTICLES = ("the", "a", "an")
_PARTICLE = 2  # letters of a word that says nothing of what follows a number: "64.6 on …"
_HEDGE = 16  # characters before a number among which stands "about"


class _Kind(Enum):
    WORD = "word"
    FILLER = "filler"
    NUMBER = "number"
    NAME = "name"
    OPENING = "opening"  # a word with a capital that a sentence begins with: a name or not


@dataclass(frozen=True)
class _Token:
    """A word or a number: how it is compared, its kind and where it stands."""

    key: str
    kind: _Kind
    start: int
    end: int


@dataclass(frozen=True)
class _Text:
    """A text, with its numbers in one notation, and its tokens."""

    plain: str
    tokens: tuple[_Token, ...]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(token.key for token in self.tokens)

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """Its numbers and names, as they follow each other."""
        return tuple(token.key for token in self.tokens if _is_mark(token))


@dataclass(frozen=True)
class _Part:
    """Successive tokens of a text."""

    text: _Text
    tokens: tuple[_Token, ...]

    @property
    def written(self) -> str:
        """The part as it is written."""
        return self.text.plain[self.tokens[0].start : self.tokens[-1].end]

    @property
    def kinds(self) -> set[_Kind]:
        return {token.kind for token in self.tokens} - {_Kind.FILLER}

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(token.key for token in self.tokens if token.kind is not _Kind.FILLER)

    @property
    def named(self) -> str:
        """The part as it is written, without an article."""
        return self.text.plain[
            min(token.start for token in self.tokens if token.key not in _ARTICLES) : self.tokens[-1].end
        ]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers that it states; what stands before it may say how exact they are."""
        own = {number.text for number in quantities(self.written)}
        stated = quantities(self.text.plain[max(0, self.tokens[0].start - _HEDGE) : self.tokens[-1].end])
        return (*(number for number in stated if number.text in own), *small_counts(self.written.split()))

    def is_naming(self, is_name: Callable[[str], bool]) -> bool:
        """Whether it names something and says nothing else."""
        if _Kind.NAME in self.kinds:
            return self.kinds <= {_Kind.NAME, _Kind.OPENING}
        return {_Kind.OPENING} == self.kinds and all(map(is_name, self.keys))


def departures(text: str, evidence: Sequence[str], is_name: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """What an English text says and what its evidence has in that place, where both have the same words around it.

    It is held against the piece of evidence that it has most tokens of, in their order. `is_name` tells of a word in
    small letters with which a sentence begins whether it is a name.
    """
    claim = _read(text)
    pieces = [piece for piece in map(_read, evidence) if _may_follow(claim, piece)]
    if all(_is_in_order(claim.marks, piece.marks) for piece in pieces):
        return
    matchers = [SequenceMatcher(None, piece.keys, claim.keys, autojunk=False) for piece in pieces]
    matcher, nearest = max(zip(matchers, pieces, strict=True), key=lambda pair: _common(pair[0]))
    if _common(matcher) < _FOLLOWS * len(claim.tokens) or _is_in_order(claim.marks, nearest.marks):
        return
    parts = list(_parting(matcher, claim, nearest))
    found = [(ours.keys, theirs.keys) for ours, theirs in parts]
    for ours, theirs in parts:
        is_moved = _has(nearest, ours) and _has(claim, theirs) and (theirs.keys, ours.keys) not in found
        is_other = _is_other_number(ours, theirs, evidence) and not _is_listed(ours, pieces)
        if is_other or (_is_other_name(ours, theirs, is_name) and not is_moved):
            yield ours.written, theirs.written
    for ours, theirs in _turned(matcher, claim, nearest):
        yield ours.written, theirs.written


@lru_cache(maxsize=256)
def _read(text: str) -> _Text:
    plain = plain_numbers(text)
    return _Text(plain, tuple(map(_token, _TOKEN.finditer(plain))))


def _token(match: re.Match[str]) -> _Token:
    word, folded, span = match[0], match[0].lower().replace("-", ""), match.span()
    if folded[0].isdigit():
        return _Token(_LOST.sub("", folded), _Kind.NUMBER, *span)
    if folded in DIGIT_WORDS and word != "One":  # with a capital it stands for a person or a thing
        return _Token(str(DIGIT_WORDS[folded]), _Kind.NUMBER, *span)
    if any(map(str.isdigit, folded)):
        return _Token(folded, _Kind.NAME, *span)
    if folded in FILLERS:
        return _Token(folded, _Kind.FILLER, *span)
    if is_coined(word):
        return _Token(folded, _Kind.NAME, *span)
    is_unit = word in UNITS and _MEASURED.search(match.string[max(0, match.start() - 2) : match.start()])
    if word == folded or is_unit:
        return _Token(folded, _Kind.WORD, *span)
    opens = word[1:].islower() and _OPENING.search(match.string[max(0, match.start() - 4) : match.start()])
    return _Token(folded, _Kind.OPENING if opens else _Kind.NAME, *span)


def _may_follow(claim: _Text, piece: _Text) -> bool:
    if max(len(claim.tokens), len(piece.tokens)) > _MOST:
        return False
    theirs = set(piece.keys)
    return sum(key in theirs for key in claim.keys) >= _FOLLOWS * len(claim.tokens)


def _is_in_order(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether all of ours are among theirs, in their order."""
    rest = iter(theirs)
    return all(one in rest for one in ours)


def _common(matcher: SequenceMatcher[str]) -> int:
    return sum(block.size for block in matcher.get_matching_blocks())


def _has(text: _Text, part: _Part) -> bool:
    """Whether the text has all of it, in whatever place."""
    return set(part.keys) <= set(text.keys)


def _parting(matcher: SequenceMatcher[str], claim: _Text, piece: _Text) -> Iterator[tuple[_Part, _Part]]:
    """Where a claim has something else than the piece between the same tokens; its ends count as enough of them."""
    left, ours, theirs = _AROUND, 0, 0
    for block in matcher.get_matching_blocks():  # the last one is empty, and stands at the end of both
        right = block.size or _AROUND
        parts = _Part(claim, claim.tokens[ours : block.b]), _Part(piece, piece.tokens[theirs : block.a])
        if all(0 < len(part.tokens) <= _LONGEST for part in parts) and left + right >= _AROUND:
            yield parts
        left, ours, theirs = block.size, block.b + block.size, block.a + block.size


def _turned(matcher: SequenceMatcher[str], claim: _Text, piece: _Text) -> Iterator[tuple[_Part, _Part]]:
    """Where a claim has "B uses A" for "A uses B", or the other way round."""
    codes = [(code[0], slice(*code[1:3]), slice(*code[3:5])) for code in matcher.get_opcodes()]
    for before, same, after in zip(codes, codes[1:], codes[2:], strict=False):
        (_, their_before, our_before), (what, _, shared), (_, their_after, our_after) = before, same, after
        if what != "equal" or not all(map(_is_mark, claim.tokens[shared])):
            continue
        moved_back = claim.tokens[our_before], piece.tokens[their_after]
        moved_on = piece.tokens[their_before], claim.tokens[our_after]
        if _is_rotated(*moved_back) or _is_rotated(*moved_on):
            ours, theirs = slice(our_before.start, our_after.stop), slice(their_before.start, their_after.stop)
            yield _Part(claim, claim.tokens[ours]), _Part(piece, piece.tokens[theirs])


def _is_rotated(first: Sequence[_Token], second: Sequence[_Token]) -> bool:
    """Whether both have the same words, the first after a name or number, the second before it, that list nothing."""
    at = next((place for place, token in enumerate(first) if not _is_mark(token)), 0)
    words = [token.key for token in first[at:]]
    turned = [token.key for token in (*first[at:], *first[:at])]
    return at > 0 and not set(words) <= _LISTING and turned == [token.key for token in second]


def _is_mark(token: _Token) -> bool:
    return token.kind not in (_Kind.WORD, _Kind.FILLER)


def _is_other_number(ours: _Part, theirs: _Part, evidence: Sequence[str]) -> bool:
    """Whether ours is another number; where the evidence has it elsewhere, only if both parts are numbers alone."""
    if _Kind.NUMBER not in ours.kinds or _Kind.NUMBER not in theirs.kinds:
        return False
    printed = printed_in(theirs.written)
    changed = [number for number in ours.quantities if not printed.carries(number)]
    is_elsewhere = any(map(printed_in(*evidence).carries, changed))
    return bool(changed) and (not is_elsewhere or ours.kinds == theirs.kinds == {_Kind.NUMBER})


def _is_listed(ours: _Part, pieces: Sequence[_Text]) -> bool:
    """Whether its number is the one before the same word in the evidence, which may list things in another order."""
    follower = _follower(ours.text, ours.tokens[-1])
    listed = [one for piece in pieces for one in piece.tokens if _follower(piece, one) == follower]
    numbers = {one.key for one in listed if one.kind is _Kind.NUMBER}
    return bool(follower) and numbers == {one.key for one in ours.tokens if one.kind is _Kind.NUMBER}


def _follower(text: _Text, token: _Token) -> str:
    """The next word after a token that says something; empty at the end."""
    after = (one for one in text.tokens if one.start > token.start and one.kind is not _Kind.FILLER)
    return next((one.key for one in after if len(one.key) > _PARTICLE), "")


def _is_other_name(ours: _Part, theirs: _Part, is_name: Callable[[str], bool]) -> bool:
    """Whether both are nothing but names, and of different things."""
    if not (ours.is_naming(is_name) and theirs.is_naming(is_name)):
        return False
    return not set(ours.keys) & set(theirs.keys) and not is_form(ours.named, theirs.named)
