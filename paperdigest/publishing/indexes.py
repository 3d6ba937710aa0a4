"""Indexes: for a blog, a Markdown page a topic that lists its posts and their papers."""

from collections.abc import Callable, Sequence

from paperdigest.publishing.shelf import ShelfPost, Topic, topics
from paperdigest.writing import markdown
from paperdigest.writing.mention import is_mention
from paperdigest.writing.sites import Site

Link = Callable[[ShelfPost], str]


def index_pages(posts: Sequence[ShelfPost], link: Link, site: Site) -> dict[str, str]:
    """The pages by their files' names, as the site wants them; posts are newest first, `link` gives an address."""
    return {f"{topic.file}.md": site.dialect.write(_page(topic, link, site)) for topic in topics(posts)}


def _page(topic: Topic, link: Link, site: Site) -> str:
    updated = max(post.updated for post in topic.posts)
    head = f"---\ntitle: {markdown.front_matter(topic.name)}\nupdated: {updated}\n{site.page_front}---\n"
    return head + "".join(_listed(post, topic, link) for post in topic.posts)


def _listed(post: ShelfPost, topic: Topic, link: Link) -> str:
    day = post.front.day.isoformat()
    title = day if post.front.title == topic.name else f"{day} · {post.front.title}"
    papers = [section.title for section in post.parts[1] if not is_mention(section.text)]
    lines = "".join(f"- {markdown.unlinked(paper)}\n" for paper in papers)
    return f"\n## [{markdown.words(title)}]({link(post)})\n\n{lines}"
