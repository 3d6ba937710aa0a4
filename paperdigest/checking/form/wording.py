"""Measures of a text's wording: its script, its length, points glued together, and how much of another it repeats."""

import re
from collections.abc import Iterable
from itertools import pairwise

_CHINESE_SHARE = 0.3  # of the characters of a Chinese text, a Latin word counting as one
_REPEATED = 0.6  # share of a text's 6-grams that another text has too
_GRAM = 6
_FEWEST_GRAMS = 8  # a shorter text repeats by chance
_FEWEST_TOKENS = 4  # a shorter text may be all names
_FEWEST_COMMON = 3  # words in small letters that make a text English: names have capitals
_LONGEST = {"zh": 400, "ja": 400, "ko": 400}  # characters
_LONGEST_ALPHABETIC = 900

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[^\W\d_][^\W_]*(?:[-.'’][^\W_]+)*")
_TOKEN = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]|[a-z0-9]+(?:[.'-][a-z0-9]+)*")
_FORMULA = re.compile(r"\$[^$]*\$|https?://\S+")
_FULL_STOPS = re.compile(r"[。！]+")  # what answers a question belongs to it
_STOPS = re.compile(r"[.!?;:](?=\s|$)|[。！？；]")
_WORD = re.compile(r"\w")
_ENDS = re.compile(r"(?<=[.!?])\s|[。；！？]|(?<=[a-z]\.)(?=[\u3400-\u9fff])")  # of sentences in either script
_POINT = re.compile(r"[(（](\d{1,2})[)）]|([①-⑨])")
_SENTENCE_END = re.compile(r"[。.!！?？]\s*$")
_CLAUSE_END = re.compile(r"[。.!！?？；;]\s*$")
_FOREIGN = re.compile(r"[\u3041-\u30fa\uac00-\ud7af]{2,}|(?:\b[a-z]{2,}[ ,]+){5,}[a-z]{2,}\b")
_NO_STATEMENT = re.compile(r"^\s*[一二三四五六七八九十]+、|[：:？?]\s*$")
_LABEL = re.compile(r"\W*(?:\d+[.、]\s*)?(?:方法\w*|methods?|摘要|总结|summary|结论|conclusions?)?\W*", re.IGNORECASE)


def han_runs(text: str) -> list[str]:
    """All unbroken runs of Chinese characters."""
    return re.findall(r"[\u3400-\u9fff\uf900-\ufaff]+", text)


def foreign_runs(text: str) -> list[str]:
    """Pieces of a Chinese text in another language: Japanese letters, six English words in small letters on end."""
    return _FOREIGN.findall(_FORMULA.sub(" ", text))


def foreign_sentence(text: str) -> str:
    """The first sentence of a Chinese text that has no Chinese character and is no mere name; empty without one."""
    for piece in _ENDS.split(_FORMULA.sub(" ", text)):
        words = _LATIN.findall(piece)
        if not _HAN.search(piece) and sum(word.islower() for word in words) >= _FEWEST_COMMON:
            return piece.strip()
    return ""


def is_chinese(text: str) -> bool:
    """Whether a text is written in Chinese, or too short to tell; names in Latin letters may fill most of it."""
    prose = _FORMULA.sub(" ", text)
    han = len(_HAN.findall(prose))
    words = _LATIN.findall(_HAN.sub(" ", prose))
    if han + len(words) < _FEWEST_TOKENS or han / (han + len(words)) >= _CHINESE_SHARE:
        return True
    return bool(han) and sum(word.islower() and word.isalpha() for word in words) < _FEWEST_COMMON


def states_nothing(text: str) -> bool:
    """Whether a Chinese text is a heading ("二、方法", "主要贡献如下：") or a question."""
    return bool(_NO_STATEMENT.search(text))


def run_on(text: str, language: str) -> str:
    """Why a statement is several in one; empty when it is not."""
    longest = _LONGEST.get(language, _LONGEST_ALPHABETIC)
    if len(text) > longest:
        return f"{len(text)} characters in one statement, at most {longest} can be read"
    points = glued_points(text)
    return f"{points} numbered points in one statement" if points else ""


def sentence_count(text: str, language: str) -> int:
    """How many sentences a text has; of an alphabetic one at most so many, since abbreviations end in a stop, too."""
    ends = _FULL_STOPS if language in _LONGEST else _STOPS
    return len([piece for piece in ends.split(text) if _WORD.search(piece)])


def glued_points(text: str) -> int:
    """How many points "(1) … (2) … (3)" make up one line, 0 below three.

    An enumeration inside a sentence, "three parts: (1) a; (2) b; (3) c", is none: its points end in no full stop.
    """
    marks = list(_POINT.finditer(text))
    if not marks:
        return 0
    ends = _CLAUSE_END if _LABEL.fullmatch(text, 0, marks[0].start()) else _SENTENCE_END
    apart = [marks[0], *(mark for mark in marks[1:] if ends.search(text[max(0, mark.start() - 8) : mark.start()]))]
    numbers = [int(mark[1]) if mark[1] else ord(mark[2]) - ord("①") + 1 for mark in apart]
    rising = sum(after == before + 1 for before, after in pairwise(numbers)) + 1
    return rising if rising >= 3 else 0


def grams(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """The 6-grams of texts; a Chinese character or a Latin word is one token."""
    found: set[tuple[str, ...]] = set()
    for text in texts:
        tokens = _TOKEN.findall(text.casefold())
        found.update(tuple(tokens[start : start + _GRAM]) for start in range(len(tokens) - _GRAM + 1))
    return frozenset(found)


def repeats(text: str, others: frozenset[tuple[str, ...]]) -> bool:
    """Whether most of a text's 6-grams stand in other texts, too; a short text never does.

    Nor does one with a number that they lack, or a Chinese one with a name in Latin letters that they lack.
    """
    own = grams([text])
    if len(own) < _FEWEST_GRAMS or len(own & others) / len(own) <= _REPEATED:
        return False
    told = {token for gram in others for token in gram}
    marks = str.isascii if _HAN.search(text) else str.isdecimal
    return all(token in told for token in _TOKEN.findall(text.casefold()) if marks(token))
