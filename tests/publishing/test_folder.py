import os
from pathlib import Path

import pytest

from paperdigest.errors import ConfigError
from paperdigest.publishing.folder import MANIFEST, require_ours, write_site
from tests.cli.command import tree

SITE = Path("site")


def test_what_is_new_or_changed_is_written_and_what_is_gone_removed() -> None:
    assert write_site(SITE, {"a.html": b"1", "posts/d/b.html": b"2", "posts/c.html": b"3"}) == 3
    os.utime(SITE / "a.html", (1, 1))
    assert write_site(SITE, {"a.html": b"1", "posts/c.html": b"4"}) == 2
    assert (SITE / "a.html").stat().st_mtime == 1
    assert tree(SITE) == [MANIFEST, "a.html", "posts/c.html"]
    assert not (SITE / "posts/d").exists()
    assert write_site(SITE, {"a.html": b"1", "posts/c.html": b"4"}) == 0


def test_other_files_stay() -> None:
    write_site(SITE, {"a.html": b"1"})
    (SITE / "CNAME").write_text("me.example")
    write_site(SITE, {"b.html": b"1"})
    assert tree(SITE) == [MANIFEST, "CNAME", "b.html"]


def test_a_folder_with_other_things_is_refused() -> None:
    SITE.mkdir()
    (SITE / "thesis.tex").write_text("x")
    with pytest.raises(ConfigError, match=r"site has other things in it \(thesis\.tex\)"):
        write_site(SITE, {"a.html": b"1"})
    assert tree(SITE) == ["thesis.tex"]


def test_an_empty_repository_is_not_refused() -> None:
    (SITE / ".git").mkdir(parents=True)
    assert write_site(SITE, {"a.html": b"1"}) == 1


def test_anothers_file_is_not_overwritten() -> None:
    write_site(SITE, {"a.html": b"1"})
    (SITE / "b.html").write_text("mine")
    with pytest.raises(ConfigError, match="is no export's"):
        write_site(SITE, {"a.html": b"2", "b.html": b"2"})
    assert (SITE / "b.html").read_text() == "mine"
    assert (SITE / "a.html").read_text() == "1"


def test_a_killed_export_leaves_nothing_that_the_next_one_does_not_know() -> None:
    SITE.mkdir()
    (SITE / "posts").write_text("where a folder has to go")  # stops it in the middle
    (SITE / MANIFEST).write_text('{"format": 1, "files": ["posts"]}')
    with pytest.raises(ConfigError, match="cannot write"):
        write_site(SITE, {"a.html": b"1", "posts/b.html": b"2"})
    (SITE / "posts").unlink()
    assert set(require_ours(SITE).files) == {"a.html", "posts", "posts/b.html"}
    write_site(SITE, {"c.html": b"3"})
    assert tree(SITE) == [MANIFEST, "c.html"]


def test_a_manifest_cannot_make_it_remove_other_files() -> None:
    Path("precious").write_text("x")
    write_site(SITE, {"a.html": b"1"})
    precious = str(Path("precious").absolute())
    (SITE / MANIFEST).write_text(f'{{"format": 1, "files": ["../precious", "{precious}", "a.html"]}}')
    write_site(SITE, {"b.html": b"1"})
    assert Path("precious").exists()


@pytest.mark.parametrize("text", ["", "[]", '{"files": 3}', '{"format": 1, "files": [], "more": 1}'])
def test_a_damaged_manifest_is_said(text: str) -> None:
    SITE.mkdir()
    (SITE / MANIFEST).write_text(text)
    with pytest.raises(ConfigError, match="damaged"):
        require_ours(SITE)


def test_a_file_is_no_folder() -> None:
    SITE.write_text("x")
    with pytest.raises(ConfigError, match="cannot read"):
        require_ours(SITE)
