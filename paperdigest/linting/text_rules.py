"""Rules for the lines that a model wrote: talk, gaps, language, markup, and points glued together."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from paperdigest.checking.form import gaps, phrases, wording
from paperdigest.linting.front_matter import Problem
from paperdigest.linting.outline import Part, PartName, Section, TextLine, plain
from paperdigest.writing import labels

_PROSE: tuple[PartName, ...] = ("summary", "takeaways", "preamble", "overview", "method", "conclusion")
_TWIN = re.compile(r'<span lang="([A-Za-z-]+)">(.*?)</span>')
_EXTRACTED = re.compile(rf"\*\*{labels.EXTRACTED.pattern}\*\*")
_LIST = re.compile(r"<(?:ol|ul|li|p)>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:div|strong|em|b|i|u|h[1-6]|table|tr|td|th|a|summary|sub|sup|code|pre|script|style|font|hr|blockquote|iframe)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_FENCE = re.compile(r"\s*(?:```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_POINT = re.compile(r"\s*(?:[(（]\d[)）]|(?:创新点|性能|工作量)[：:])")
_SIDES = re.compile(r"创新点.+性能.+工作量")
_REFERENCES = re.compile(r"[（(](?:(?:p\. \d+|摘要|abstract)[^（）()]*)[)）]\s*$")
_QUOTE = re.compile(r'\([^()\s]+ "([^"]*)"\)')  # of a reference: the sentence of the paper that it shows
_LEADING = re.compile(r"^\s*(?:[-*•+]\s+|\d{1,2}[.)、]\s*)")


def check_wording(section: Section, languages: Sequence[str]) -> Iterator[Problem]:
    """Talk and gaps in every line, language and length in those that state something; the paper's own words pass."""
    if section.quoted:
        return
    places = {line.number: name for name, part in section.parts.items() for line in part.lines}
    printed = " ".join([section.abstract, *(quote for line in section.written for quote in _QUOTE.findall(line.raw))])
    for line in section.written:
        place = places.get(line.number)
        if section.ours and (place not in _PROSE or _EXTRACTED.search(line.raw)):
            continue
        for language, text in _texts(line, section.ours, languages):
            yield from _talk(section.id, line.number, text, printed if section.ours else "", place == "urls")
            if place in _PROSE and (problem := _style(section.id, line.number, language, text)):
                yield problem


def check_markup(section: Section) -> Iterator[Problem]:
    """HTML, headings and fences; one finding of a kind a section."""
    lists = [line for line in section.written if _LIST.search(line.raw)]
    if lists:
        yield Problem(lists[0].number, "html-list", f"{section.id}: {len(lists)} lines of a raw HTML list or paragraph")
    fences = [line for line in section.written if _FENCE.match(line.raw)]
    if fences:
        yield Problem(fences[0].number, "code-fence", f"{section.id}: a code fence")
    headings = [line for line in section.written if _HEADING.match(line.raw)]
    if headings:
        yield Problem(headings[0].number, "heading", f"{section.id}: {len(headings)} headings inside the section")
    tags = [(line.number, tag[0]) for line in section.written if (tag := _TAG.search(line.raw))]
    if tags:
        yield Problem(tags[0][0], "html", f"{section.id}: {len(tags)} lines with tags such as {tags[0][1][:40]}")


def check_gluing(section: Section) -> Iterator[Problem]:
    """Points that stand on lines of their own in the file, and in one paragraph on the page."""
    for name in ("overview", "method", "conclusion"):
        part = section.parts.get(name)
        if part and (count := _glued(part)):
            yield Problem(part.line, "run-on", f"{section.id}: {count + 1} points in one HTML paragraph")


def _glued(part: Part) -> int:
    """How many points follow another line without a tag between them, in a part that is written in HTML."""
    if not any(re.search(r"</?(?:p|li)>", line.raw) for line in part.lines):
        return 0
    follows = (after for before, after in pairwise(part.lines) if not before.raw.rstrip().endswith(">"))
    return sum(bool(_POINT.match(line.raw)) for line in follows)


def _texts(line: TextLine, ours: bool, languages: Sequence[str]) -> list[tuple[str, str]]:
    """Language and words of each text of a line."""
    if not ours:
        return [("zh", line.text)]
    texts = [(language, plain(words)) for language, words in _TWIN.findall(line.raw)]
    first = _REFERENCES.sub("", plain(re.sub(r"\*\*[^*]+\*\*", "", _TWIN.sub("", line.raw))))
    return [(languages[0] if languages else "zh", first), *texts]


def _talk(paper: str, number: int, text: str, printed: str, is_urls: bool) -> Iterator[Problem]:
    words = _LEADING.sub("", text)
    talk = next((found for found in phrases.chatter(words) if found.piece not in printed), None)
    if talk:
        yield Problem(number, "chatter", f"{paper}: {talk.what} ({talk.piece[:30]})")
    gap = next((found for found in gaps.placeholders(words) if found.piece not in printed), None)
    if gap and not is_urls:
        yield Problem(number, "placeholder", f"{paper}: {gap.what} ({gap.piece[:30]})")


def _style(paper: str, number: int, language: str, text: str) -> Problem | None:
    if language == "zh" and not wording.is_chinese(text):
        return Problem(number, "language", f"{paper}: not written in Chinese: {text[:40]}")
    if language not in ("zh", "ja", "ko") and len("".join(wording.han_runs(text))) > len(text) // 3:
        return Problem(number, "language", f"{paper}: written in Chinese, labelled {language}: {text[:40]}")
    if language == "zh" and _SIDES.search(text) and len(text) > 60:
        return Problem(number, "run-on", f"{paper}: innovation, performance and workload in one paragraph")
    reason = wording.run_on(text, language)
    return Problem(number, "run-on", f"{paper}: {reason}") if reason else None
