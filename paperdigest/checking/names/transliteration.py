"""Transliteration: whether a name in Chinese characters sounds like a Latin name of another text."""

import re
from collections.abc import Callable, Iterable, Iterator

from paperdigest.checking.meaning.dictionary import dictionary
from paperdigest.checking.names.hanlexicon import TRANSLITERATION
from paperdigest.checking.names.propernames import Name

_NAME = re.compile(r"[A-ZÀ-ÞČĐŁŘŚŠŞŻŽ][a-zß-ɏ]+")
_WITH_PARTICLE = re.compile(rf"\b(?:van|von|de|di|del|della|der|la|le)\s(?:de[nr]?\s)?{_NAME.pattern}")  # 范汉德尔
_SILENT = re.compile(r"(?<=[sctpgk])h|(?<!^)n|[aeiouyàáâãäåèéêëìíîïòóôõöøùúûü]")
_SOUNDS = {letter: sound for sound, letters in {
    "p": "bp", "f": "fvw", "t": "dt", "k": "ghkcqjzsxçßšžčć", "l": "lrřł", "m": "m", "n": "nñ",
}.items() for letter in letters}  # fmt: skip
_FEWEST = 2  # consonants that two names share
_MORE = 3  # the same where other characters than those that mostly spell sounds are among them
_AROUND = 5  # characters on either side that may belong to a name of which a rule found only part
_HAN = re.compile(r"[\u4e00-\u9fff]*")
_FADES = re.compile("[rl](?=[bcdfgjkmpqstvwxz])|m(?=[bp])")  # 戈德斯通 for Goldston, 冈贝尔 for Gumbel


def sounds_like(name: str, texts: Iterable[str], prints: Callable[[Name], bool]) -> bool:
    """Whether the Chinese name begins with the consonants, in their order, of a Latin name of the texts.

    Only a name that the paper `prints` counts. One consonant, as of 玻尔, is enough where the name has no more.
    """
    spoken = _skeleton(" ".join(_syllable(character) for character in name))
    names = dict.fromkeys(latin for text in texts for latin in _NAME.findall(text))
    is_short = len(spoken) < _FEWEST and TRANSLITERATION.issuperset(name)
    return any(
        _alike(spoken, _skeleton(latin.lower()), is_short) and prints(Name(latin, strong=False)) for latin in names
    )


def spells(name: str, text: str, original: str) -> bool:
    """Whether a Chinese name, or a longer run of characters around it, spells a Latin name of the original as a whole.

    The rules that find names cut foreign ones short: "柯尔莫" of 柯尔莫哥洛夫.
    """
    written = {
        form
        for latin in (*_NAME.findall(original), *_WITH_PARTICLE.findall(original))
        for form in (_skeleton(latin.lower()), _skeleton(_FADES.sub("", latin.lower())))
        if len(form) >= _FEWEST
    }
    return any(
        (form := _skeleton(" ".join(map(_syllable, run)))) in written
        and (len(form) >= _MORE or TRANSLITERATION.issuperset(run))
        for match in re.finditer(re.escape(name), text)
        for run in _runs(text, *match.span())
    )


def _runs(text: str, start: int, end: int) -> Iterator[str]:
    """The runs of Chinese characters that a stretch of a text is in."""
    before = _HAN.match(text[max(0, start - _AROUND) : start][::-1])
    after = _HAN.match(text, end, end + _AROUND)
    for left in range((before.end() if before else 0) + 1):
        for right in range((after.end() - end if after else 0) + 1):
            yield text[start - left : end + right]


def _alike(spoken: str, written: str, is_short: bool) -> bool:
    if is_short:
        return bool(spoken) and written.startswith(spoken)
    return len(written) >= _FEWEST and spoken.startswith(written)


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
