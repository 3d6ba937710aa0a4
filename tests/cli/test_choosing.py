from datetime import date
from pathlib import Path

import pytest

from paperdigest.cli.choosing import Choice, Filters, choose
from paperdigest.errors import ConfigError
from paperdigest.writing.names import FOLDERS
from tests.cli.command import EXAMPLES
from tests.writing.test_publish import FRAME, OUT, PATH, publish, record
from tests.writing.test_rewrite import OLD_POST

LATER = FOLDERS.digest(OUT, date(2024, 6, 5), "Wool")
ALL = Filters()


@pytest.fixture(autouse=True)
def _posts() -> None:
    """Two posts of two topics, and Markdown that is none."""
    from dataclasses import replace

    publish(record("2401.00001"), record("2401.00002"))
    wool = replace(FRAME, path=LATER, title="Wool", topic="Wool", day=date(2024, 6, 5))
    publish(record("2401.00002"), record("2401.00003"), frame=wool)
    (OUT / "README.md").write_text("# About\n")


def chosen(*names: str, filters: Filters = ALL) -> dict[Path, frozenset[str]]:
    return {post.path: post.only for post in choose(OUT, names, filters).posts}


def test_without_names_every_post_is_meant_as_far_as_it_fits() -> None:
    assert list(chosen()) == [PATH, LATER]
    assert list(chosen(filters=Filters(topic="Wool"))) == [LATER]
    assert list(chosen(filters=Filters(since=date(2024, 6, 2)))) == [LATER]
    assert list(chosen(filters=Filters(until=date(2024, 6, 1)))) == [PATH]
    assert chosen(filters=Filters(topic="Silk")) == {}


def test_an_id_means_that_paper_in_every_post_that_has_it() -> None:
    assert chosen("https://arxiv.org/abs/2401.00002") == dict.fromkeys([PATH, LATER], frozenset(["2401.00002"]))
    assert chosen("2401.00002", "2401.00003")[LATER] == {"2401.00002", "2401.00003"}
    assert chosen("2401.00003v2") == {LATER: {"2401.00003"}}
    assert chosen("2401.00002", str(LATER))[LATER] == frozenset()


def test_a_post_elsewhere_has_its_own_folder() -> None:
    for name, home in (("blog/2024-02-29/Sheep.md", "blog"), ("blog/Sheep.md", "blog")):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(OLD_POST, encoding="utf-8")
        [post] = choose(OUT, [name], ALL).posts
        assert (post.out, post.path) == (Path(home), Path(name))
        assert [section.id for section in post.sections(OLD_POST)] == ["2402.00001", "2402.00003"]
    inside = str(PATH.resolve())
    assert choose(OUT, [inside], ALL).posts == (Choice(OUT, PATH, FRAME),)  # type: ignore[arg-type]


def test_a_pdf_stands_for_its_post_and_beside_others_for_itself() -> None:
    pdf = str(EXAMPLES / "two-readers.pdf")
    with pytest.raises(ConfigError, match=r"there is no post posts/two-readers\.md"):
        choose(OUT, [pdf], ALL)
    beside = choose(OUT, [str(PATH), pdf], ALL)
    assert ([post.path for post in beside.posts], "two-readers" in beside.files) == ([PATH], True)
    (OUT / "two-readers.md").write_text(OLD_POST, encoding="utf-8")
    assert chosen(pdf) == {OUT / "two-readers.md": {"two-readers"}}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere.md", r"no post nowhere\.md"),
        ("2405.00009", "no post in posts has 2405.00009"),
        ("posts/README.md", r"README\.md has no paper"),
    ],
)
def test_other_names_are_said(name: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        choose(OUT, [name], ALL)
