"""Mentions: the short section of a paper that another topic's post has already."""

import re
from urllib.parse import quote

from paperdigest.errors import ConfigError
from paperdigest.paper import Paper, parse_arxiv_id
from paperdigest.writing import labels, markdown
from paperdigest.writing.clean import clean, fold, url
from paperdigest.writing.post import Mention

_SECTION = re.compile(
    r"\n?## (?P<title>.+)\n\n\[PDF\]\((?P<link>[^()\s]+)\)\n\n"
    rf"\*\*{labels.DIGESTED_IN.pattern}\*\* \[(?P<post>[^\[\]]*)\]\((?P<url>[^()\s]+)\)\n"
)


def compose_mention(paper: Paper, post: str, post_url: str) -> Mention:
    """The mention of a paper; `post_url` may be relative."""
    link = f"http://arxiv.org/abs/{paper.versioned_id}"
    title = clean(paper.title) or fold(paper.id)
    return Mention(paper.id, paper.version, title, link, clean(post), quote(fold(post_url), safe="/:#?=&%._~-"))


def show_mention(mention: Mention, languages: tuple[str, ...]) -> str:
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
    """The inverse of `show_mention`; `line` is the number of its first line in the post."""
    found = _SECTION.fullmatch(section)
    identity = parse_arxiv_id(found["link"]) if found else None
    if not found or not identity:
        raise ConfigError(f"line {line}: expected a link to arXiv and one to another post")
    title, post = markdown.unescape(found["title"]), markdown.unescape(found["post"])
    return Mention(*identity, title, found["link"], post, found["url"])
