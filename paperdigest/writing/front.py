"""Front: what any post of this format's family, ours or an older one, says of itself above its papers."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from paperdigest.errors import ConfigError
from paperdigest.writing.head import front_value, plain_value, read_head
from paperdigest.writing.parse import split

_OPENED = re.compile(r"\ufeff?\s*---[ \t]*\r?\n")


@dataclass(frozen=True)
class Front:
    """A post's title, topic and day; `languages` only where it says them, as ours do, else none."""

    title: str
    topic: str
    day: date
    languages: tuple[str, ...]


def read_front(path: Path, text: str) -> Front:
    """The front of the post at `path`; ConfigError when that is not opened, or has no date."""
    head = split(text)[0]
    if front_value(head, "date") and not _OPENED.match(head):
        raise ConfigError(f"{path} does not begin with a line '---', so it has no front matter: add that line")
    try:
        day = datetime.fromisoformat(front_value(head, "date")).date()
    except ValueError as error:
        raise ConfigError(f"{path} has no 'date: YYYY-MM-DD …' in its front matter: is it a post?") from error
    title = front_value(head, "title") or path.stem
    tag = re.search(r"^tags:\s*\n\s*- (.+)$", head, re.MULTILINE)
    topic = front_value(head, "topic") or (plain_value(tag[1]) if tag else front_value(head, "keywords"))
    return Front(title, topic or title, day, _languages(head))


def _languages(head: str) -> tuple[str, ...]:
    try:
        return read_head(head).languages
    except ConfigError:  # another program's, or a head that a person has rewritten
        return ()
