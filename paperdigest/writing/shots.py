"""The figures of a section: what templates write of them, and back from HTML or Markdown."""

import html
import re
from collections.abc import Sequence
from urllib.parse import quote

from paperdigest.writing import labels, markdown
from paperdigest.writing.clean import fold, url
from paperdigest.writing.post import Shot

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
SHOT = (  # other programs' pictures, which stay in a post that is made anew, have an address only
    r'<img src="(?P<src>[^"]*)" align="middle"'
    r'(?: alt="(?P<alt>[^"]*)" width="(?P<width>\d+)" height="(?P<height>\d+)" loading="lazy")?>'
)
LISTED_SHOTS = re.compile(rf"\*\*{labels.SHOTS.pattern}\*\*|> \[!example\]- {labels.SHOTS.pattern}")
LISTED_SHOT = re.compile(r"(?:> )?!\[(?P<alt>[^\[\]|]*)(?:\|(?P<width>\d+))?\]\((?P<url>[^()\s]*)\)")


def show_shots(shots: Sequence[Shot]) -> list[dict[str, str | int]]:
    """What a template writes of each figure: address and words for Markdown (`url`, `words`) and HTML, and its size."""
    return [
        {
            "url": shot.url,
            "src": html.escape(shot.url),
            "words": markdown.hover(shot.alt).replace("$", "&#36;"),
            "alt": markdown.hover(shot.alt),
            "width": shot.width,
            "height": shot.height,
        }
        for shot in shots
    ]


def read_shot(found: re.Match[str]) -> Shot:
    """The figure of a line that matches SHOT; without its size where the line does not tell it."""
    alt, size = markdown.unescape(found["alt"] or ""), (int(found["width"] or 0), int(found["height"] or 0))
    return Shot(html.unescape(found["src"]), alt, *size)


def read_listed_shot(found: re.Match[str]) -> Shot:
    """The figure of a line that matches LISTED_SHOT; its width only where the line tells it."""
    return Shot(
        found["url"], markdown.unescape(found["alt"].replace("<span>$</span>", "$")), int(found["width"] or 0), 0
    )


def image_address(address: str) -> str:
    """An address that is safe for a picture: http(s), or a path of the blog itself; empty for any other scheme."""
    address = fold(address)
    if _SCHEME.match(address):
        return url(address)
    return quote(address, safe="%/=&?~+!$,@-._:")
