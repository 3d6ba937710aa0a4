"""A hostile post in real blogs: every heading, list, number, picture, formula and link as it was meant."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from paperdigest.writing.clean import clean
from paperdigest.writing.compose import compose
from paperdigest.writing.mention import compose_mention
from paperdigest.writing.post import Line, Post
from paperdigest.writing.render import render
from paperdigest.writing.sites import SITES, Look
from tests.sites.browser import Article, chromium, read_article, served
from tests.sites.engines import ENGINES, Engine, install_npm
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


@pytest.fixture(scope="module")
def npm() -> Path | None:
    return install_npm()


@pytest.fixture(scope="module", params=ENGINES, ids=lambda engine: engine.renderer or engine.site)
def page(
    request: pytest.FixtureRequest, npm: Path | None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Engine, str, Article, Path, str]]:
    """A blog, its post's text, the article on the page, the folder of pages and the page's address in it."""
    engine: Engine = request.param
    if not chromium():
        pytest.skip("chromium is not installed")
    engine.require(npm)
    assert npm
    blog = tmp_path_factory.mktemp("blog")
    site, out = SITES[engine.site], blog / engine.out
    path, other = site.files.digest(out, DAY, "Sheep Topic"), site.files.digest(out, BEFORE, "Wool")
    mention = compose_mention(replace(SHEEP, id="2402.00001"), "Wool", site.link_to(out, other))
    text = render(replace(hostile_post(), mentions=(mention,)), Look(site))
    for file, content in (
        (path, text),
        (other, render(replace(post(), date=BEFORE), Look(site))),
        (out / ".paperdigest" / path.relative_to(out).with_suffix(".json"), "{}"),
        (blog / engine.images / "paper/2401.00001v2/fig-1.webp", "a picture"),
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    pages = engine.build(blog, npm)
    [file] = [one for one in pages.rglob("*.html") if "article-container" in (html := one.read_text()) and "完" in html]
    address = file.relative_to(pages).as_posix().removesuffix("index.html")
    with served(pages) as server:
        yield engine, text, read_article(f"{server}/{address}", blog / "chromium"), pages, address


def test_the_page_shows_what_was_meant(page: tuple[Engine, str, Article, Path, str]) -> None:
    engine, text, article, _, _ = page
    shown = _shown(article.text)
    for given in HOSTILE:
        assert shown.count(_flat(given)) == 3, given  # in the abstract and in each language
    assert [_shown(heading) for heading in article.headings] == [
        _flat(SHEEP.title),
        _flat(TITLE),
        _flat("与主题无关 / Off topic"),
    ]
    assert len(article.items) == len(re.findall(r"^ *- ", text.split("\n---\n", 1)[1], re.MULTILINE))
    assert {"Summary", "Key Takeaways", "7. 方法 / Methods", "意义 / Significance"} <= set(article.bold)
    assert (article.formulas, article.errors) == (3 * len(FORMULAS) + 3, 0)  # and three of the sample's own
    assert "/images/paper/2401.00001v2/fig-1.webp" in article.images
    assert article.summaries == (1 if SITES[engine.site].dialect.html else 0)
    assert "https://arxiv.org/pdf/2401.00001v2#page=4" in article.links
    assert "http://arxiv.org/abs/2401.00001v2" in article.links


def test_posts_link_each_other(page: tuple[Engine, str, Article, Path, str]) -> None:
    engine, _, article, pages, address = page
    if engine.site == "hexo":
        pytest.skip("Hexo's addresses are the blog's own: post_url names them")
    [link] = [link for link in article.links if link.startswith("..")]
    place = pages / unquote(urljoin(f"/{address}", link)).lstrip("/")
    assert (place / "index.html" if link.endswith("/") else place).is_file()


def test_what_posts_were_made_from_is_not_published(page: tuple[Engine, str, Article, Path, str]) -> None:
    assert not [file for file in page[3].rglob("*.json") if "paperdigest" in str(file.relative_to(page[3]))]


def _flat(text: str) -> str:
    """A clean text without what typesetters change: white space and the shapes of quotes, dashes and dots."""
    return _shown(clean(text).replace("\\$", "$"))


def _shown(text: str) -> str:
    """The same of a text on a page."""
    plain = re.sub(r"[“”]", '"', re.sub(r"[‘’]", "'", text)).replace("–", "--").replace("…", "...")
    return re.sub(r"[\s\u2060]+", "", plain)
