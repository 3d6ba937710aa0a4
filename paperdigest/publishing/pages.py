"""Pages: a site of its own from the posts: home, a page a post, a page a topic, feeds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from paperdigest.publishing.articles import Article, read_article
from paperdigest.publishing.feeds import ATOM, JSON, MOST, Feed, FeedItem, Site, atom, json_feed
from paperdigest.publishing.markup import Markup
from paperdigest.publishing.maths import mathml, source
from paperdigest.publishing.sanitise import Addresses
from paperdigest.publishing.shelf import ShelfPost, Topic, by_link, days, linked, topics, without_title
from paperdigest.writing.clean import plain

Place = Callable[[str, ShelfPost], str]
_BUNDLED = ("icon.svg", "style.css", "switch.js")
_DAYS_IN_FULL = 10  # on the home page


@dataclass(frozen=True)
class Page:
    """One post's page: its path from the site's root, the language of what is not marked, and its papers."""

    post: ShelfPost
    path: str
    language: str
    lead: str
    articles: tuple[Article, ...]
    tail: str


@dataclass(frozen=True)
class _Writer:
    """Makes the pages of one site; `place` says where a picture of a post is, from the root, empty for nowhere."""

    site: Site
    posts: Sequence[ShelfPost]
    place: Place

    @cached_property
    def _known(self) -> dict[str, ShelfPost]:
        return by_link(self.posts, self.site.post_url)

    def page(self, post: ShelfPost) -> Page:
        """A post as a page."""
        markup = self.markup(post, mathml, "../" * page_path(post).count("/"))
        lead, sections, tail = post.parts
        language = post.front.languages[0] if post.front.languages else "zh"
        return Page(
            post,
            page_path(post),
            language,
            markup.block(without_title(lead), language),
            tuple(read_article(section, post.front.languages, markup) for section in sections),
            markup.block(tail, language),
        )

    def item(self, post: ShelfPost) -> FeedItem:
        """A post for the feeds: addresses absolute where the site's is known, formulas as TeX, which readers show."""
        markup = self.markup(post, source, _folder(self.site.url), is_marked=False)
        return FeedItem(post, urljoin(_folder(self.site.url), page_path(post)), markup.block(post.body, ""))

    def markup(self, post: ShelfPost, formula: Callable[[str], str], root: str, is_marked: bool = True) -> Markup:
        """How the post's Markdown becomes HTML on a page from which the site's root is at `root`."""

        def link(address: str) -> str | None:
            if urlsplit(address).scheme in {"http", "https"}:
                return address
            inside = linked(address, post, self._known)
            return f"{root}{page_path(inside)}" if inside else None

        def picture(address: str) -> str | None:
            place = self.place(address, post)
            return f"{root}{place}" if place else None

        return Markup(formula, Addresses(link, picture), is_marked)


def build_site(site: Site, posts: Sequence[ShelfPost], place: Place) -> dict[str, bytes]:
    """Every file of the site but the pictures, by its path from the root, in UTF-8; posts are newest first."""
    writer = _Writer(site, posts, place)
    pages = [writer.page(post) for post in posts]
    known = {page.post.place: page for page in pages}
    found = topics(posts)
    render = partial(
        _render,
        site=site,
        languages=_languages(posts),
        topics=found,
        pages=known,
        count=len({article.id for page in pages for article in page.articles}),
    )
    feed = Feed(
        site.title, site.author or site.title, site.url, _feed_urls(site), [writer.item(p) for p in posts[:MOST]]
    )
    built = {
        "index.html": render("home.html", "", days=days(posts), in_full_days=_DAYS_IN_FULL),
        ATOM: atom(feed),
        JSON: json_feed(feed),
        **{name: files("paperdigest.publishing").joinpath(name).read_bytes() for name in _BUNDLED},
    }
    for topic in found:
        built[unquote(topic_path(topic))] = render("topic.html", "../", topic=topic)
    for page in pages:
        built[unquote(page.path)] = render("post.html", "../" * page.path.count("/"), page=page)
    return built


def page_path(post: ShelfPost) -> str:
    """Where a post's page is, from the site's root, as a URL."""
    return quote(str(PurePosixPath("posts") / post.place.with_suffix(".html")))


def topic_path(topic: Topic) -> str:
    """Where a topic's page is."""
    return quote(f"topics/{topic.file}.html")


def _languages(posts: Sequence[ShelfPost]) -> list[str]:
    """All that the posts are in; those that say none are in both."""
    return sorted({language for post in posts for language in post.front.languages or ("zh", "en")})


def _folder(url: str) -> str:
    return url and f"{url.rstrip('/')}/"


def _feed_urls(site: Site) -> tuple[str, str]:
    base = _folder(site.url)
    return (f"{base}{ATOM}", f"{base}{JSON}") if base else ("", "")


def _render(template: str, root: str, **values: Any) -> bytes:
    return _environment().get_template(template).render(root=root, **values).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("paperdigest.publishing"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"topic_path": topic_path, "plain": plain}
    return environment
