"""The setting `site` changes while posts stand: they are found, keep their form, and nothing is said twice."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from paperdigest.writing.parse import parse
from paperdigest.writing.sites import SITES
from tests.cli.command import EXAMPLES, Result, environment
from tests.cli.inprocess import run

OUT, DAY, NEXT = Path("posts"), date(2024, 6, 1), date(2024, 6, 2)
TOPIC = "Sheep & Goats"


def give(*names: str) -> None:
    Path("papers").mkdir(exist_ok=True)
    for name in names:
        for suffix in ("pdf", "json"):
            shutil.copy(EXAMPLES / f"{name}.{suffix}", "papers")


def digest(site: str, *options: str) -> Result:
    return run("digest", "--set", f"site={site}", *options)


def posts() -> list[Path]:
    return sorted(OUT.rglob("*.md"))


def entries(post: Path) -> list[str]:
    read = parse(post.read_text(encoding="utf-8"))
    assert not read.mentions
    return [entry.id for entry in read.entries]


@pytest.fixture(autouse=True)
def _one_topic(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment({}).items():
        monkeypatch.setenv(name, value)
    Path("paperdigest.toml").write_text(f'[[topics]]\nname = "{TOPIC}"\nsource = "papers"\n')
    give("two-readers")


slow = pytest.mark.slow
CHANGES = [
    ("hexo", "hugo"),
    *(pytest.param(*pair, marks=slow) for pair in [("hexo", "plain"), ("hugo", "obsidian"), ("jekyll", "hexo")]),
    ("obsidian", "jekyll"),
]


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_a_post_of_the_day_goes_on_as_it_was_begun_and_can_be_written_out_anew(before: str, after: str) -> None:
    assert digest(before).code == 0
    [post] = posts()
    old = post.read_bytes()
    nothing = digest(after)
    assert "nothing new: 1 found, 1 fit the topic, 1 already digested" in nothing.err
    assert (posts(), post.read_bytes()) == ([post], old)

    give("blog-markdown")
    more = digest(after)
    assert (more.code, posts(), entries(post)) == (0, [post], ["two-readers", "blog-markdown"])
    assert f"was begun for {before} and goes on so: paperdigest regenerate --render-only" in more.err
    whole = digest_anew(before)
    assert post.read_text(encoding="utf-8") == whole

    assert run("regenerate", "--render-only", str(post), "--set", f"site={after}").code == 0
    give("digest-defects")
    assert (digest(after).code, posts()) == (0, [post])
    assert entries(post) == ["two-readers", "digest-defects", "blog-markdown"]
    assert post.read_text(encoding="utf-8") == digest_anew(after)


def digest_anew(site: str) -> str:
    """The post as a run that does it all at once for this site has it."""
    assert digest(site, "--out", "anew").code == 0
    [post] = Path("anew").rglob("*.md")
    text = post.read_text(encoding="utf-8")
    shutil.rmtree("anew")
    return text


def test_the_next_day_is_written_for_the_new_site_and_repeats_nothing() -> None:
    digest("hexo")
    [first] = posts()
    give("blog-markdown")
    result = digest("obsidian", "--date", NEXT.isoformat())
    second = SITES["obsidian"].files.digest(OUT, NEXT, TOPIC)
    assert (result.code, posts(), "was begun" in result.err) == (0, sorted([first, second]), False)
    assert entries(second) == ["blog-markdown"]


def test_a_paper_of_another_topic_is_linked_where_its_post_is() -> None:
    digest("jekyll")
    [first] = posts()
    with Path("paperdigest.toml").open("a") as settings:
        settings.write('[[topics]]\nname = "Reading"\nsource = "papers"\n')
    report = json.loads(digest("plain", "Reading", "--json").out)
    assert [paper["status"] for paper in report["posts"][0]["papers"]] == ["linked"]
    text = Path(report["posts"][0]["path"]).read_text(encoding="utf-8")
    assert f"(../{first.name})" in text
    assert f"{TOPIC} · {DAY}" in parse(text).mentions[0].post


def test_a_failure_is_remembered_under_the_other_name() -> None:
    Path("papers/broken.pdf").write_bytes(b"%PDF-1.7 broken")
    for site in ("hexo", "hugo", "jekyll"):
        assert digest(site).code == 1
    last = digest("plain")
    assert (last.code, "not tried again (--retry-failed does): broken" in last.err) == (0, True)


def test_a_single_papers_post_is_found_again() -> None:
    run("summarize", "papers/two-readers.pdf", "--set", "site=jekyll")
    [post] = posts()
    again = run("summarize", "papers/two-readers.pdf", "--set", "site=hexo")
    assert (again.code, posts(), f"{post} exists and stays as it is" in again.err) == (0, [post], True)
