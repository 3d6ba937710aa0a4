"""Blog: feeds and index pages for a blog that has the posts already."""

from collections.abc import Callable, Sequence
from posixpath import dirname, normpath
from urllib.parse import urljoin, urlsplit

from paperdigest.publishing.feeds import ATOM, JSON, MOST, Feed, FeedItem, Site, atom, json_feed
from paperdigest.publishing.indexes import index_pages
from paperdigest.publishing.markup import Markup
from paperdigest.publishing.maths import source
from paperdigest.publishing.sanitise import Addresses
from paperdigest.publishing.shelf import ShelfPost, by_link, linked
from paperdigest.writing import sites


def build_blog(site: Site, posts: Sequence[ShelfPost], folder: str, kind: sites.Site) -> dict[str, bytes]:
    """Every file by its name, in UTF-8; posts are newest first.

    `folder` leads from the feeds to the posts' files, which are linked where `post_url` is not known; `kind` is what
    the index pages are for.
    """
    known = by_link(posts, site.post_url)

    def post_address(address: str, post: ShelfPost) -> str | None:
        """The address of the post that another one's link leads to."""
        other = linked(address, post, known)
        return _address(site, other, folder) if other else None

    items = [_item(site, post, _address(site, post, folder), post_address) for post in posts[:MOST]]
    feed = Feed(site.title, site.author or site.title, site.url, ("", ""), items)
    pages = index_pages(posts, lambda post: _address(site, post, folder), kind)
    return {ATOM: atom(feed), JSON: json_feed(feed)} | {name: page.encode() for name, page in pages.items()}


def _address(site: Site, post: ShelfPost, folder: str) -> str:
    return post.address(site.post_url) if site.post_url else f"{folder}/{post.address('')}"


def _item(site: Site, post: ShelfPost, address: str, post_address: Callable[[str, ShelfPost], str | None]) -> FeedItem:
    """Addresses are absolute where the site's is known, and the post's in it for links between posts."""
    url = urljoin(site.url, address) if site.post_url else address

    def link(target: str) -> str | None:
        other = post_address(target, post)
        return _joined(site.url, other) if other and site.post_url else other or _joined(url, target)

    def picture(target: str) -> str | None:
        return _joined(urljoin(site.url, url), target)

    markup = Markup(source, Addresses(link, picture), is_marked=False)
    return FeedItem(post, url, markup.block(post.body, ""))


def _joined(base: str, target: str) -> str | None:
    """A target as seen from a base; between files, which have no root, `urljoin` knows no way up."""
    between_files = not (
        base.startswith("/") or urlsplit(base).scheme or target.startswith("/") or urlsplit(target).scheme
    )
    address = normpath(f"{dirname(base)}/{target}") if between_files else urljoin(base, target)
    return address if urlsplit(address).scheme in {"", "http", "https"} else None
