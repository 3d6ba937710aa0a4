"""arXiv's RSS feed of a day's announcement: bytes → items, nothing believed that is not a whole feed of arXiv's."""

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

from paperdigest.errors import ServiceError
from paperdigest.paper import parse_arxiv_id
from paperdigest.sources.arxiv_feed import kind_of
from paperdigest.sources.arxiv_http import Answer
from paperdigest.sources.arxiv_retry import BadRequestError, OverloadedError

MOST_ITEMS = 2000  # arXiv cuts a feed there: new papers come first, then cross-lists, then replacements
LARGEST_FEED = 20_000_000  # bytes; a full feed has 5 MB
_MOST_TAGS = 500_000  # a full feed has a tenth; 20 MB of nothing but tags would take 1.9 GB of memory
_TYPE = "{http://arxiv.org/schemas/atom}announce_type"
_GUID = "oai:arXiv.org:"
_ERROR = "Feed error"
_DESCRIPTION = re.compile(
    r"\s*(?:arXiv:(?P<id>\S+)\s+)?(?:Announce Type:\s*(?P<kind>[\w-]+)\s+)?(?:Abstract:\s*)?(?P<abstract>.*)", re.DOTALL
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Item:
    """One announced paper. Its texts have TeX accents (`Schr\\"odinger`): good to search in, not to print.

    `is_new` tells papers that are new to the feed's categories, cross-lists too, from new versions of known ones.
    """

    id: str
    version: int | None
    is_new: bool
    title: str
    abstract: str


@dataclass(frozen=True)
class Announcements:
    """What arXiv announced on `day`; `skip_days` are the English names of weekdays without any.

    `unreadable` counts items without an arXiv id.
    """

    day: date
    skip_days: frozenset[str]
    items: tuple[Item, ...]
    unreadable: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether arXiv's limit may have cut off new papers."""
        return len(self.items) + self.unreadable >= MOST_ITEMS and all(item.is_new for item in self.items)

    def skips(self, day: date) -> bool:
        """Whether arXiv announces nothing on such a day of the week."""
        return _WEEKDAYS[day.weekday()] in self.skip_days


def read_announcements(answer: Answer) -> Announcements:
    """The feed of an answer.

    BadRequestError with arXiv's words when it refuses the categories, TransientError for what is no whole feed, and
    ServiceError when it is one but not of the form known here.
    """
    channel = _channel(answer.body)
    if channel is not None and _text(channel, "title").startswith(_ERROR):
        raise BadRequestError(_text(channel, "description") or "no reason given")
    answer.require_ok()
    if channel is None:
        raise OverloadedError(f"arXiv answered with {kind_of(answer.body)}, not with a whole RSS feed")
    day = _day(_text(channel, "pubDate"))
    elements = channel.findall("item")
    items = [item for item in map(_item, elements) if item]
    if day is None or (elements and not items):
        what = "date" if day is None else "ids"
        raise ServiceError(f"arXiv's RSS feed has no {what} that can be read: use keywords without a source instead")
    skip_days = frozenset(_fold(name.text or "") for name in channel.findall("skipDays/day"))
    return Announcements(day, skip_days, tuple(items), unreadable=len(elements) - len(items))


def refusal(message: str) -> str:
    """arXiv's words on a category that it does not know, and the nearest of those that it lists, in one line.

    >>> refusal("Bad subject class 'CW'. Valid subject classes for the archive 'cs' are: cs.CL, cs.CV.")
    "Bad subject class 'CW': did you mean cs.CV?"
    """
    message = _fold(message)
    first, _, rest = message.partition(". ")
    wrong = re.search(r"'([^']*)'", first)
    known = [name.strip(" .") for name in rest.partition(" are: ")[2].split(",")]
    endings = {name.rpartition(".")[2]: name for name in known}
    near = get_close_matches(wrong[1], endings, n=1, cutoff=0.3) if wrong else []
    return f"{first}: did you mean {endings[near[0]]}?" if near else message[:200]


def _channel(body: bytes) -> ElementTree.Element | None:
    if body.count(b"<") > _MOST_TAGS:
        return None
    try:
        root = ElementTree.fromstring(body)  # noqa: S314 - expat bounds what entities expand to, and loads none
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    return root.find("channel") if root.tag == "rss" else None


def _item(element: ElementTree.Element) -> Item | None:
    """None when no place of it has an arXiv id."""
    described = _DESCRIPTION.fullmatch(_text(element, "description"))
    parts = described.groupdict(default="") if described else {}
    names = (_text(element, "guid").removeprefix(_GUID), parts.get("id", ""), _text(element, "link"))
    parsed = next(filter(None, map(parse_arxiv_id, names)), None)
    if parsed is None:
        return None
    name, version = parsed
    kind = _text(element, _TYPE) or parts.get("kind", "")
    return Item(
        id=name,
        version=version,
        is_new=kind in ("new", "cross") or (not kind.startswith("replace") and (version or 1) == 1),
        title=_fold(_text(element, "title")),
        abstract=_fold(parts.get("abstract", "")),
    )


def _day(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, OverflowError):
        return None


def _text(element: ElementTree.Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()


def _fold(text: str) -> str:
    return " ".join(text.split())
