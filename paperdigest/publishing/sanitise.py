"""Sanitising: only the HTML that posts need gets through, and links and pictures lead where they should."""

from collections.abc import Callable
from dataclasses import dataclass

import nh3

_TAGS = {
    "a", "bdi", "blockquote", "br", "code", "dd", "del", "details", "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6",
    "hr", "img", "li", "ol", "p", "pre", "s", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"alt", "height", "src", "width"}, "ol": {"start"}, "span": {"lang"}}
_CLASSES = {"span": {"claim", "said", "pages", "twin", "slash", "number"}}
_WITH_CONTENT = {"script", "style", "template", "iframe", "object", "math", "svg", "title", "textarea", "noscript"}


@dataclass(frozen=True)
class Addresses:
    """Where a link and a picture of a post lead; None: nowhere, and the words or the description alone stay."""

    link: Callable[[str], str | None]
    picture: Callable[[str], str | None]


def sanitise(html: str, addresses: Addresses) -> str:
    """Safe, balanced HTML; an address has no scheme, or http(s)."""

    def address(_: str, name: str, value: str) -> str | None:
        if name == "href":
            return addresses.link(value)
        return addresses.picture(value) if name == "src" else value

    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        clean_content_tags=_WITH_CONTENT,
        attribute_filter=address,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https"},
    )
