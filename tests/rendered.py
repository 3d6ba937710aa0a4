"""What a blog makes of a post: its front matter as YAML, its Markdown as a tree of HTML elements."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import yaml
from markdown_it import MarkdownIt

_FRONT = re.compile(r"---\n(.*?\n)---\n(.*)", re.DOTALL)
_VOID = ("br", "img")
_MARKDOWN = MarkdownIt("js-default", {"html": True, "typographer": True})


@dataclass
class Element:
    """An element of HTML; its text is that of all elements in it, too."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page:
    """A post as a blog reads it: `elements` in the order they begin, `faults` of HTML that is not well-formed."""

    front: dict[str, Any]
    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def all(self, tag: str) -> list[Element]:
        """The elements of a tag."""
        return [element for element in self.elements if element.tag == tag]


def rendered(text: str) -> Page:
    """Read a post."""
    parts = _FRONT.fullmatch(text)
    assert parts, "no front matter"
    reader = _Reader(Page(yaml.load(parts[1], yaml.CSafeLoader)))
    reader.feed(_MARKDOWN.render(parts[2]))
    reader.close()
    reader.page.faults += [f"<{element.tag}> is left open" for element in reader.open]
    return reader.page


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.open = page, list[Element]()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attributes})
        self.page.elements.append(element)
        if len(element.attributes) != len(attributes):
            self.page.faults.append(f"<{tag}> has an attribute twice")
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.page.faults.append(f"</{tag}> closes nothing")

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        self.page.faults.append(f"a comment: {data!r}")

    def handle_decl(self, decl: str) -> None:
        self.page.faults.append(f"a declaration: {decl!r}")

    def unknown_decl(self, data: str) -> None:
        self.page.faults.append(f"a declaration: {data!r}")

    def handle_pi(self, data: str) -> None:
        self.page.faults.append(f"an instruction: {data!r}")
