"""Posts of every kind of site give the same pages and feeds, whatever form and places each site wants."""

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import pytest

from paperdigest.publishing.blog import build_blog
from paperdigest.publishing.feeds import Site
from paperdigest.publishing.figures import FigureFiles
from paperdigest.publishing.pages import build_site
from paperdigest.publishing.shelf import ShelfPost, by_link, linked, read_shelf
from paperdigest.writing import sites
from paperdigest.writing.compose import compose
from paperdigest.writing.post import Mention, Post
from paperdigest.writing.render import render
from paperdigest.writing.sites import HEXO, HUGO, JEKYLL, OBSIDIAN, PLAIN, Look
from tests.publishing.pages import Page
from tests.publishing.shelves import PNG
from tests.writing.samples import DIGEST, SHEEP, post

OUT, ASSETS = Path("posts"), Path("assets")
SITE = Site("Sheep", "Ada", "https://me.example/blog", "/{date}/{topic}/")
MATHS = replace(DIGEST, paper=replace(SHEEP, title="Sheep in $\\{x | x<1\\}$, $O(n_1*n_2)$ and \\$5"))
OTHERS = [HUGO, JEKYLL, OBSIDIAN, PLAIN]


def write_posts(site: sites.Site) -> None:
    """A post, another day's that links it, and one of a paper; as a run with this site writes them."""
    first = replace(post(compose(MATHS)), topic="Sheep", title="Sheep")
    path = site.files.digest(OUT, first.date, first.topic)
    link = quote(site.link_to(OUT, path))
    mention = Mention("2401.00001", 2, "Counting", "http://arxiv.org/abs/2401.00001v2", "Sheep", link)
    goats = replace(first, topic="Goats", title="Goats", mentions=(mention,), entries=())
    _write(path, first, site)
    _write(site.files.digest(OUT, first.date, "Goats"), goats, site)
    _write(site.files.single_post(OUT, "2401.00001", first.date), replace(first, topic="cs.CL"), site)
    (ASSETS / "2401.00001v2").mkdir(parents=True)
    (ASSETS / "2401.00001v2/fig-1.webp").write_bytes(PNG)


def _write(path: Path, written: Post, site: sites.Site) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(written, Look(site)), encoding="utf-8")


def shelf(site: sites.Site) -> dict[str, ShelfPost]:
    write_posts(site)
    return {found.front.topic: found for found in read_shelf(OUT)}


@pytest.fixture(params=OTHERS, ids=lambda site: str(site.name))
def both(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Folders of Hexo's posts and of another site's."""
    folders = []
    for site in (HEXO, request.param):
        folders.append(tmp_path / site.name)
        folders[-1].mkdir()
        monkeypatch.chdir(folders[-1])
        write_posts(site)
    return folders


def exported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Page]:
    """The pages by their posts' topics."""
    monkeypatch.chdir(folder)
    posts = read_shelf(OUT)
    built = build_site(replace(SITE, post_url=""), posts, FigureFiles(OUT, ASSETS, "/images/paper/").place)
    return {found.front.topic: Page(built[f"posts/{found.place.with_suffix('.html')}"].decode()) for found in posts}


def _count(page: Page, name: str) -> int:
    return sum(tag == name for tag, _ in page.tags)


def said(page: Page) -> str:
    return " ".join(page.text.split())


def test_pages_say_the_same_as_hexos(both: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = (exported(folder, monkeypatch) for folder in both)
    assert {topic: said(page) for topic, page in theirs.items()} == {topic: said(page) for topic, page in ours.items()}
    for name in ("math", "li", "p", "br", "h2", "h3", "figure"):
        assert _count(theirs["Sheep"], name) == _count(ours["Sheep"], name) > 0, name
    assert "figures/2401.00001v2/fig-1.webp" in {a.replace("../", "") for a in theirs["Sheep"].values("src")}
    assert "0" not in theirs["Sheep"].values("height")
    assert any("sheep.html" in address.lower() for address in theirs["Goats"].values("href"))


def test_feeds_say_the_same_as_hexos(both: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    feeds = []
    for folder in both:
        monkeypatch.chdir(folder)
        site = HEXO if folder == both[0] else sites.SITES[folder.name]
        feeds.append(json.loads(build_blog(SITE, read_shelf(OUT), "../posts", site)["feed.json"])["items"])
    ours, theirs = ({item["tags"][0]: item for item in feed} for feed in feeds)
    for topic, item in ours.items():
        assert theirs[topic]["date_modified"] == item["date_modified"] == "2026-11-20T18:30:05Z"
        assert _plain(theirs[topic]["content_html"]) == _plain(item["content_html"])
        assert theirs[topic]["url"].lower() == item["url"].lower()
    assert theirs["Sheep"]["url"].lower() in theirs["Goats"]["content_html"].lower()


def _plain(content: str) -> str:
    """What a feed's item says, without the label of figures, which are folded in or not."""
    return re.sub(r"\s+", "", Page(content).text)


@pytest.mark.parametrize("site", OTHERS, ids=lambda site: str(site.name))
def test_a_posts_name_is_its_topic_or_paper(site: sites.Site) -> None:
    found = shelf(site)
    assert found["cs.CL"].name == "2401.00001"
    assert found["Sheep"].name.lower() == "sheep"
    assert found["Goats"].updated == datetime(2026, 11, 20, 18, 30, 5)
    known = by_link(found.values(), "")
    assert linked(site.link_to(OUT, OUT / found["Sheep"].place), found["Goats"], known) == found["Sheep"]
    assert linked("https://a.example/", found["Goats"], known) is None


@pytest.mark.parametrize(("site", "formula"), [(HUGO, r"\\(O(n\_1\*n\_2)\\)"), (OBSIDIAN, "$O(n_1*n_2)$")])
def test_index_pages_are_in_the_sites_form(site: sites.Site, formula: str) -> None:
    write_posts(site)
    page = build_blog(SITE, read_shelf(OUT), "../posts", site)["Sheep.md"].decode()
    assert formula in page
    assert "disableNunjucks" not in page
    assert "- Sheep in" in page


def test_callouts_of_a_person_are_quotes_with_a_bold_line() -> None:
    write_posts(OBSIDIAN)
    path = OUT / "2026-11-20 Sheep.md"
    text = path.read_text(encoding="utf-8").replace("**Summary**\n", "**Summary**\n\n> [!note] Mine\n> a word\n")
    path.write_text(text, encoding="utf-8")
    (found,) = (found for found in read_shelf(OUT) if found.front.topic == "Sheep")
    assert "**Mine**\n\n> a word\n" in found.text
    assert "[!" not in found.body
    assert "|400]" not in found.body
