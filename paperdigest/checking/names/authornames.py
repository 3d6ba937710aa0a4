"""Comparing author names: order, initials, hyphens and accents aside."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_SEPARATORS = re.compile(r"[,，、;；/&。\n]|\band\b|\bet al\b\.?|以及|[和与及等]")
_BRACKETS = re.compile(r"[(（\[［][^()（）\[\]]*[)）\]］]")
_NAME = re.compile(r"[^\W\d_][^\W\d_.'’´`˜ˇ-]*(?:[ .'’´`˜ˇ-]+[^\W\d_][^\W\d_.'’´`˜ˇ-]*)*\.?")
_OPEN_END = re.compile(r"等|\bet al\b|\bothers\b|\(\d+\)|\.\.\.|…", re.IGNORECASE)
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}(?:·[\u4e00-\u9fff]+)*")
_TALK = re.compile(
    r"作者|姓名|名单|未|暂|待|无法|论文|机构|大学|学院|公司|研究|成员|其他|通讯|共同|贡献|音译|合作|文中|具体|以及|英文|名字"
)
_LONGEST_NAME = 5  # Chinese characters


def latin_names(text: str) -> tuple[str, ...]:
    """The names in Latin letters of a list of authors, notes in brackets left out; one word alone is no name."""
    parts = (part.strip(" *†‡§.：:\t") for part in _SEPARATORS.split(_BRACKETS.sub(" ", text)))
    names = (_NAME.fullmatch(" ".join(re.sub(r"[*†‡§\d]", "", part).split())) for part in parts)
    return tuple(name[0] for name in names if name and " " in name[0] and not _CHINESE.search(name[0]))


def chinese_names(text: str) -> tuple[str, ...]:
    """The names in Chinese characters of a list of authors, those in brackets included."""
    parts = re.split(r"[,，、;；/&()（）。：:\s]|以及|[和与及等]", text)
    return tuple(
        part
        for part in parts
        if _CHINESE.fullmatch(part) and len(part.replace("·", "")) <= _LONGEST_NAME * (1 + ("·" in part) * 2)
        and not _TALK.search(part)
    )  # fmt: skip


def is_open(text: str) -> bool:
    """Whether a list of authors says that it does not name them all."""
    return bool(_OPEN_END.search(text))


def unknown(names: Iterable[str], authors: Sequence[str]) -> tuple[str, ...]:
    """Those of the names that are no author's."""
    return tuple(name for name in names if not any(_same(name, author) for author in authors))


def left_out(names: Sequence[str], authors: Iterable[str]) -> tuple[str, ...]:
    """The authors that none of the names is."""
    return tuple(author for author in authors if not any(_same(name, author) for name in names))


def _same(name: str, author: str) -> bool:
    """Equal in any order of their parts, glued or apart, an initial standing for the name it begins."""
    ours, theirs = _parts(name), _parts(author)
    if sorted("".join(ours)) == sorted("".join(theirs)):
        return True
    short, long = sorted((ours, theirs), key=len)
    return (
        bool(short)
        and all(_has(part, long) for part in short)
        and any(len(part) > 1 and part in long for part in short)
    )


def _has(part: str, parts: Sequence[str]) -> bool:
    return part in parts or any(
        (len(part) == 1 and other.startswith(part)) or (len(other) == 1 and part.startswith(other)) for other in parts
    )


def _parts(name: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l").replace("ø", "o").replace("ß", "ss"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub(r"['’´`˜ˇ¨-]", "", bare).replace(".", " ").split()
