import re
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise, product
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest

from paperdigest.publishing.feeds import Site
from paperdigest.publishing.figures import FigureFiles
from paperdigest.publishing.pages import build_site
from paperdigest.publishing.shelf import read_shelf
from paperdigest.writing.render import render
from tests.publishing.pages import Page
from tests.publishing.shelves import ASSETS, OUT, write_posts
from tests.writing.samples import ENTRIES, post

SITE = Site("羊 & <Sheep>", "Ada", "https://me.example/papers", "/{date}/{topic}/")
SHEEP, GOATS, OLD = (
    "posts/2026-11-20/Sheep_ a topic.html", "posts/2026-11-21/山羊 _ Goats.html",
    "posts/2024-02-29/Sheep and Wool.html",
)  # fmt: skip
STYLE = files("paperdigest.publishing").joinpath("style.css").read_text(encoding="utf-8")


@pytest.fixture
def site() -> dict[str, bytes]:
    write_posts()
    figures = FigureFiles(OUT, ASSETS, "/images/paper/")
    built = build_site(SITE, read_shelf(OUT), figures.place)
    return built | {name: file.read_bytes() for name, file in figures.found.items()}


def pages(site: dict[str, bytes]) -> dict[str, Page]:
    return {name: Page(data.decode()) for name, data in site.items() if name.endswith(".html")}


def test_all_files(site: dict[str, bytes]) -> None:
    assert sorted(site) == sorted([
        "atom.xml", "feed.json", "figures/2401.00001v2/fig-1.webp", "icon.svg", "index.html", OLD, SHEEP, GOATS,
        "style.css",
        "switch.js", "topics/Sheep and Wool.html", "topics/Sheep_ a topic.html", "topics/山羊 _ Goats.html",
    ])  # fmt: skip


def test_every_link_of_the_site_leads_somewhere(site: dict[str, bytes]) -> None:
    found = pages(site)
    for name, page in found.items():
        for address in page.values("href") + page.values("src"):
            parts = urlsplit(address)
            if parts.scheme:
                assert parts.scheme in {"http", "https"}
                continue
            target = normpath(str(PurePosixPath(name).parent / unquote(parts.path))) if parts.path else name
            assert target in site, (name, address)
            assert not parts.fragment or parts.fragment in found[target].values("id"), (name, address)


def test_nothing_is_loaded_from_elsewhere(site: dict[str, bytes]) -> None:
    for page in pages(site).values():
        loaded = page.values("src") + [a["href"] for tag, a in page.tags if tag == "link"]
        assert not [address for address in loaded if urlsplit(address).scheme or address.startswith("//")]
        assert not {tag for tag, _ in page.tags} & {"style", "iframe", "object", "base", "form"}
        assert not page.values("style")
        (policy,) = (a["content"] for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
        assert policy.startswith("default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self';")
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_links_between_posts_lead_to_their_pages(site: dict[str, bytes]) -> None:
    assert "../../posts/2026-11-20/Sheep_%20a%20topic.html" in pages(site)[GOATS].values("href")


def test_a_picture_on_another_host_is_left_out(site: dict[str, bytes]) -> None:
    assert "https://a.b/1.jpg" not in site[OLD].decode()
    shown = pages(site)[SHEEP].values("src")
    assert [address for address in shown if "figures" in address] == ["../../figures/2401.00001v2/fig-1.webp"]


def test_a_page_says_its_languages_and_names_its_parts(site: dict[str, bytes]) -> None:
    for page in pages(site).values():
        tags = [tag for tag, _ in page.tags]
        assert ("html", {"lang": "zh", "data-show": "both", "data-theme": "auto"}) in page.tags
        assert tags.count("main") == tags.count("h1") == 1
        assert {"header", "footer"} <= set(tags)
        levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels
        assert len(page.values("id")) == len(set(page.values("id")))
        assert all("alt" in attributes and attributes["alt"] for tag, attributes in page.tags if tag == "img")
        assert all(a.get("aria-label") for tag, a in page.tags if tag == "nav" or a.get("role") == "group")
        assert page.tags[[tag for tag, _ in page.tags].index("a")][1] == {"class": "skip", "href": "#content"}
    assert {"zh", "en"} <= set(pages(site)[SHEEP].values("lang"))


def test_the_home_page_has_topics_days_and_papers(site: dict[str, bytes]) -> None:
    home = pages(site)["index.html"]
    assert home.values("datetime") == ["2026-11-21", "2026-11-20", "2024-02-29"]
    assert "posts/2026-11-20/Sheep_%20a%20topic.html#paper-2401.00001" in home.values("href")
    assert "topics/%E5%B1%B1%E7%BE%8A%20_%20Goats.html" in home.values("href")
    assert "4 papers" in home.text, "one that a second post mentions is no second paper"


def test_a_post_of_one_paper_is_listed_once() -> None:
    entry = ENTRIES[0]
    OUT.mkdir()
    (OUT / "2401.00001.md").write_text(render(replace(post(entry), title=entry.title)), encoding="utf-8")
    home = build_site(SITE, read_shelf(OUT), lambda *_: "")["index.html"].decode()
    assert home.count(f">{entry.title}<") == 1


def test_an_english_site_has_no_switch_of_languages() -> None:
    write_posts()
    for path in OUT.glob("*/*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("zh, en\n", "en\n"), encoding="utf-8")
    (OUT / "2024-02-29/Sheep and Wool.md").unlink()
    page = build_site(SITE, read_shelf(OUT), lambda *_: "")["index.html"].decode()
    assert 'lang="en" data-show' in page
    assert "data-set-show" not in page
    assert "2 papers" in page
    assert "篇论文" not in page


def test_the_same_posts_give_the_same_bytes(site: dict[str, bytes]) -> None:
    again = build_site(SITE, read_shelf(OUT), FigureFiles(OUT, ASSETS, "/images/paper/").place)
    assert again == {name: data for name, data in site.items() if not name.startswith("figures/")}


@pytest.mark.parametrize(("ink", "paper"), [*product(("ink", "soft", "accent"), ("paper", "raised"))])
def test_contrast(ink: str, paper: str) -> None:
    for scheme in (0, 1):
        light, dark = sorted((luminance(colour(name, scheme)) for name in (ink, paper)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def colour(name: str, scheme: int) -> str:
    found = re.search(rf"--{name}: light-dark\(#(\w{{6}}), #(\w{{6}})\)", STYLE)
    assert found
    return found[scheme + 1]


def luminance(colour: str) -> float:
    """By WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
