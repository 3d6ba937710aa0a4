"""Rules for one paper's section: which blocks there must be, and what arXiv's own lines above them contradict."""

import difflib
import re
from collections.abc import Iterator, Sequence

from paperdigest.checking.form import wording
from paperdigest.checking.names import authornames
from paperdigest.linting.front_matter import Problem
from paperdigest.linting.outline import Part, PartName, Section, TextLine, plain
from paperdigest.writing.lines import read_references
from paperdigest.writing.markdown import unescape

_MOST_TAKEAWAYS = 7
_BLOCKS: dict[PartName, str] = {
    "summary": "no-summary",
    "takeaways": "no-takeaways",
    "method": "no-method",
    "conclusion": "no-conclusion",
}
_CHAIN_TOP: tuple[PartName, ...] = ("title", "authors", "affiliation", "keywords", "urls", "overview")
_POINT = re.compile(r"\s*(?:- )?\(\d+\) ")
_ITEM = re.compile(r"\s*(?:[-*•]|\d{1,2}[.)、])\s*\S")
_ARXIV = re.compile(r"(?:arxiv\.org/(?:abs|pdf|html)/|arxiv:\s?)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.I)
_URL = re.compile(r"https?://[^\s<>()\[\]{}\"'，。；、）（】【]+")
_CODE_HOST = re.compile(r"github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|huggingface\.co/(?!spaces)", re.I)
_CODE_SAID = re.compile(r"\b(?:code|codebase|implementation)\b[^.]{0,80}?(https?://[^\s{}()]+)", re.I)
_CODE_NAMED = re.compile(r"github|code|代码", re.I)
_NO_CODE = re.compile(
    r"(?:github|code|代码).{0,24}?(?:[:：\s（(]|为|链接|仓库)(?:none|无|暂无|未|没有|不可用|待|n/a)"
    r"|none in the paper|论文中未给出",
    re.I,
)
_EXCUSE = re.compile(
    r"未(?:提及|提供|给出|知|明确|说明)|暂无|无(?:具体|相关|法)|待(?:补充|提供|填写|确认|查)|没有(?:提供|给出|明确)"
    r"|具体信息|暂未|\bunknown\b|not (?:specified|provided|mentioned|available|given)|^(?:none|n/a|无)\W*$|xxx|XX",
    re.I,
)
_NO_ADDRESS = re.compile(r"未(?:提供|给出|知|公开|明)|暂(?:无|未|时)|尚未|无法|尚不|[（(]?n/a|not provided", re.I)
_GAP = re.compile(
    r"待(?!解)|如果|如(?:有|无|不)|若|请|填写|替换|留空|xxx|example\.com|link\.to\.paper|insert"
    r"|\[[^\[\]]{0,60}(?:link|url|链接|页面)[^\[\]]{0,60}\](?!\(https?:)|\(url",
    re.I,
)
_ADDRESS = re.compile(r"https?://|arxiv|doi\.org|\w\.(?:io|com|org|net)\b", re.I)


def check_blocks(section: Section) -> Iterator[Problem]:
    """What must be there."""
    for name, code in _BLOCKS.items():
        part = section.parts.get(name)
        if part is None or not part.text.strip():
            yield Problem(part.line if part else section.line, code, f"{section.id}: {name} is missing or empty")
    takeaways = sum(bool(_ITEM.match(line.raw)) for line in _lines(section, "takeaways"))
    if takeaways > _MOST_TAKEAWAYS:
        line = section.parts["takeaways"].line
        yield Problem(line, "too-many-takeaways", f"{section.id}: {takeaways} takeaways, at most {_MOST_TAKEAWAYS}")
    if not any(name in section.parts for name in _CHAIN_TOP):
        yield Problem(section.line, "no-overview", f"{section.id}: blocks 1 to 6 are missing")
        return
    if "overview" not in section.parts:
        yield Problem(section.line, "no-overview", f"{section.id}: block 6, the summary, is missing")
    affiliation = section.parts.get("affiliation")
    if affiliation is None or not affiliation.text.strip():
        yield Problem(_line(section, affiliation), "no-affiliation", f"{section.id}: the affiliation is missing")
    elif not section.ours and (excuse := _EXCUSE.search(affiliation.text)):
        yield Problem(affiliation.line, "no-affiliation", f"{section.id}: an excuse ({excuse[0]}) for the affiliation")


def check_authors(section: Section) -> Iterator[Problem]:
    """Block 2 against the Authors line."""
    part = section.parts.get("authors")
    if part is None or not section.authors:
        return
    if section.ours:
        given = [unescape(name) for name in _closed(section.authors).split(", ")]
        named = [unescape(name) for name in _closed(part.lines[0].raw.strip()).split(", ")] if part.lines else []
        if strangers := [name for name in named if name not in given]:
            yield Problem(part.line, "authors", f"{section.id}: not in the Authors line: {', '.join(strangers)[:80]}")
        return
    yield from _old_authors(section, part)


def _old_authors(section: Section, part: Part) -> Iterator[Problem]:
    given = [name.strip() for name in section.authors.split(",") if name.strip()]
    latin = authornames.latin_names(part.text)
    chinese = [name for name in authornames.chinese_names(part.text) if name not in section.authors]
    absent = [name for name in authornames.left_out(latin, given) if name.casefold() not in part.text.casefold()]
    if strangers := [*authornames.unknown(latin, given), *chinese]:
        yield Problem(part.line, "authors", f"{section.id}: not in the Authors line: {', '.join(strangers)[:80]}")
    elif len(absent) == len(given):
        yield Problem(part.line, "authors", f"{section.id}: names none of the authors")
    elif absent and not authornames.is_open(part.text):
        yield Problem(part.line, "authors", f"{section.id}: leaves out {', '.join(absent)[:80]}")


def check_links(section: Section) -> Iterator[Problem]:
    """Block 5 against the [PDF] line, the abstract and the comment."""
    part = section.parts.get("urls")
    if part is None:
        return
    written = "\n".join(line.raw for line in part.lines)
    above = f"{section.abstract} {section.comment}"
    for other in dict.fromkeys(_ARXIV.findall(written)):
        if other != section.id:
            yield Problem(part.line, "wrong-link", f"{section.id}: links arXiv {other}")
    given = [url.rstrip(".,;:/") for url in _URL.findall(above)]
    for url in dict.fromkeys(found.rstrip(".,;:/") for found in _URL.findall(written)):
        if near := _nearly(url, given):
            yield Problem(part.line, "wrong-link", f"{section.id}: {url} should be {near}")
    if not section.ours and (gap := _gap(written)):
        yield Problem(part.line, "url-placeholder", f"{section.id}: {gap}")
    code = _code_link(above)
    if code and _NO_CODE.search(written) and code.partition("://")[2].casefold() not in written.casefold():
        yield Problem(part.line, "no-code-link", f"{section.id}: the abstract or the comment has {code}")


def check_repetition(section: Section) -> Iterator[Problem]:
    """The method's points that say what the summary's points say."""
    if section.quoted:
        return
    told = wording.grams(map(_said, _lines(section, "overview")))
    points = [line for line in _lines(section, "method") if len(line.text) > 20]
    again = [line for line in points if wording.repeats(_said(line), told)]
    if again:
        message = f"{section.id}: {len(again)} of {len(points)} lines of the method repeat block 6"
        yield Problem(again[0].number, "repeated-text", message)


def _said(line: TextLine) -> str:
    """Its words without the point's number and the pages, which other lines have as well."""
    first, *others = _POINT.sub("", line.raw).split("<br>")
    return plain(" ".join([read_references(first)[0], *others]))


def _lines(section: Section, name: PartName) -> tuple[TextLine, ...]:
    part = section.parts.get(name)
    return part.lines if part else ()


def _line(section: Section, part: Part | None) -> int:
    return part.line if part else section.line


def _closed(authors: str) -> str:
    return re.sub(r" et al\. \(\d+\)$", "", authors)


def _gap(written: str) -> str:
    """What is wrong with the paper's address; that there is no code is no gap."""
    code = _CODE_NAMED.search(written)
    if match := _GAP.search(written) or _NO_ADDRESS.search(written[: code.start() if code else len(written)]):
        return f"a gap instead of an address ({match[0].strip()[:30]})"
    return "" if _ADDRESS.search(written) else "no address of the paper"


def _code_link(text: str) -> str:
    found = [url for url in _URL.findall(text) if _CODE_HOST.search(url)] + _CODE_SAID.findall(text)
    return found[0].rstrip(".,;:)}") if found else ""


def _nearly(url: str, given: Sequence[str]) -> str:
    """The given address that this one was meant to be: alike but for a few characters."""
    if url in given or any(url.startswith(other) or other.startswith(url) for other in given):
        return ""
    return next((other for other in given if difflib.SequenceMatcher(None, url, other).ratio() > 0.93), "")
