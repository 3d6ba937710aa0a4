"""Whatever stands in papers, answers and settings: a post says it, and a blog makes nothing else of it."""

import html
import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from jinja2 import Environment

from paperdigest.writing.clean import href_parts, plain, url
from paperdigest.writing.parse import parse, split
from paperdigest.writing.post import Post, Reference, Shot
from paperdigest.writing.render import render, render_head, render_tail
from paperdigest.writing.shots import image_address
from paperdigest.writing.sites import HEXO, SITES, Look
from tests.hostile import posts
from tests.rendered import Element, rendered

TAGS = {
    "h1": (), "h2": (), "p": (), "strong": (), "blockquote": (), "ul": (), "li": (), "code": (), "br": (), "bdi": (),
    "span": ("lang",), "a": ("href", "title"), "details": (), "summary": (),
    "img": ("src", "align", "alt", "width", "height", "loading"),
}  # fmt: skip
KEYS = {"title": "title", "keywords": "topic", "author": "author", "cover": "cover"}
OTHER_SITES = [site for site in SITES.values() if site != HEXO]
_TEMPLATE = re.compile(r"\{[{%#<:]|[}%#>]\}")
_T = TypeVar("_T")
_SHOWN = re.compile(r"\\\$|\$(?P<formula>(?:\\.|[^$\\])*)\$|(?P<href>\\href\{https?://[^{}]*\}\{[^{}]*\})")


def as_written(post: Post) -> Post:
    """The post with a head in the form that a file has it in."""
    return replace(
        post,
        title=plain(post.title),
        topic=plain(post.topic),
        author=plain(post.author),
        cover=plain(image_address(post.cover)),
        homepage=url(post.homepage),
    )


def read(text: str) -> str:
    """A clean text as a person reads it, formulas as TeX."""
    return _SHOWN.sub(lambda match: href_parts(match[0])[1] if match["href"] else match[0], text).replace(r"\$", "$")


def every(value: object, kind: type[_T]) -> list[_T]:
    """All parts of a kind that a post has, in their order."""
    if isinstance(value, kind):
        return [value]
    if is_dataclass(value):
        value = tuple(getattr(value, field.name) for field in fields(value))
    return [part for item in value for part in every(item, kind)] if isinstance(value, tuple) else []


def picture(element: Element) -> Shot:
    """What an <img> shows."""
    shown = element.attributes
    return Shot(shown["src"], shown["alt"], int(shown["width"]), int(shown["height"]))


@pytest.mark.slow
@given(posts())
def test_a_post_comes_back_field_by_field_and_no_template_engine_finds_anything_in_it(post: Post) -> None:
    text = render(post)
    assert parse(text) == as_written(post)
    head, _, tail = split(text)
    assert (head, tail) == (render_head(post), render_tail(post))
    assert text.encode().decode() == text
    assert not _TEMPLATE.search(text)
    assert Environment(keep_trailing_newline=True).from_string(text).render() == text


@pytest.mark.slow
@given(posts())
def test_a_blog_shows_what_a_post_says_and_makes_nothing_else_of_it(post: Post) -> None:
    page, whole = rendered(render(post)), as_written(post)
    assert page.faults == []
    for element in page.elements:
        assert element.tag in TAGS, element
        assert element.attributes.keys() <= set(TAGS[element.tag]), element
        address = element.attributes.get("href", element.attributes.get("src", ""))
        assert urlsplit(address).scheme in ("", "http", "https"), element
    front = {key: page.front[key] or "" for key in KEYS}
    assert front == {key: getattr(whole, name) for key, name in KEYS.items()}
    assert html.unescape(page.front["description"]) == whole.description
    titles = [read(entry.title) for entry in whole.entries] + [read(mention.title) for mention in whole.mentions]
    headings = Counter(element.text for element in page.all("h2"))
    assert headings >= Counter(titles)
    assert headings.total() == len(titles) + bool(whole.off_topic) + bool(whole.failures)
    paragraphs = Counter(element.text for element in page.all("p"))
    assert paragraphs >= Counter(read(entry.abstract) for entry in whole.entries if entry.abstract)
    hovers = {element.attributes["title"] for element in page.all("a") if "title" in element.attributes}
    quotes = {reference.quote for reference in every(whole, Reference)}
    assert hovers <= quotes | {f"{entry.id}.pdf" for entry in whole.entries}
    assert [picture(element) for element in page.all("img")] == every(whole, Shot)


@pytest.mark.slow
@given(posts())
def test_no_site_is_given_active_html_or_a_link_to_code(post: Post) -> None:
    for site in OTHER_SITES:
        page, name = rendered(render(post, Look(site))), site.name
        assert page.faults == [], name
        for element in page.elements:
            assert element.tag in {*TAGS, "em", "pre", "hr", "h3", "ol", "h4", "h5"}, (name, element)
            address = element.attributes.get("href", element.attributes.get("src", ""))
            assert urlsplit(address).scheme in ("", "http", "https"), (name, element)
            assert not any(key.startswith("on") or key == "style" for key in element.attributes), (
                site.name,
                element,
            )
