"""Languages: a line of a post, as tokens of its Markdown, with each language and its pages in elements of their own."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from paperdigest.writing import head, labels, provenance
from paperdigest.writing.labels import Label

_ABSTRACT = f"{labels.ABSTRACT_PAGE.pattern}|{labels.ABSTRACT.pattern}"
_PAGE = rf"(?:p\. \d+|{_ABSTRACT})"
_PAGES = re.compile(rf"(?:（| ?\()({_PAGE}(?:, {_PAGE})*)[)）]$")
_HAN = re.compile("[\u3400-\u9fff]")
_MODULES = (head, labels, provenance)
_LABELS = {label for module in _MODULES for label in vars(module).values() if isinstance(label, Label)}
_BOTH = re.compile("|".join(sorted((re.escape(f"{label.zh} / {label.en}") for label in _LABELS), reverse=True)))
_FACT = re.compile(r"\d+\. ")
_NUMBER = re.compile(r"\(\d+\) ")
_BOLD = ["strong_open", "strong_close"]
_SPAN = re.compile(r'<span lang="([A-Za-z-]{2,12})">')
_BREAK = re.compile(r"<br ?/?>")


def mark_languages(tokens: Sequence[Token], language: str) -> list[Token]:
    """The line with `<span class="twin" lang="…">` around each text that stands in two languages or more.

    A text that other ones follow, each after `<br>`, in a `<span lang="…">`, is such, and so are a post's labels, as
    "方法 / Methods"; `language` is the one that is not marked. Page references at the end of the first text stand
    apart, but for a line of facts, such as "5. Urls", which states nothing.
    """
    if _FACT.match("".join(_shown(token) for token in tokens[:2])):
        return _mark_labels(tokens)
    first, *others = _parts(tokens)
    twins = [(found, part) for part in others if (found := _marked(part))]
    if len(twins) < len(others):  # line breaks that a person has made
        return _mark_labels(tokens)
    said, pages = _split_pages(first)
    if not (twins or pages):
        return _mark_labels(tokens)
    lead, said = _split_lead(said)
    own = _marked(said)
    if twins and said and not own:
        said = _span(said, "twin", language)
    elif twins and own:
        said = _span(said[1:-1], "twin", own)
    marked = [*_mark_labels(lead), *said]
    for code, part in twins:
        marked += _span(part[1:-1], "twin", code) if said else part
    return _span([*_span(marked, "said"), *(_span(_mark_labels(pages), "pages") if pages else [])], "claim")


def language_of(text: str) -> str:
    """The language of a text that nothing marks: Chinese, or else English."""
    return "zh" if _HAN.search(text) else "en"


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "html_inline" and _BREAK.fullmatch(token.content):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _marked(part: Sequence[Token]) -> str:
    """The language of a part that is all inside one `<span lang="…">`; else empty."""
    if len(part) < 2 or part[-1].content != "</span>":
        return ""
    opened = _SPAN.fullmatch(part[0].content) if part[0].type == "html_inline" else None
    return opened[1] if opened else ""


def _split_lead(part: list[Token]) -> tuple[list[Token], list[Token]]:
    """What stands before the text itself, "(1)" and bold labels, and the text without spaces before it."""
    lead: list[Token] = []
    rest = list(part)
    number = _NUMBER.match(rest[0].content) if rest and rest[0].type == "text" else None
    if number:
        lead = _span([_text(number[0])], "number")
        rest = [_text(rest[0].content[number.end() :]), *rest[1:]]
    kinds = [token.type for token in rest]
    while [kind for kind in kinds if kind != "text"][:2] == _BOLD and not _words(rest[: kinds.index("strong_open")]):
        end = kinds.index("strong_close") + 1
        lead, rest, kinds = [*lead, *rest[:end]], rest[end:], kinds[end:]
    if lead and rest and rest[0].type == "text":
        lead, rest = [*lead, _text(" ")], [_text(rest[0].content.lstrip(" ·")), *rest[1:]]
    return lead, rest


def _words(tokens: Sequence[Token]) -> str:
    """What the tokens say besides what separates labels."""
    return "".join(_shown(token) for token in tokens).strip(" ·")


def _split_pages(part: list[Token]) -> tuple[list[Token], list[Token]]:
    """A text, and the page references at its end without their brackets."""
    found = _PAGES.search("".join(_shown(token) for token in part))
    if not found:
        return part, []
    text: list[Token] = []
    pages: list[Token] = []
    at = 0
    for token in part:
        shown, start = _shown(token), at
        at += len(shown)
        if not shown:
            (pages if start > found.start() else text).append(token)
        elif start < found.start():
            text += [_text(shown[: found.start() - start])] if at > found.start() else [token]
        if shown and at > found.start():
            inside = shown[max(found.start(1) - start, 0) : max(found.end(1) - start, 0)]
            pages += [_text(" " if inside == ", " else inside)] if inside else []
    return text, pages


def _mark_labels(tokens: Sequence[Token]) -> list[Token]:
    return [marked for token in tokens for marked in (_mark_known(token) if token.type == "text" else (token,))]


def _mark_known(token: Token) -> Iterator[Token]:
    """A text in which each label that stands in both languages, the slash between them included, is marked."""
    at = 0
    for found in _BOTH.finditer(token.content) if " / " in token.content else ():
        zh, en = found[0].split(" / ", 1)
        yield _text(token.content[at : found.start()])
        yield from _span([_text(zh)], "twin", "zh")
        yield from _span([_text(" / ")], "slash")
        yield from _span([_text(en)], "twin", "en")
        at = found.end()
    yield _text(token.content[at:])


def _span(tokens: Sequence[Token], name: str, language: str = "") -> list[Token]:
    lang = f' lang="{language}"' if language else ""
    return [_html(f'<span class="{name}"{lang}>'), *tokens, _html("</span>")]


def _html(content: str) -> Token:
    return Token("html_inline", "", 0, content=content)


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _shown(token: Token) -> str:
    return token.content if token.type in {"text", "code_inline"} else ""
