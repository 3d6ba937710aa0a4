"""Blocks: a paper's section cut into the parts that are compared, kept and made anew as one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paperdigest.writing import labels
from paperdigest.writing.shots import LISTED_SHOTS
from paperdigest.writing.sidecar import text_hash
from paperdigest.writing.source import SOURCE

_NUMBERED = (
    labels.TITLE, labels.AUTHORS, labels.AFFILIATION, labels.KEYWORDS, labels.URLS, labels.SUMMARY, labels.METHODS,
    labels.CONCLUSION,
)  # fmt: skip
_FIGURES = "figures"
_STARTS = (
    ("heading", r"## .*"),
    ("authors", r"\*\*Authors:.*"),
    ("abstract", r"(?!> |\[PDF\]\(|\*\*).+"),
    ("translation", r"> .*"),
    ("source", SOURCE.pattern),
    ("summary", r"\*\*Summary\*\*.*"),
    ("takeaways", r"\*\*Key Takeaways\*\*.*"),
    ("provenance", r"\*\*\[?(?:paperdigest|ChatPaperFree)\b.*"),
    *((f"{number}. {label.en}", rf"\*\*{number}(?:\.|&#46;) .*") for number, label in enumerate(_NUMBERED, 1)),
    (_FIGURES, rf"<details>.*|{LISTED_SHOTS.pattern}"),
)  # in the order in which they stand
_ENDS_EMPTY = re.compile(r"\n\r?\n\Z")
_RULES = tuple((name, re.compile(pattern)) for name, pattern in _STARTS)


@dataclass(frozen=True)
class Block:
    """One part of a section, exactly as it stands there, the empty lines after it included."""

    name: str
    text: str

    @property
    def hash(self) -> str:
        """Of what it says: empty lines around it do not count."""
        return text_hash(self.text.strip("\r\n"))


def split_blocks(section: str) -> tuple[Block, ...]:
    """A section's blocks, each name once: `section == "".join(block.text …)`.

    A paragraph that begins no block, a remark that a person added, belongs to the block above it.
    """
    lead = section[: len(section) - len(section.lstrip("\r\n"))]
    blocks = [Block(_RULES[0][0], lead)]
    reached = 0
    after_blank = True
    for line in section[len(lead) :].split("\n"):
        start = _start(line.rstrip("\r"), reached) if after_blank or line.startswith("<details>") else None
        if start:
            blocks.append(Block(_RULES[start][0], ""))
        reached = reached if start is None else start + 1
        blocks[-1] = Block(blocks[-1].name, f"{blocks[-1].text}{line}\n")
        after_blank = not line.strip()
    blocks[-1] = Block(blocks[-1].name, blocks[-1].text[:-1])  # what follows the last line break is no line
    return tuple(blocks)


def block_hashes(section: str) -> dict[str, str]:
    """Sixteen hex digits for each block of a section, by its name."""
    return {block.name: block.hash for block in split_blocks(section)}


def edited_blocks(standing: str, written: Mapping[str, str]) -> frozenset[str]:
    """The names of the blocks of a section that are no longer as `written` (hashes by name), or are gone."""
    now = block_hashes(standing)
    return frozenset(name for name in now | dict(written) if now.get(name) != written.get(name))


@dataclass(frozen=True)
class Merged:
    """A section made anew around what a person edited in it.

    `hashes` are those to recognise edits by from now on; `edited` are the names of the blocks that stayed, or stayed
    away, as the person left them.
    """

    text: str
    hashes: Mapping[str, str]
    edited: tuple[str, ...]


def merge(standing: str, written: Mapping[str, str], made: str) -> Merged:
    """The section `made`, but for the blocks that are no longer as `written` (hashes by name) in the `standing` one."""
    old = {block.name: block for block in split_blocks(standing)}
    new = {block.name: block for block in split_blocks(made)}
    edited = edited_blocks(standing, written)
    kept = [name for name in old if name in edited or name in new]
    place = 0
    for name in new:
        if name not in old and name not in edited:
            kept.insert(place, name)
        place = kept.index(name) + 1 if name in kept else place
    taken = [old[name] if name in edited or _is_same(old, new, name) else new[name] for name in kept]
    hashes = {name: block.hash for name, block in new.items() if name not in edited}
    hashes |= {name: value for name, value in written.items() if name in edited}
    return Merged(
        _section(taken, standing, made), hashes, tuple(name for name in old | dict(written) if name in edited)
    )


def with_figures(made: str, standing: str) -> str:
    """The section `made` with the pictures of the `standing` one, when it has none of its own."""
    pictures = [block for block in split_blocks(standing) if block.name == _FIGURES]
    if not pictures or any(block.name == _FIGURES for block in split_blocks(made)):
        return made
    return made + "\n" + pictures[0].text.strip("\n") + "\n"


def _start(line: str, reached: int) -> int | None:
    """Which block begins with a line, of those that may still come; an abstract stands right below the authors."""
    for at, (name, rule) in enumerate(_RULES[reached:], reached):
        if name == "abstract" and reached != at:
            continue
        if rule.fullmatch(line):
            return at
    return None


def _is_same(old: Mapping[str, Block], new: Mapping[str, Block], name: str) -> bool:
    return name in old and old[name].hash == new[name].hash


def _section(blocks: Sequence[Block], standing: str, made: str) -> str:
    """The blocks in a row, an empty line between each two of them; untouched ones keep theirs."""
    parts = [
        block.text if _ENDS_EMPTY.search(block.text) else block.text.rstrip("\r\n") + "\n\n" for block in blocks[:-1]
    ]
    text = "".join([*parts, *(block.text for block in blocks[-1:])])
    return standing if text == standing else "\n" + text.strip("\r\n") + made[len(made.rstrip("\n")) :]
