"""Shelf: the posts of a posts folder, as readers of a site or a feed find them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from paperdigest.writing.front import Front, read_front
from paperdigest.writing.head import front_value
from paperdigest.writing.names import safe_name
from paperdigest.writing.parse import RawSection, split
from paperdigest.writing.publish import read_post

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\r?\n.*?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


@dataclass(frozen=True)
class ShelfPost:
    """One post; `place` is its file in the posts folder, `published` and `updated` are local times."""

    place: PurePosixPath
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
        return post_url.format(date=self.front.day.isoformat(), topic=quote(self.place.stem))


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


def _read(out: Path, path: Path) -> ShelfPost | None:
    text = read_post(path)
    head, sections, _ = split(text)
    if not sections:
        return None
    front = read_front(path, text)
    published = datetime.fromisoformat(front_value(head, "date")).replace(tzinfo=None)
    try:
        updated = datetime.fromisoformat(front_value(head, "updated")).replace(tzinfo=None)
    except ValueError:  # older posts do not say
        updated = published
    place = PurePosixPath(path.relative_to(out).as_posix())
    return ShelfPost(place, front, published, updated, front_value(head, "description"), text)
