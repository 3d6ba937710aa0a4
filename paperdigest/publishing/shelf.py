"""Shelf: the posts of a posts folder, as readers of a site or a feed find them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urljoin

from paperdigest.writing.front import Front, read_front
from paperdigest.writing.head import UPDATED_KEYS, front_value
from paperdigest.writing.names import day_and_name, safe_name
from paperdigest.writing.parse import RawSection, split
from paperdigest.writing.publish import read_post
from paperdigest.writing.sites import Site, site_of

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\r?\n.*?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_BANNER_CALLOUT = re.compile(r"^> \[!\w+\].*\n", re.MULTILINE)
_BANNER_BREAK = re.compile(r"^(>.*?)(?:\\|<br>)?\n(?=>)", re.MULTILINE)
_CALLOUT = re.compile(r"^> \[!\w+\][+-]? ?(.*)$", re.MULTILINE)
_SIZED = re.compile(r"(!\[[^\[\]|]*)\|\d+(?=\]\()")  # Obsidian's pictures have their width in the words
_UNSAID = ("zh", "en")  # languages of a post that does not say them


@dataclass(frozen=True)
class ShelfPost:
    """One post; `place` is its file in the posts folder, `published` and `updated` are local times.

    `name` is its topic's or paper's, as its file has it; `link` how its site's other posts link it, empty when they do
    not. `text` is Markdown in the common form, whatever site the post was written for.
    """

    place: PurePosixPath
    name: str
    link: str
    front: Front
    published: datetime
    updated: datetime
    summary: str
    text: str

    @cached_property
    def parts(self) -> tuple[str, tuple[RawSection, ...], str]:
        """Its words above the papers, without front matter; its papers; what stands below them."""
        head, sections, tail = split(self.text)
        return _FRONT_MATTER.sub("", head).strip(), sections, tail

    @property
    def body(self) -> str:
        """All its Markdown but for the front matter and the heading that says the day."""
        lead, sections, tail = self.parts
        return "\n\n".join([without_title(lead), *(section.text for section in sections), tail])

    @property
    def newest(self) -> tuple[date, datetime, str]:
        """Orders posts, in reverse, newest first."""
        return self.front.day, self.updated, str(self.place)

    def address(self, post_url: str) -> str:
        """Where the blog has it, by the setting `post_url`; without, its file."""
        if not post_url:
            return quote(str(self.place))
        return post_url.format(date=self.front.day.isoformat(), topic=quote(self.name))


@dataclass(frozen=True)
class Topic:
    """A topic of the posts: its name, its file's name, and its posts, newest first."""

    name: str
    file: str
    posts: tuple[ShelfPost, ...]


def read_shelf(out: Path) -> tuple[ShelfPost, ...]:
    """All posts of a folder, newest first; other Markdown there, without a paper, is passed over.

    ConfigError when one cannot be read or has no date.
    """
    paths = (path for path in (*out.glob("*.md"), *out.glob("*/*.md")) if not path.name.startswith("."))
    found = (_read(out, path) for path in paths)
    return tuple(sorted((post for post in found if post), key=lambda post: post.newest, reverse=True))


def by_link(posts: Iterable[ShelfPost], post_url: str) -> dict[str, ShelfPost]:
    """The posts by all that they may be called in a link, for `linked`."""
    found: dict[str, ShelfPost] = {}
    for post in posts:
        for address in (quote(str(post.place)), post.address(post_url), post.link):
            if address:
                found[_resolved(address, post if address == post.link else None)] = post
    return found


def linked(address: str, post: ShelfPost, known: Mapping[str, ShelfPost]) -> ShelfPost | None:
    """The post that another one's link leads to; None for any other address."""
    return known.get(_resolved(address, post))


def topics(posts: Iterable[ShelfPost]) -> tuple[Topic, ...]:
    """The topics of the posts (newest first), by name."""
    groups: dict[str, list[ShelfPost]] = {}
    for post in posts:
        groups.setdefault(safe_name(post.front.topic), []).append(post)
    return tuple(Topic(group[0].front.topic, name, tuple(group)) for name, group in sorted(groups.items()))


def days(posts: Sequence[ShelfPost]) -> tuple[tuple[date, tuple[ShelfPost, ...]], ...]:
    """The posts of each day, newest first."""
    groups: dict[date, list[ShelfPost]] = {}
    for post in posts:
        groups.setdefault(post.front.day, []).append(post)
    return tuple((day, tuple(group)) for day, group in groups.items())


def without_title(lead: str) -> str:
    """What stands above a post's papers, without its heading."""
    return "\n".join(line for line in lead.split("\n") if not line.startswith("# "))


def _resolved(address: str, post: ShelfPost | None) -> str:
    """A link of a post, or one from the posts folder's root."""
    base = "/" + quote(str(post.place)) if post else "/"
    return unquote(urljoin(base, address)).strip("/")


def _common(site: Site, head: str, rest: str, languages: Sequence[str]) -> str:
    """A post in the form that all sites' posts have in common, callouts as quotes with a bold line above them."""
    body = site.dialect.read_closely(rest, languages or _UNSAID)
    banner = _BANNER_BREAK.sub(r"\1\\\n", _BANNER_CALLOUT.sub("", head))
    return banner + _SIZED.sub(r"\1", _CALLOUT.sub(r"**\1**\n", body))


def _read(out: Path, path: Path) -> ShelfPost | None:
    text = read_post(path)
    head, sections, _ = split(text)
    if not sections:
        return None
    front = read_front(path, text)
    published = datetime.fromisoformat(front_value(head, "date")).replace(tzinfo=None)
    try:
        updated = datetime.fromisoformat(front_value(head, UPDATED_KEYS)).replace(tzinfo=None)
    except ValueError:  # older posts do not say
        updated = published
    site = site_of(head)
    return ShelfPost(
        PurePosixPath(path.relative_to(out).as_posix()),
        site.files.name_of(out, path),
        site.link_to(out, path) if day_and_name(out, path) else "",
        front,
        published,
        updated,
        front_value(head, "description"),
        _common(site, head, text[len(head) :], front.languages),
    )
