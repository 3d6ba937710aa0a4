"""Indexes: for a blog, a Markdown page a topic that lists its posts and their papers."""

from collections.abc import Callable, Sequence

from paperdigest.publishing.shelf import ShelfPost, Topic, topics
from paperdigest.writing import markdown
from paperdigest.writing.mention import is_mention

Link = Callable[[ShelfPost], str]


def index_pages(posts: Sequence[ShelfPost], link: Link) -> dict[str, str]:
    """The pages by their files' names; posts are newest first, `link` gives the address of one."""
    return {f"{topic.file}.md": _page(topic, link) for topic in topics(posts)}


def _page(topic: Topic, link: Link) -> str:
    updated = max(post.updated for post in topic.posts)
    head = (
        f"---\ntitle: {markdown.front_matter(topic.name)}\nupdated: {updated}\n"
        "mathjax: true\ndisableNunjucks: true\nrender_with_liquid: false\n---\n"
    )
    return head + "".join(_listed(post, topic, link) for post in topic.posts)


def _listed(post: ShelfPost, topic: Topic, link: Link) -> str:
    day = post.front.day.isoformat()
    title = day if post.front.title == topic.name else f"{day} · {post.front.title}"
    papers = [section.title for section in post.parts[1] if not is_mention(section.text)]
    lines = "".join(f"- {markdown.unlinked(paper)}\n" for paper in papers)
    return f"\n## [{markdown.words(title)}]({link(post)})\n\n{lines}"
