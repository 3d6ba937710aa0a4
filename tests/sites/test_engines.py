"""A hostile post in real blogs: every heading, list, number, picture, formula and link as it was meant."""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from paperdigest.writing.clean import clean
from paperdigest.writing.compose import compose
from paperdigest.writing.mention import compose_mention
from paperdigest.writing.post import Line, Post
from paperdigest.writing.render import render
from paperdigest.writing.sites import SITES, Look, Site
from tests.browser import chromium, served
from tests.sites.browser import Article, read_article
from tests.sites.engines import ENGINES, Engine
from tests.writing.samples import DIGEST, OFF_TOPIC, SHEEP, post

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

DAY, BEFORE = date(2026, 11, 20), date(2026, 11, 19)
HOSTILE = (
    "Braces {{ x }} {% raw %} {# y #} {{< z >}} {: .w} and #} stay",
    "HTML <b>bold</b> <script>alert(1)</script> </details> &amp; stays",
    "**结果：**文字 _a_ a*b*c `code` ~~x~~ [a](b) ![c](d) | e | f |",
    "1. no list, - nor this, # nor a heading, > nor a quote, an open \\( and an open \\[",
    'It\'s "quoted" -- and costs \\$5 or \\$10 ... (c) #tag %%hidden%% ==marked== [[note]] ^anchor',
)
FORMULAS = (
    "$a_1*b_2*c$", "$f'(x) < \\|y\\| \\& z$", "$\\{1, 2\\}$", "$\\frac{{a}}{b}$", "$x^{{2}}_{%}$".replace("%", "i"),
    "$[0, 1] \\neq (0, 1)$", "$\\alpha\\,\\beta$",
)  # fmt: skip
TITLE = "Why “Quotes”, {{ braces }} & <tags>: **a** very long title, " + "with many words, " * 12 + "costs \\$5 #1"


def hostile_post() -> Post:
    """Each hostile text and formula in a point of its own, in both languages, and a title with all of it."""
    entry = compose(replace(DIGEST, paper=replace(SHEEP, title=TITLE, abstract=" ".join(HOSTILE + FORMULAS))))
    pages = entry.methods[0].references
    points = tuple(
        Line((("zh", f"羊 {text} 完"), ("en", f"Sheep {text} end")), pages) for text in (*HOSTILE, *FORMULAS)
    )
    return replace(post(replace(entry, methods=points)), title=TITLE, off_topic=(OFF_TOPIC,))


@dataclass(frozen=True)
class Blog:
    """A blog with the hostile post: its pages, and the post's address and text among them."""

    site: Site
    pages: Path
    address: str
    text: str


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.renderer or engine.site)
def test_a_hostile_post_in_a_blog(engine: Engine, npm: Path | None, tmp_path: Path) -> None:
    """One test for each blog, which takes long to make."""
    if not chromium():
        pytest.skip("chromium is not installed")
    engine.require(npm)
    assert npm
    blog = _blog(engine, npm, tmp_path / "blog")
    with served(blog.pages) as server:
        article = read_article(f"{server}/{blog.address}", tmp_path / "chromium")
    _all_is_shown(blog, article)
    _posts_are_linked(blog, article)
    _what_posts_were_made_from_is_not_published(blog)


def _blog(engine: Engine, npm: Path, folder: Path) -> Blog:
    site, out = SITES[engine.site], folder / engine.out
    path, other = site.files.digest(out, DAY, "Sheep Topic"), site.files.digest(out, BEFORE, "Wool")
    mention = compose_mention(replace(SHEEP, id="2402.00001"), "Wool", site.link_to(out, other))
    text = render(replace(hostile_post(), mentions=(mention,)), Look(site))
    for file, content in (
        (path, text),
        (other, render(replace(post(), date=BEFORE), Look(site))),
        (out / ".paperdigest" / path.relative_to(out).with_suffix(".json"), "{}"),
        (folder / engine.images / "paper/2401.00001v2/fig-1.webp", "a picture"),
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    pages = engine.build(folder, npm)
    [page] = [one for one in pages.rglob("*.html") if "article-container" in (html := one.read_text()) and "完" in html]
    return Blog(site, pages, page.relative_to(pages).as_posix().removesuffix("index.html"), text)


def _all_is_shown(blog: Blog, article: Article) -> None:
    shown = _shown(article.text)
    for given in HOSTILE:
        assert shown.count(_flat(given)) == 3, given  # in the abstract and in each language
    headings = [_flat(SHEEP.title), _flat(TITLE), _flat("与主题无关 / Off topic")]
    assert [_shown(heading) for heading in article.headings] == headings
    assert len(article.items) == len(re.findall(r"^ *- ", blog.text.split("\n---\n", 1)[1], re.MULTILINE))
    assert {"Summary", "Key Takeaways", "7. 方法 / Methods", "意义 / Significance"} <= set(article.bold)
    assert (article.formulas, article.errors) == (3 * len(FORMULAS) + 3, 0)  # and three of the sample's own
    assert "/images/paper/2401.00001v2/fig-1.webp" in article.images
    assert article.summaries == (1 if blog.site.dialect.html else 0)
    assert {"https://arxiv.org/pdf/2401.00001v2#page=4", "http://arxiv.org/abs/2401.00001v2"} <= set(article.links)


def _posts_are_linked(blog: Blog, article: Article) -> None:
    """Hexo's addresses are the blog's own, so that only `post_url` can name them."""
    [link] = [link for link in article.links if link.startswith("..")]
    place = blog.pages / unquote(urljoin(f"/{blog.address}", link)).lstrip("/")
    assert blog.site.name == "hexo" or (place / "index.html" if link.endswith("/") else place).is_file()


def _what_posts_were_made_from_is_not_published(blog: Blog) -> None:
    names = [file.relative_to(blog.pages).as_posix() for file in blog.pages.rglob("*.json")]
    assert not [name for name in names if "paperdigest" in name]


def _flat(text: str) -> str:
    """A clean text without what typesetters change: white space and the shapes of quotes, dashes and dots."""
    return _shown(clean(text).replace("\\$", "$"))


def _shown(text: str) -> str:
    """The same of a text on a page."""
    plain = re.sub(r"[“”]", '"', re.sub(r"[‘’]", "'", text)).replace("–", "--").replace("…", "...")
    return re.sub(r"[\s\u2060]+", "", plain)
