"""News: what one run brought, as a subject, a text, a web page and JSON."""

from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from paperdigest.counted import counted
from paperdigest.digest import Words

_MOST_NAMED = 2  # topics in a subject
_papers = partial(counted, what="paper")


@dataclass(frozen=True)
class Item:
    """One paper: its summary and takeaways in the post's languages, as far as it has them."""

    id: str
    title: str
    url: str
    summary: Words = ()
    takeaways: tuple[Words, ...] = ()


@dataclass(frozen=True)
class PostNews:
    """The papers that a run brought to one post; `path` is its file."""

    topic: str
    path: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Skip:
    """A paper that was not digested, or, without an id, a topic; and why."""

    id: str
    title: str
    reason: str

    @property
    def name(self) -> str:
        """Id and title, as far as there are any."""
        return f"{self.id} {self.title}".strip()


@dataclass(frozen=True)
class News:
    """What one run brought; `problem` is the error that ended it early, if one did."""

    posts: tuple[PostNews, ...]
    skipped: tuple[Skip, ...] = ()
    problem: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.posts and not self.skipped and not self.problem

    @property
    def subject(self) -> str:
        """One line: how many papers, of which topics, and whether something went wrong."""
        count = sum(len(post.items) for post in self.posts)
        topics = list(dict.fromkeys(post.topic for post in self.posts))
        named = ", ".join(topics[:_MOST_NAMED]) + (", …" if len(topics) > _MOST_NAMED else "")
        parts = [f"{counted(count, 'paper')}" + (f" in {named}" if named else "")]
        parts += [f"{len(self.skipped)} skipped"] if self.skipped else []
        parts += ["ended early"] if self.problem else []
        return " ".join(f"paperdigest: {', '.join(parts)}".split())

    @property
    def text(self) -> str:
        """The news as plain text."""
        return _environment().get_template("news.txt").render(news=self, papers=_papers)

    @property
    def html(self) -> str:
        """The news as a web page of its own, without scripts or anything to load."""
        return _environment().get_template("news.html").render(news=self, papers=_papers)

    def as_dict(self) -> dict[str, Any]:
        """The news as a JSON object."""
        return {
            "subject": self.subject,
            "posts": [
                {"topic": post.topic, "path": post.path, "papers": [_as_dict(item) for item in post.items]}
                for post in self.posts
            ],
            "skipped": [{"id": skip.id, "title": skip.title, "reason": skip.reason} for skip in self.skipped],
            "problem": self.problem,
        }


def _as_dict(item: Item) -> dict[str, Any]:
    takeaways = [dict(words) for words in item.takeaways]
    return {
        "id": item.id, "title": item.title, "url": item.url, "summary": dict(item.summary), "takeaways": takeaways,
    }  # fmt: skip


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("paperdigest.notify"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
