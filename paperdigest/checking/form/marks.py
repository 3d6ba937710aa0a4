"""Marks: what is no plain sentence of an answer, such as Markdown, HTML, keys of JSON and pictures."""

import re
from collections.abc import Iterator
from typing import Literal

MarkCode = Literal["heading", "html", "code-fence", "markup"]

_HEADING = re.compile(r"^\s*#{1,6}\s+\S", re.MULTILINE)
_FENCE = re.compile(r"```|~~~")
_HTML = re.compile(
    r"</?(?:ol|ul|li|p|br|div|span|strong|em|b|i|u|h[1-6]|table|tr|td|th|a|img|details|summary|sub|sup|code|pre|script"
    r"|style|html|body|hr|blockquote|iframe|font)(?:\s[^<>]*)?/?>|<!--|-->|</?think>|</s>|<\|\w+\|>|\{%|%\}|^:::",
    re.IGNORECASE,
)
_LINES = re.compile(r"^\s*>\s|\n\s*(?:[-*•+|>]|\d{1,2}[.)]\s|[-=]{3,})|^\s*\|.*\||\|\s*:?-{3,}")  # lists, tables, rules
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_TICKS = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_BULLET = re.compile(r"^\s*(?:(?:[-*•]\s+)+(?=\S)|(?:[(（]\d{1,2}[)）][:：]?|\d{1,2}[.、](?!\d))\s*(?=[^\s\-‐‑–,，]))")
_EMPHASIS = re.compile(r"__(?=\w)([^_\n]*[\s\u4e00-\u9fff][^_\n]*)__|~~([^~\n]+)~~|^\s*([*_])(?=\S)([^*_\n]+)\3\s*$")
_PICTURES = re.compile("[\U0001f1e6-\U0001faff\u2705\u2728\u274c\u2b50\u26a0\u2764\ufe0f]+ ?")
_KEY = re.compile(
    r"""^\W*(?-i:zh|en|ja|ko|de|fr|es)["']?\s*[:：]|["'](?:zh|en|evidence|words|claims?|points)["']\s*[:：]"""
)
_LATEX = re.compile(r"\\(?:cite\w*|ref|eqref|footnote)\b|\[\^\w+\](?!\()")
_TAGS = re.compile(r"\s#[^\W\d]\w+\s*$")
_LOST = re.compile("\ufffd")
_PLAIN = "write plain sentences"


def found(text: str, printed: str = "") -> Iterator[tuple[MarkCode, str]]:
    """The marks of a text, each as a code and what it is; what the paper prints (`printed`) is none."""
    if _HEADING.search(text):
        yield "heading", f"a Markdown heading: {_PLAIN}"
    if _FENCE.search(text):
        yield "code-fence", f"a code fence: {_PLAIN}"
    if tag := next((tag for tag in _HTML.findall(text) if tag not in printed), ""):
        yield "html", f"HTML ({tag[:40]}): {_PLAIN}"
    if _LINES.search(text):
        yield "markup", f"a list, a quotation, a table or a rule: {_PLAIN}"
    if any(pattern.search(text) for pattern in (_BOLD, _TICKS, _BULLET, _EMPHASIS)):
        yield "markup", f"marks of emphasis, backticks or a list's dash or number: {_PLAIN}"
    for pattern, what in _PIECES.items():
        if piece := next((match[0] for match in pattern.finditer(text) if match[0].strip() not in printed), ""):
            yield "markup", f"{what} ({piece.strip()[:40]}): {_PLAIN}"


def without_marks(text: str) -> str:
    """The text without marks of emphasis, backticks, pictures and a list's dash or number."""
    plain = _EMPHASIS.sub(lambda match: match[1] or match[2] or match[4], _BOLD.sub(r"\1", text))
    return _BULLET.sub("", _TICKS.sub(r"\1", _PICTURES.sub("", plain))).strip()


_PIECES = {
    _PICTURES: "a picture",
    _KEY: "a key of the answer's JSON",
    _LATEX: "a command of LaTeX or a footnote's mark",
    _TAGS: "a hashtag",
    _LOST: "a character that was lost",
}
