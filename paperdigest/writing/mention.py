"""Mentions: the short section of a paper that another topic's post has already."""

import re
from urllib.parse import quote

from paperdigest.errors import ConfigError
from paperdigest.paper import Paper
from paperdigest.writing import labels, markdown
from paperdigest.writing.clean import clean, fold, visible
from paperdigest.writing.post import Mention
from paperdigest.writing.source import SOURCE, source_id, source_line, source_link

_SECTION = re.compile(
    rf"\n?## (?P<title>.+)\n\n(?:{SOURCE.pattern})\n\n"
    rf"\*\*{labels.DIGESTED_IN.pattern}\*\* \[(?P<post>[^\[\]]*)\]\((?P<url>[^()\s]+)\)\n"
)


def compose_mention(paper: Paper, post: str, post_url: str) -> Mention:
    """The mention of a paper; `post_url` may be relative."""
    link = source_link(paper)
    title = clean(paper.title) or fold(paper.id)
    version = paper.version if paper.is_arxiv else None
    return Mention(visible(paper.id), version, title, link, clean(post), quote(fold(post_url), safe="/:#?=&%._~-"))


def show_mention(mention: Mention, languages: tuple[str, ...]) -> str:
    """Its section, which begins and ends as `render_entry`'s do."""
    digested = labels.DIGESTED_IN.show(languages)
    return (
        f"\n## {markdown.text(mention.title)}\n\n{source_line(mention.id, mention.link)}\n\n"
        f"**{digested}** [{markdown.words(mention.post)}]({mention.post_url})\n"
    )


def is_mention(section: str) -> bool:
    """Whether a section of a post is a mention."""
    return bool(_SECTION.fullmatch(section))


def read_mention(section: str, line: int) -> Mention:
    """The inverse of `show_mention`; `line` is the number of its first line in the post."""
    found = _SECTION.fullmatch(section)
    identity = source_id(found) if found else None
    if not found or not identity:
        raise ConfigError(f"line {line}: expected a link to the paper, or its file, and one to another post")
    title, post = markdown.unescape(found["title"]), markdown.unescape(found["post"])
    return Mention(*identity, title, found["link"] or "", post, found["url"])
