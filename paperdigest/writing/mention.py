"""Mentions: the short section of a paper that another topic's post has already."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from paperdigest.errors import ConfigError
from paperdigest.paper import Paper
from paperdigest.writing import labels, markdown
from paperdigest.writing.clean import clean, fold, url

_SECTION = re.compile(
    r"\n?## (?P<title>.+)\n\n\[PDF\]\((?P<link>[^()\s]+)\)\n\n"
    rf"\*\*{labels.DIGESTED_IN.pattern}\*\* \[(?P<post>[^\[\]]*)\]\((?P<url>[^()\s]+)\)\n"
)


@dataclass(frozen=True)
class Mention:
    """A paper's title and arXiv link, and the post that has its digest (`post` is shown, `post_url` its target)."""

    title: str
    link: str
    post: str
    post_url: str


def compose_mention(paper: Paper, post: str, post_url: str) -> Mention:
    """The mention of a paper; `post_url` may be relative."""
    link = f"http://arxiv.org/abs/{paper.versioned_id}"
    return Mention(clean(paper.title) or fold(paper.id), link, clean(post), quote(fold(post_url), safe="/:#?=&%._~-"))


def render_mention(mention: Mention, languages: tuple[str, ...]) -> str:
    """Its section, which begins and ends as `render_entry`'s do."""
    digested = labels.DIGESTED_IN.show(languages)
    return (
        f"\n## {markdown.text(mention.title)}\n\n[PDF]({url(mention.link)})\n\n"
        f"**{digested}** [{markdown.words(mention.post)}]({mention.post_url})\n"
    )


def is_mention(section: str) -> bool:
    """Whether a section of a post is a mention."""
    return bool(_SECTION.fullmatch(section))


def read_mention(section: str, line: int) -> Mention:
    """The inverse of `render_mention`; `line` is the number of its first line in the post."""
    found = _SECTION.fullmatch(section)
    if not found:
        raise ConfigError(f"line {line}: no mention of another post")
    return Mention(
        markdown.unescape(found["title"]), found["link"], markdown.unescape(found["post"]), found["url"]
    )
