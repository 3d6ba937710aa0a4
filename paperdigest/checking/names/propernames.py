"""Proper names: those that a claim uses, and where texts print them, however spelled, joined or inflected."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from paperdigest.checking.addresses import ADDRESS, bare_forms, is_address
from paperdigest.checking.lexicon import COMMON_CAPITALS, FILLERS, GENERAL_TERMS, SCALES, TRANSPARENT_TAILS, UNITS
from paperdigest.checking.names.hannames import han_names
from paperdigest.checking.names.wordindex import WordIndex, squash

_LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"  # "×" stands between these
_WORD = rf"[{_LETTER}0-9]+"
_JOINT = r"(?:[-.'’&‐‑·]|(?<=[A-Za-z]{2})_(?=[A-Za-z]{2}))"  # "BERT_BASE" is a name, "x_i" a symbol
_CHUNK = re.compile(rf"(?P<address>{ADDRESS})|(?<![{_LETTER}0-9]){_WORD}(?:{_JOINT}{_WORD})*(?:\+\+)?")
_FORMULA = re.compile(r"\$(?!\d[\d.,]*\s\w*[A-Za-z]{3})[^$]*\$")  # but no formula between "$5 million" and another $
_AMOUNT = re.compile(r"\d[\d.,]*(?:[eE]-?\d+)?(?P<letters>[A-Za-z]*)(?:-[A-Za-z]+)*")
_SIZE = re.compile(r"\d+(?:\.\d+)?(?:[xX]\d+(?:\.\d+)?)+|[xX]\d+(?:\.\d+)?")
_SENTENCE_START = re.compile(r"(?:^|(?<!\bMr)(?<!\bDr)(?<!\.g)(?<!\.e)[.!?:;。！？：；•\n])[\s\"'“”‘’(\[（]*$")
_TITLE_CASE = re.compile(r"[A-Z][a-z]*(?:[-'’][A-Z]?[a-z]+)+")
_POSSESSIVE = re.compile(r"['’]s?$")
_YEAR = re.compile(r"(?:19|20)?(\d\d)")
_SPEED = re.compile(r"([kmgtpe])flops?")
_POWERS = {"k": "kilo", "m": "mega", "g": "giga", "t": "tera", "p": "peta", "e": "exa"}
_ACRONYM = 4  # capitals from which a part of a joined name is a name of its own
_SYMBOL = 3  # letters from which a word in small letters is a word
UNSPACED = ("zh", "ja", "ko")  # languages in whose texts Latin letters stand out


@dataclass(frozen=True)
class Name:
    """A name that a claim uses.

    `strong` names have the form of one (an acronym, inner capitals, a digit); the others are words in Latin letters
    in a Chinese text, or with a capital in an English sentence. `ordinary` words, in small letters, may be inflected.
    An address is a name, too. `latin` says that the name is in Chinese characters, and which Latin names say the same.
    """

    text: str
    strong: bool
    ordinary: bool = False
    latin: tuple[str, ...] | None = None


def split_names(text: str, language: str) -> tuple[tuple[Name, ...], str]:
    """The names that a claim's text uses, each once, and the text without them, in which numbers are numbers."""
    found: dict[str, Name] = {}
    rest: list[str] = []
    last = 0
    prose = _FORMULA.sub(" ", text) if "$" in text else text
    for match in _CHUNK.finditer(prose):
        if language not in UNSPACED and match[0].isalpha() and match[0].islower():
            continue  # most are plain words
        if not match["address"] and _is_amount(match[0]):
            continue
        if (name := _name(match, language)) and not _is_general(name):
            found.setdefault(name.text, name)
        if any(map(str.isdigit, match[0])):
            rest += [prose[last : match.start()], "; "]
            last = match.end()
    rest.append(prose[last:])
    if language == "zh":
        found |= {name: Name(name, strong=True, latin=latin) for name, latin in han_names(text)}
    return tuple(found.values()), " ; ".join(["".join(rest), *_FORMULA.findall(text)])


class NameIndex(WordIndex):
    """The words of texts, among them the names."""

    def where(self, name: Name) -> AbstractSet[int]:
        """The places of the texts that print the name, whole or inflected."""
        for form in _forms(name.text):
            if places := self.word(form):
                return places
        if name.ordinary and (places := self.stem(squash(name.text))):
            return places
        parts = re.split(r"[-‐‑&'’]", name.text)
        if len(parts) > 1 and all(map(_is_plain_word, parts)):
            found = [self._part(part) for part in parts]
            return set().union(*found) if all(found) else set()
        return set()

    def has_whole(self, name: Name) -> bool:
        """Whether a text prints the name as whole words."""
        return any(map(self.has, _forms(name.text)))

    def _part(self, part: str) -> AbstractSet[int]:
        squashed = squash(part)
        return self.word(squashed) or (self.stem(squashed) if part.islower() else set())


@lru_cache(maxsize=1024)  # each name is looked up in the paper, the evidence and the other language
def _forms(text: str) -> tuple[str, ...]:
    """A name as it may be printed: singular, without a tail like "-based", its year in full, a unit spelled out."""
    return tuple(map(squash, bare_forms(text)) if is_address(text) else _spellings(text))


def _spellings(text: str) -> Iterator[str]:
    head = _POSSESSIVE.sub("", text)
    whole = squash(head)
    yield whole
    if whole.endswith("s") and len(whole) > 3:
        yield whole[:-1]
    while (cut := head.rpartition("-"))[1] and cut[2] in TRANSPARENT_TAILS:
        head = cut[0]
        yield squash(head)
    if speed := _SPEED.fullmatch(whole):
        yield f"{_POWERS[speed[1]]}flops"
    letters = whole.rstrip("0123456789")
    if letters and (year := _YEAR.fullmatch(whole[len(letters) :])):
        yield from (f"{letters}{century}{year[1]}" for century in ("20", "19", ""))


def _is_plain_word(part: str) -> bool:
    """Whether a part of a joined name can stand alone: not "XL" or "512", which tell one name from another."""
    return part.isalpha() and len(part) > 1 and (part[1:].islower() or len(part) >= _ACRONYM)


def _is_general(name: Name) -> bool:
    """Whether a summary may use it though the paper does not print it; two small letters are a symbol."""
    word = name.text.lower()
    return word in GENERAL_TERMS or (name.ordinary and (len(word) < _SYMBOL or word in FILLERS))


def _is_amount(chunk: str) -> bool:
    """Whether a run is a number with its unit, perhaps with an ordinary word after a hyphen, or a range."""
    if _SIZE.fullmatch(chunk) or not any(map(str.isalpha, chunk)):
        return True
    amount = _AMOUNT.fullmatch(chunk)
    if not amount:
        return False
    letters = amount["letters"]
    return "." in chunk or not letters or letters in UNITS or letters in SCALES


def _name(match: re.Match[str], language: str) -> Name | None:
    chunk = match[0]
    if match["address"]:
        return Name(chunk, strong=True)
    letters = [character for character in chunk if character.isalpha()]
    has_digit = any(map(str.isdigit, chunk))
    if not letters or (len(letters) == 1 and not has_digit):
        return None
    inner_capitals = any(map(str.isupper, letters[1:])) and not _TITLE_CASE.fullmatch(chunk)
    if has_digit or inner_capitals:
        return Name(chunk, strong=True)
    if language in UNSPACED:
        return Name(chunk, strong=False, ordinary=chunk.islower())
    if not chunk[0].isupper() or _SENTENCE_START.search(match.string[max(0, match.start() - 6) : match.start()]):
        return None
    words = _POSSESSIVE.sub("", chunk).lower().split("-")
    return None if all(word in COMMON_CAPITALS | TRANSPARENT_TAILS for word in words) else Name(chunk, strong=False)
