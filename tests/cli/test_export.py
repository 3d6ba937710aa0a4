"""The site that export writes, and the feeds that follow a run, in this process."""

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from paperdigest.cli.app import app
from tests.cli.command import EXAMPLES, Result, environment, tree
from tests.publishing.shelves import write_posts

FEEDS = ["Papers.md", "atom.xml", "feed.json"]
SETTINGS = f'feeds = "feeds"\nsite_url = "https://me.example"\n[[topics]]\nname = "Papers"\nsource = "{EXAMPLES}"\n'


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(app, arguments, env=environment({}), catch_exceptions=False)
    return Result(done.exit_code, done.stdout, done.stderr)


def test_a_site_is_written_once() -> None:
    write_posts()
    result = run("export", "site")
    assert (result.code, result.out) == (0, "site/index.html\n")
    assert result.err == "3 posts, 1 figure; 13 of 13 files changed\n"
    assert len(tree(Path("site"))) == 14
    again = json.loads(run("export", "site", "--json").out)
    assert again == {"path": "site/index.html", "posts": 3, "files": 13, "changed": 0}


def test_a_post_that_is_gone_takes_its_pages_with_it() -> None:
    write_posts()
    run("export", "site")
    Path("posts/2024-02-29/Sheep and Wool.md").unlink()
    run("export", "site")
    assert not [name for name in tree(Path("site")) if "Sheep and Wool" in name]


def test_a_folder_of_other_things_is_refused_in_one_line() -> None:
    write_posts()
    before = tree(Path("posts"))
    result = run("export", "posts")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "posts has other things in it" in result.err
    assert tree(Path("posts")) == before


def test_without_posts_there_is_nothing_to_export() -> None:
    result = run("export", "site")
    assert (result.code, result.err) == (2, "error: there are no posts in posts: name their folder with --out\n")
    assert not Path("site").exists()


@pytest.mark.parametrize(
    "assignment", ["site_url=me.example", "site_url=ftp://me.example", "site_title=", "feeds=posts"]
)
def test_settings_that_cannot_be_right_are_said(assignment: str) -> None:
    write_posts()
    result = run("export", "site", "--set", assignment)
    assert (result.code, result.out) == (2, "")
    assert assignment.partition("=")[0] in result.err


def test_feeds_follow_a_run_and_stay_when_nothing_is_new() -> None:
    Path("paperdigest.toml").write_text(SETTINGS)
    assert run("digest", "--dry-run").code == 0
    assert not Path("feeds").exists()
    assert run("digest").code == 0
    assert tree(Path("feeds")) == FEEDS
    items = json.loads(Path("feeds/feed.json").read_bytes())["items"]
    assert [item["title"] for item in items] == ["Papers · 2024-06-01"]
    for name in FEEDS:
        os.utime(Path("feeds", name), (1, 1))
    assert run("digest").code == 0
    assert {Path("feeds", name).stat().st_mtime for name in FEEDS} == {1}
    assert run("summarize", str(EXAMPLES / "two-readers.pdf")).code == 0
    assert len(json.loads(Path("feeds/feed.json").read_bytes())["items"]) == 2


def test_feeds_follow_posts_made_anew() -> None:
    write_posts()
    post = "posts/2026-11-20/Sheep_ a topic.md"
    Path("feeds").mkdir()
    assert run("regenerate", post, "--render-only", "--set", "feeds=feeds").code in {0, 1}
    assert "atom.xml" in tree(Path("feeds"))


def test_feeds_that_cannot_be_written_are_no_success_though_the_post_stands() -> None:
    Path("paperdigest.toml").write_text(SETTINGS)
    Path("feeds").write_text("in the way")
    result = run("digest")
    assert result.code == 1
    assert "the feeds stay as they were: cannot write feeds/atom.xml" in result.err
    assert Path("posts/2024-06-01/Papers.md").exists()
    regenerate = ["regenerate", "posts/2024-06-01/Papers.md", "--render-only"]
    for command in (regenerate, ["summarize", str(EXAMPLES / "two-readers.pdf")]):
        assert run(*command).code == 1
