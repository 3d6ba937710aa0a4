"""Transliteration: whether a name in Chinese characters sounds like a Latin name of another text."""

import re
from collections.abc import Iterable

from paperdigest.checking.dictionary import dictionary

_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ɏ]+")
_SILENT = re.compile(r"(?<=[sctpgk])h|(?<!^)n|[aeiouyàáâãäåèéêëìíîïòóôõöøùúûü]")
_SOUNDS = {letter: sound for sound, letters in {
    "p": "bp", "f": "fvw", "t": "dt", "k": "ghkcqjzsxçßšžčć", "l": "lrř", "m": "m", "n": "nñ",
}.items() for letter in letters}  # fmt: skip
_FEWEST = 2  # consonants that two names share


def sounds_like(name: str, texts: Iterable[str]) -> bool:
    """Whether a Latin name of the texts has the consonants with which the Chinese name begins, in their order."""
    spoken = _skeleton(" ".join(_syllable(character) for character in name))
    names = {_skeleton(latin.lower()) for text in texts for latin in _NAME.findall(text)}
    return any(len(latin) >= _FEWEST and spoken.startswith(latin) for latin in names)


def _syllable(character: str) -> str:
    """The first reading of a character, its final consonant left out but for "er"."""
    entries = dictionary().entries(character)
    pinyin = re.sub(r"\d|:", "", entries[-1].pinyin.lower()) if entries else ""
    return "r" if pinyin == "er" else re.sub(r"(?<=.)ng?$", "", pinyin)


def _skeleton(spoken: str) -> str:
    """Its consonants by their kind, each run of one kind once, without a last "r" or "l"."""
    kinds = [_SOUNDS[letter] for letter in _SILENT.sub("", spoken) if letter in _SOUNDS]
    runs = [kind for kind, before in zip(kinds, ["", *kinds], strict=False) if kind != before]
    return "".join(runs).removesuffix("l")
