"""Feeds: the newest posts in full, as Atom (RFC 4287) and as JSON Feed 1.1."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from paperdigest.publishing.shelf import ShelfPost
from paperdigest.writing.clean import plain

ATOM, JSON = "atom.xml", "feed.json"  # names of the files
MOST = 20  # posts in a feed
_ATOM = "http://www.w3.org/2005/Atom"
_JSON_FEED = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True)
class Site:
    """What a site says of itself; `post_url` is how its posts are linked, where it is a blog that has them."""

    title: str
    author: str
    url: str
    post_url: str


@dataclass(frozen=True)
class FeedItem:
    """One post: its address, absolute where the site's is known, and its full text as safe HTML."""

    post: ShelfPost
    url: str
    html: str


@dataclass(frozen=True)
class Feed:
    """A feed; `site_url` and `feed_urls` (of Atom and JSON) are empty where they are not known."""

    title: str
    author: str
    site_url: str
    feed_urls: tuple[str, str]
    items: Sequence[FeedItem]

    @property
    def id(self) -> str:
        """As `item_id`."""
        return _id(self.site_url, "", "feed")

    @property
    def updated(self) -> datetime:
        """When the newest change was made; the epoch without posts."""
        return max((item.post.updated for item in self.items), default=datetime(1970, 1, 1))


def item_id(site_url: str, post: ShelfPost) -> str:
    """An id that stays: by the site's address, the post's day and its file; without an address, a UUID of its file."""
    return _id(site_url, post.front.day.isoformat(), str(post.place.with_suffix("")))


def atom(feed: Feed) -> bytes:
    """The feed as an Atom document; the same posts give the same bytes."""
    root = Element("feed", {"xmlns": _ATOM})
    _add(root, "title", feed.title)
    _add(root, "id", feed.id)
    _add(root, "updated", _time(feed.updated))
    _add(SubElement(root, "author"), "name", feed.author)
    if feed.site_url:
        SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.site_url})
    if feed.feed_urls[0]:
        SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.feed_urls[0]})
    for item in feed.items:
        _entry(root, feed, item)
    indent(root, " ")
    return b"<?xml version='1.0' encoding='utf-8'?>\n" + tostring(root, encoding="unicode").encode() + b"\n"


def json_feed(feed: Feed) -> bytes:
    """The feed as a JSON Feed; addresses that are not absolute are left out, as the format wants it."""
    head = {
        "version": _JSON_FEED,
        "title": feed.title,
        "home_page_url": feed.site_url,
        "feed_url": feed.feed_urls[1],
        "authors": [{"name": feed.author}],
        "items": [_json_item(feed, item) for item in feed.items],
    }
    return json.dumps(_filled(head), ensure_ascii=False, indent=1).encode() + b"\n"


def _entry(root: Element, feed: Feed, item: FeedItem) -> None:
    entry = SubElement(root, "entry")
    _add(entry, "title", _title(item.post))
    _add(entry, "id", item_id(feed.site_url, item.post))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": item.url})
    _add(entry, "published", _time(item.post.published))
    _add(entry, "updated", _time(item.post.updated))
    SubElement(entry, "category", {"term": plain(item.post.front.topic)})
    _add(entry, "summary", plain(item.post.summary))
    content = _add(entry, "content", item.html)
    content.set("type", "html")


def _json_item(feed: Feed, item: FeedItem) -> dict[str, Any]:
    return _filled(
        {
            "id": item_id(feed.site_url, item.post),
            "url": item.url if urlsplit(item.url).scheme else "",
            "title": _title(item.post),
            "summary": plain(item.post.summary),
            "content_html": item.html,
            "date_published": _time(item.post.published),
            "date_modified": _time(item.post.updated),
            "tags": [plain(item.post.front.topic)],
            "language": item.post.front.languages[0] if item.post.front.languages else "",
        }
    )


def _title(post: ShelfPost) -> str:
    """A topic's posts are told apart by their day."""
    title, day = plain(post.front.title), post.front.day.isoformat()
    return title if title != plain(post.front.topic) else f"{title} · {day}"


def _id(site_url: str, day: str, name: str) -> str:
    site = urlsplit(site_url)
    if not site.hostname:
        return uuid.uuid5(uuid.NAMESPACE_URL, f"paperdigest:{name}").urn
    return f"tag:{site.hostname},{day or '2026'}:{site.path.rstrip('/')}/{quote(name)}"


def _time(moment: datetime) -> str:
    """RFC 3339; posts say no time zone, and count as UTC."""
    return f"{moment.isoformat(timespec='seconds')}Z"


def _add(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = text
    return element


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    """Without empty strings: a field that is there has to say something."""
    return {name: value for name, value in fields.items() if value != ""}
