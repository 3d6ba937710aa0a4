import json
import subprocess
from datetime import datetime
from pathlib import Path
from shutil import which
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest

from paperdigest.publishing.blog import build_blog
from paperdigest.publishing.feeds import MOST, Feed, FeedItem, Site, atom, item_id, json_feed
from paperdigest.publishing.shelf import read_shelf
from paperdigest.writing.sites import HEXO
from tests.publishing.pages import Page
from tests.publishing.shelves import OUT, write_posts

SITE = Site("羊 & <Sheep>", "", "https://me.example/blog", "/{date}/{topic}/")
NO_SITE = Site("Sheep", "Ada", "", "")


def built(site: Site = SITE) -> dict[str, bytes]:
    write_posts()
    return build_blog(site, read_shelf(OUT), "../posts", HEXO)


def items(site: Site = SITE) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(built(site)["feed.json"])["items"]
    return found


def test_feedparser_finds_nothing_wrong_with_either() -> None:
    made = built()
    for name in ("atom.xml",):
        feed = feedparser.parse(made[name])
        assert (feed.bozo, feed.version, len(feed.entries)) == (False, "atom10", 3)
        assert feed.feed.title == "羊 & <Sheep>"
        assert feed.feed.updated == "2026-11-21T09:00:00Z"
        assert feed.entries[0].title == "山羊 & Goats · 2026-11-21"
        assert feed.entries[0].link == "https://me.example/2026-11-21/%E5%B1%B1%E7%BE%8A%20_%20Goats/"
        assert feed.entries[1].tags[0].term == "Sheep: a topic"
        assert "<h2>Counting Sheep Without Falling Asleep</h2>" in feed.entries[1].content[0].value


@pytest.mark.skipif(not which("xmllint"), reason="needs xmllint (Debian: libxml2-utils)")
@pytest.mark.parametrize("site", [SITE, NO_SITE])
def test_xmllint_finds_it_well_formed(site: Site) -> None:
    Path("atom.xml").write_bytes(built(site)["atom.xml"])
    done = subprocess.run(["xmllint", "--noout", "atom.xml"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("site", [SITE, NO_SITE])
def test_the_json_feed_keeps_the_rules_of_its_format(site: Site) -> None:
    feed = json.loads(built(site)["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert [list(author) for author in feed["authors"]] == [["name"]]
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"]) == 3
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        assert urlsplit(item.get("url", "https://a.b")).scheme == "https"
        for key in ("date_published", "date_modified"):
            assert datetime.fromisoformat(item[key]).tzinfo
        assert "" not in item.values()


def test_addresses_are_absolute_where_the_sites_is_known() -> None:
    for item in items():
        page = Page(item["content_html"])
        assert all(urlsplit(address).scheme for address in page.values("href") + page.values("src"))
    goats, sheep, _ = items()
    assert "https://me.example/images/paper/2401.00001v2/fig-1.webp" in Page(sheep["content_html"]).values("src")
    assert "https://me.example/2026-11-20/Sheep_%20a%20topic/" in Page(goats["content_html"]).values("href")


def test_without_an_address_links_lead_to_the_files() -> None:
    goats, *_ = items(NO_SITE)
    assert "url" not in goats
    assert "../posts/2026-11-20/Sheep_%20a%20topic.md" in Page(goats["content_html"]).values("href")
    assert feedparser.parse(built(NO_SITE)["atom.xml"]).entries[0].link.startswith("../posts/2026-11-21/")


def test_formulas_are_shown_as_tex() -> None:
    assert '<code class="tex">n=12</code>' in items()[1]["content_html"]


def test_ids_stay_when_a_post_grows_and_differ_between_sites() -> None:
    before = [item["id"] for item in items()]
    assert before[1] == "tag:me.example,2026-11-20:/blog/2026-11-20/Sheep_%20a%20topic"
    path = OUT / "2026-11-20/Sheep_ a topic.md"
    text = path.read_text(encoding="utf-8").replace("updated: 2026-11-20", "updated: 2026-11-29")
    path.write_text(text.replace("Wool", "Much Wool"), encoding="utf-8")
    after = json.loads(build_blog(SITE, read_shelf(OUT), "../posts", HEXO)["feed.json"])["items"]
    assert [item["id"] for item in after] == before
    assert after[1]["date_modified"] == "2026-11-29T18:30:05Z"
    assert item_id("", read_shelf(OUT)[0]).startswith("urn:uuid:")
    assert item_id("https://you.example", read_shelf(OUT)[0]) not in before


def test_the_same_posts_give_the_same_bytes() -> None:
    assert built() == built()


def test_a_feed_has_the_newest_posts_only_and_an_empty_one_is_valid() -> None:
    write_posts()
    post = read_shelf(OUT)[0]
    empty = Feed("T", "A", "", ("", ""), [])
    assert not feedparser.parse(atom(empty)).bozo
    assert json.loads(json_feed(empty))["items"] == []
    many = [FeedItem(post, "x", "y")] * MOST
    assert len(feedparser.parse(atom(Feed("T", "A", "", ("", ""), many))).entries) == MOST


def test_index_pages() -> None:
    made = built()
    assert sorted(made) == ["Sheep and Wool.md", "Sheep_ a topic.md", "atom.xml", "feed.json", "山羊 _ Goats.md"]
    assert made["Sheep_ a topic.md"].decode() == (
        '---\ntitle: "Sheep: a topic"\nupdated: 2026-11-20 18:30:05\nmathjax: true\ndisableNunjucks: true\n'
        "render_with_liquid: false\n---\n\n## [2026-11-20](/2026-11-20/Sheep_%20a%20topic/)\n\n"
        "- Counting Sheep Without Falling Asleep\n- Notes on Wool\n"
    )
    assert "- " not in made["山羊 _ Goats.md"].decode().partition("##")[2]
