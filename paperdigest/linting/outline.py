"""The outline of any post of this format's family: each paper's section, cut into the parts that the linter reads."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from paperdigest.writing.mention import is_mention
from paperdigest.writing.parse import RawSection, split
from paperdigest.writing.provenance import read_provenance
from paperdigest.writing.shots import LISTED_SHOTS

PartName = Literal[
    "summary", "takeaways", "preamble", "title", "authors", "affiliation", "keywords", "urls", "overview", "method",
    "conclusion",
]  # fmt: skip
CHAIN: tuple[PartName, ...] = (
    "preamble", "title", "authors", "affiliation", "keywords", "urls", "overview", "method", "conclusion",
)  # fmt: skip

_LABELS: dict[PartName, str] = {
    "title": r"标题|题目|论文(?:标题|题目)|title",
    "authors": r"(?:论文)?作者(?:名单|列表|姓名|信息)?|authors?",
    "affiliation": r"(?:(?:第一)?作者的?)?(?:所属|隶属|归属)?(?:单位|机构)|(?:隶属|所属|归属)|affiliations?",
    "keywords": r"关键(?:词|字)|keywords?",
    "urls": r"urls?(?:链接)?|(?:论文|文章|相关)?(?:链接|网址|地址)|links?",
    "overview": r"(?:内容|论文|文章)?(?:摘要|总结|概述)|summary",
    "method": r"(?:研究|主要)?方法(?:论|部分|介绍|概述|描述|总结)*|method(?:s|ology)?",
    "conclusion": r"结论(?:部分|总结)?|conclusions?",
}
_LEAD = r"[\s>#*+-]*(?:\d{1,2}[.、)：:]\s*)?[\s*]*"
_NOTE = r"(?:\s*[(（/][^()（）:：]{0,30}[)）]?)?"
_LABEL = {
    name: re.compile(rf"{_LEAD}(?:{label}){_NOTE}\**\s*(?:[：:]\**\s*(?P<rest>.*)|\**)$", re.IGNORECASE | re.DOTALL)
    for name, label in _LABELS.items()
}
_OURS = re.compile(r"\*\*([1-8])(?:\.|&#46;) [^*]+\*\*(?P<rest>.*)")
_CHAIN_START = re.compile(r"\*\*\[?(?P<tool>ChatPaperFree|paperdigest)\b")
_OLD_TOOL = "ChatPaperFree"
_FIGURES = re.compile(rf"<details>|{LISTED_SHOTS.pattern}")
_IMAGE = re.compile(r'<img[^<>]*\bsrc="([^"]*)"|!\[[^\[\]]*\]\(([^()\s]*)\)')
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_TARGET = re.compile(r"(?<=\])\([^()\s]*(?: \"[^\"]*\")?\)")


@dataclass(frozen=True)
class TextLine:
    """A line of a part: its number in the post (from 1), as written, and without tags, entities and links' targets."""

    number: int
    raw: str
    text: str


@dataclass(frozen=True)
class Part:
    """A labelled part of a section: the number of its label's line and its lines, the label itself left out."""

    line: int
    lines: tuple[TextLine, ...]

    @property
    def text(self) -> str:
        """All its words, a line each."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True)
class Section:
    """One paper's section. `title`, `authors`, `abstract` and `comment` are arXiv's, as written above the model's text.

    `authors_line` is the number of the Authors line; `translation`, of the abstract, is in posts of ours only, which
    `ours` tells. `quoted` says that the text is the paper's own, chosen without a model; `images` are the addresses of
    the section's pictures with their lines.
    """

    id: str
    version: int | None
    line: int
    ours: bool
    quoted: bool
    title: str
    authors: str
    authors_line: int
    abstract: str
    translation: TextLine | None
    comment: str
    parts: dict[PartName, Part]
    written: tuple[TextLine, ...] = field(repr=False)
    images: tuple[tuple[int, str], ...] = ()


def sections(text: str) -> Iterator[Section]:
    """All papers' sections, top to bottom; short sections that link another post are left out."""
    head, raw_sections, _ = split(text)
    line = head.count("\n") + 1
    for raw in raw_sections:
        if not is_mention(raw.text):
            yield _section(raw, line)
        line += raw.text.count("\n")


def plain(written: str) -> str:
    """A line without tags, links' targets, entities and bold marks."""
    shown = html.unescape(_TARGET.sub("", _TAG.sub(" ", written)))
    return re.sub(r"\\([^\w\s])", r"\1", shown).replace("**", "").strip()


def _text_line(number: int, written: str) -> TextLine:
    return TextLine(number, written, plain(written))


def _section(raw: RawSection, first: int) -> Section:
    lines = [_text_line(number, written) for number, written in enumerate(raw.text.split("\n"), first)]
    source = next((at for at, line in enumerate(lines) if line.raw.startswith(("[PDF]", "**PDF**"))), 0)
    above, below = lines[:source], lines[source + 1 :]
    heading = next((line for line in lines if line.raw.startswith("## ")), TextLine(first, "", ""))
    authors = next((line for line in above if line.raw.startswith("**Authors:")), TextLine(heading.number, "", ""))
    abstract = [line for line in above if line.number > heading.number and line != authors]
    shots = next((at for at, line in enumerate(below) if _FIGURES.match(line.raw)), len(below))
    images = tuple((line.number, found[1] or found[2]) for line in below for found in _IMAGE.finditer(line.raw))
    starts = [line.raw for line in below if (match := _CHAIN_START.match(line.raw)) and match["tool"] != _OLD_TOOL]
    provenance = read_provenance(starts[0]) if starts else None
    translation = next((line for line in abstract if starts and line.raw.startswith("> ")), None)
    return Section(
        id=raw.id,
        version=raw.version,
        line=heading.number,
        ours=bool(starts),
        quoted=provenance is not None and provenance.models == ("offline",),
        title=heading.raw.removeprefix("## ").strip(),
        authors=authors.raw.removeprefix("**Authors:").removesuffix("**").strip(),
        authors_line=authors.number,
        abstract=" ".join(line.raw for line in abstract if line != translation).strip(),
        translation=translation,
        comment=lines[source].raw.partition(")")[2].strip(),
        parts=_parts(below[:shots], bool(starts)),
        written=tuple(below[:shots]),
        images=images,
    )


def _parts(lines: list[TextLine], ours: bool) -> dict[PartName, Part]:
    found: dict[PartName, tuple[int, list[TextLine]]] = {}
    current: PartName | None = None
    for line in lines:
        label = _label(line.raw, current, ours)
        if label:
            current, rest = label
            found[current] = (line.number, [])
            line = _text_line(line.number, rest)
        if current and line.text:
            found[current][1].append(line)
    return {name: Part(line, tuple(content)) for name, (line, content) in found.items()}


def _label(written: str, current: PartName | None, ours: bool) -> tuple[PartName, str] | None:
    """The part that begins in a line and the rest of the line; parts come in their order, so none begins twice."""
    if re.match(r"\*\*Summary\*\*", written) and current is None:
        return "summary", written.partition("Summary**")[2]
    if re.match(r"\*\*Key Takeaways\*\*", written) and current in (None, "summary"):
        return "takeaways", written.partition("Takeaways**")[2]
    if _CHAIN_START.match(written) and current in (None, "summary", "takeaways"):
        return "preamble", ""
    if current not in CHAIN:
        return None
    if ours:
        block = _OURS.match(written)
        return (CHAIN[int(block[1])], block["rest"]) if block else None
    line = _TAG.sub("", written)
    for name in CHAIN[CHAIN.index(current) + 1 :]:
        if match := _LABEL[name].match(line):
            return name, match["rest"] or ""
    return None
