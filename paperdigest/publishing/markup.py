"""Markup: Markdown of a post as safe HTML, in which a text's languages, pages and formulas are marked."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from paperdigest.publishing.languages import mark_languages
from paperdigest.publishing.sanitise import Addresses, sanitise
from paperdigest.writing.clean import is_formula, visible

_FORMULA = re.compile(r"\$((?:\\.|[^$\\]){1,600})\$")
_BOLD = ["strong_open", "text", "strong_close"]
_PLACE = re.compile("\ue000(\\d+)\ue001")
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}|\{\{\s*(['\"`])((?:(?!\1).){0,80})\1\s*\}\}", re.DOTALL)


@dataclass(frozen=True)
class Markup:
    """How Markdown becomes HTML: what a formula is, and where links and pictures lead.

    `is_marked`: elements of their own, for a style sheet, have the languages of a text, its pages, and headings.
    """

    formula: Callable[[str], str]
    addresses: Addresses
    is_marked: bool = True

    def block(self, markdown: str, language: str) -> str:
        """Paragraphs and lists; `language` is that of the text that is not marked."""
        tokens = _parser().parse(_source(markdown))
        if self.is_marked:
            _make_headings(tokens)
        formulas: list[str] = []
        for token in tokens:
            if token.type == "inline":
                token.children = self._inline(_spoken(token), language, formulas)
        return self._finish(_renderer().render(tokens, _parser().options, {}), formulas)

    def inline(self, markdown: str, language: str) -> str:
        """One line, without a paragraph around it."""
        formulas: list[str] = []
        children = [child for token in _parser().parseInline(_source(markdown)) for child in _spoken(token)]
        tokens = self._inline(children, language, formulas)
        return self._finish(_renderer().renderInline(tokens, _parser().options, {}), formulas)

    def _inline(self, children: list[Token], language: str, formulas: list[str]) -> list[Token]:
        marked = mark_languages(children, language) if self.is_marked else children
        for token in marked:
            if token.type == "text":
                token.content = _take_formulas(token.content, formulas)
        return marked

    def _finish(self, html: str, formulas: list[str]) -> str:
        """Formulas come last: their elements are none that a post may have."""
        safe = sanitise(html, self.addresses)
        return _PLACE.sub(lambda match: self.formula(formulas[int(match[1])]), safe)


def _make_headings(tokens: list[Token]) -> None:
    """A paragraph that is a bold label and nothing else heads what follows it."""
    for opening, inline, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        children = _spoken(inline)
        if opening.type == "paragraph_open" and [child.type for child in children] == _BOLD:
            opening.tag = closing.tag = "h3"
            inline.children = children[1:-1]


def _spoken(token: Token) -> list[Token]:
    """A line's tokens without the empty texts that the parser leaves beside bold ones."""
    return [child for child in token.children or [] if child.content or child.type != "text"]


def _source(markdown: str) -> str:
    """Without characters that mark places here, and without what shields braces from Nunjucks and Liquid."""
    lines = _RAW.sub(lambda match: match[2] or "", markdown).splitlines()
    return "\n".join(map(visible, lines))  # line by line, most need no second look


def _take_formulas(text: str, formulas: list[str]) -> str:
    """A text with a place for each formula; as MathJax, which sees the page, not the Markdown."""

    def take(match: re.Match[str]) -> str:
        if not is_formula(match[1], text[match.end() : match.end() + 1]):
            return match[0]
        formulas.append(match[1])
        return f"\ue000{len(formulas) - 1}\ue001"

    return _FORMULA.sub(take, text)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable("table")


@cache
def _renderer() -> RendererHTML:
    return RendererHTML()
