"""Collect the web addresses that a paper prints or attaches to its text."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from paperdigest.document import PrintedLink
from paperdigest.reading.layout import Annotation, Line

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”‘’{}|\\^`\u3000-\u9fff，。；：！？（）]+", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w./@-])(?:github\.com|gitlab\.com|huggingface\.co|[\w-]+\.github\.io)/[^\s<>\"“”{}|\\^`，。；（）]+",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'*†‡"
_CONTINUES = re.compile(r"^[\w./~%#?=&+-]+")


def find_links(
    lines: Sequence[Line], references: Sequence[Line], annotations: Iterable[Annotation]
) -> tuple[PrintedLink, ...]:
    """Addresses printed in the lines or attached to them, in page order, each once.

    Those attached to the references lead to other people's work and are left out.
    """
    found = list(_printed(lines))
    only_references = {line.page for line in references} - {line.page for line in lines}
    for annotation in annotations:
        if annotation.page in only_references or any(_is_on(annotation, line) for line in references):
            continue
        if _is_web(annotation.url):
            found.append(PrintedLink(trim(annotation.url), annotation.page))
    return _unique(sorted((link for link in found if _is_web(link.url)), key=lambda link: link.page))


def _is_on(annotation: Annotation, line: Line) -> bool:
    inside = line.x0 <= annotation.x <= line.x1 and line.y0 <= annotation.y <= line.y1
    return inside and annotation.page == line.page


def _printed(lines: Sequence[Line]) -> Iterable[PrintedLink]:
    for index, line in enumerate(lines):
        for pattern in (_URL, _BARE):
            for match in pattern.finditer(line.text):
                url = match[0]
                if match.end() == len(line.text):
                    url = _joined(url, line, lines[index + 1 : index + 3])
                yield PrintedLink(trim(url), line.page)


def _joined(url: str, line: Line, following: Sequence[Line]) -> str:
    """The address with what the next lines hold of it: certain after a hyphen, a slash or inside its path."""
    for after in following:
        match = _CONTINUES.match(after.text)
        if not match or after.page != line.page:
            break
        piece, whole = match[0], match.end() == len(after.text)
        certain = line.hyphen or url[-1] in "/-_=?&%"
        is_prose = piece[0].isupper() and url[-1] == "/" and not whole
        if not certain or is_prose or piece.lower().startswith(("http", "www.")):
            break
        url += "-" * line.hyphen + piece
        if not whole:
            break
        line = after
    return url


def trim(url: str) -> str:
    """The address without the punctuation of the sentence around it; a bare host gets "https://"."""
    while url and (url[-1] in _TRAILING or _closes_more(url)):
        url = url[:-1]
    return url if "://" in url else f"https://{url}"


def _closes_more(url: str) -> bool:
    return any(url[-1] == end and url.count(end) > url.count(start) for start, end in ("()", "[]"))


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "")


def _bare(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|/$", "", trim(url))


def _unique(links: Iterable[PrintedLink]) -> tuple[PrintedLink, ...]:
    seen: dict[str, PrintedLink] = {}
    for link in links:
        seen.setdefault(_bare(link.url).lower(), link)
    return tuple(seen.values())
