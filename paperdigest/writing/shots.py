"""The figures of a section: an HTML block that is folded in, and back."""

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


def show_shots(shots: Sequence[Shot], languages: Sequence[str]) -> list[str]:
    """The lines of the block, none without figures; it has only HTML inside and no blank line."""
    if not shots:
        return []
    title = labels.SHOTS.zh if "zh" in languages else labels.SHOTS.en
    return ["<details>", f"  <summary>{title}</summary>", *map(_show, shots), "</details>"]


def read_shot(found: re.Match[str]) -> Shot:
    """The figure of a line that matches SHOT; without its size where the line does not tell it."""
    alt, size = markdown.unescape(found["alt"] or ""), (int(found["width"] or 0), int(found["height"] or 0))
    return Shot(html.unescape(found["src"]), alt, *size)


def image_address(address: str) -> str:
    """An address that is safe for a picture: http(s), or a path of the blog itself; empty for any other scheme."""
    address = fold(address)
    if _SCHEME.match(address):
        return url(address)
    return quote(address, safe="%/=&?~+!$,@-._:")


def _show(shot: Shot) -> str:
    return (
        f'<img src="{html.escape(shot.url)}" align="middle" alt="{markdown.hover(shot.alt)}" width="{shot.width}" '
        f'height="{shot.height}" loading="lazy">'
    )
