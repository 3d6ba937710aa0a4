"""What arXiv's Atom feeds must be like to be believed: whole, without an error, not empty by mistake."""

from datetime import UTC, datetime
from xml.etree import ElementTree

from paperdigest.sources.arxiv_http import Answer
from paperdigest.sources.arxiv_retry import BadRequestError, OverloadedError

_ATOM = "{http://www.w3.org/2005/Atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"
_ERROR_IDS = "/api/errors"
_PERMANENT = "incorrect id format"

UNDATED = datetime(1, 1, 1, tzinfo=UTC)  # stands where an entry has no readable date


def check_feed(answer: Answer, start: int) -> bytes:
    """The feed of a page that begins with result number `start`, its unreadable dates replaced by UNDATED.

    The arxiv package takes HTML, nothing at all, a cut feed, an error, or an empty page for "no results", drops
    entries without a date and fails at a wrong one. Here they are a TransientError, or BadRequestError when arXiv says
    that the request itself is wrong (HTTP 400, a bad id).
    """
    root = _root(answer.body) if answer.status in (200, 400) else None
    entries = [] if root is None else root.findall(f"{_ATOM}entry")
    error = next((entry for entry in entries if _ERROR_IDS in entry.findtext(f"{_ATOM}id", "")), None)
    if error is not None:
        message = " ".join(error.findtext(f"{_ATOM}summary", "").split()) or "no reason given"
        if answer.status == 400 or message.startswith(_PERMANENT):
            raise BadRequestError(message)
        raise OverloadedError(f"arXiv answered with an error: {message[:200]}")
    answer.require_ok()
    total = _total(root)
    if root is None or total is None:
        raise OverloadedError(f"arXiv answered with {kind_of(answer.body)}, not with a whole feed")
    if not entries and (total > start or (total == 0 and start > 0)):
        raise OverloadedError(f"arXiv answered with an empty page although {total or start} papers match")
    mended = [_mend(entry) for entry in entries]
    return ElementTree.tostring(root, "utf-8") if any(mended) else answer.body


def _root(body: bytes) -> ElementTree.Element | None:
    try:
        root = ElementTree.fromstring(body)  # noqa: S314 - expat bounds what entities expand to
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    return root if root.tag == f"{_ATOM}feed" else None


def _total(root: ElementTree.Element | None) -> int | None:
    text = "" if root is None else root.findtext(_TOTAL, "").strip()
    return int(text) if text.isdecimal() else None


def kind_of(body: bytes) -> str:
    """What an answer looks like that is no whole feed, in words."""
    start = body[:1024].lower()
    if not body.strip():
        return "nothing"
    if b"<feed" in start or b"<rss" in start:
        return "a part of one"
    return "a web page" if b"<html" in start else f"{body[:60].decode('ascii', 'replace').strip()!r}"


def _mend(entry: ElementTree.Element) -> bool:
    """Give an entry the dates without which it would be lost; whether there was anything to do."""
    unreadable = [tag for tag in ("updated", "published") if not _is_date(entry.findtext(f"{_ATOM}{tag}", ""))]
    for tag in unreadable:
        element = entry.find(f"{_ATOM}{tag}")
        if element is None:
            element = ElementTree.SubElement(entry, f"{_ATOM}{tag}")
        element.text = UNDATED.isoformat()
    return bool(unreadable)


def _is_date(text: str) -> bool:
    try:
        datetime.fromisoformat(text.strip().replace("Z", "+00:00")).astimezone(UTC)
    except (ValueError, OverflowError):
        return False
    return True
