import json
import tomllib
from pathlib import Path

import pytest

from paperdigest.cli.github_actions import WORKFLOW
from paperdigest.configuration import load_settings
from paperdigest.settings import Settings
from tests.cli.command import paperdigest, tree


def test_what_it_writes_are_the_defaults_and_a_topic() -> None:
    assert paperdigest("init").out == "paperdigest.toml\n"
    settings = load_settings(None, {})
    assert settings.model_copy(update={"topics": ()}) == Settings()
    assert settings.topics[0].name == "Talking Head Generation"


def test_what_is_commented_out_is_right_too() -> None:
    paperdigest("init")
    lines = Path("paperdigest.toml").read_text(encoding="utf-8").splitlines()
    shown = [line.removeprefix("# ") for line in lines if "=" in line or line.removeprefix("# ").startswith("[")]
    given = tomllib.loads("\n".join(shown))
    for key, value in given.items():
        if key not in {"topics", "cache_dir", "feeds", "template", "out", "assets", "languages", "limits", "arxiv"}:
            assert getattr(Settings(), key) == value, key
    assert given["limits"] == Settings().limits.model_dump()
    assert given["arxiv"] == {"pace": Settings().arxiv.pace}


@pytest.mark.parametrize(
    ("site", "file", "folder", "out", "url_prefix"),
    [
        ("hexo", "_config.yml", "source/_posts", "source/_posts/Paper", "/images/paper/"),
        ("hugo", "hugo.toml", "content", "content/posts/paper", "/images/paper/"),
        ("hugo", "config.toml", "content", "content/posts/paper", "/images/paper/"),
        ("jekyll", "_config.yml", "_posts", "_posts/paper", "/assets/paper/"),
        ("obsidian", "Note.md", ".obsidian", "Papers", "/images/paper/"),
    ],
)
def test_the_paths_of_the_folder_it_stands_in(site: str, file: str, folder: str, out: str, url_prefix: str) -> None:
    Path(file).write_text("")
    Path(folder).mkdir(parents=True)
    assert json.loads(paperdigest("init", "--json").out)["site"] == site
    settings = load_settings(None, {})
    assert (settings.site, settings.out, settings.url_prefix) == (site, Path(out), url_prefix)


def test_jekyll_would_publish_the_settings() -> None:
    Path("_config.yml").write_text("")
    assert "exclude" not in paperdigest("init", "--config", "other.toml").err
    Path("_posts").mkdir()
    assert "add paperdigest.toml to exclude in _config.yml" in paperdigest("init").err


def test_a_folder_that_is_no_blog_gets_hexos_posts_and_is_told_of_plain_ones() -> None:
    result = paperdigest("init", "--json")
    assert json.loads(result.out)["site"] == "hexo"
    assert 'set site = "plain"' in result.err


def test_an_existing_file_stays() -> None:
    Path("paperdigest.toml").write_text("# mine\n")
    result = paperdigest("init")
    assert result.code == 2
    assert "exists already" in result.err
    assert Path("paperdigest.toml").read_text() == "# mine\n"


def test_a_workflow_beside_the_settings() -> None:
    result = paperdigest("init", "--github-actions")
    assert (result.code, result.out) == (0, f"paperdigest.toml\n{WORKFLOW}\n")
    assert "not on PyPI" in result.err
    assert "GEMINI_API_KEY" in result.err
    assert 'SETTINGS: "paperdigest.toml"' in WORKFLOW.read_text(encoding="utf-8")


def test_a_workflow_for_settings_that_exist() -> None:
    Path("paperdigest.toml").write_text("# mine\n")
    result = paperdigest("init", "--github-actions", "--json")
    assert json.loads(result.out) == {
        "path": "paperdigest.toml",
        "new": False,
        "site": "hexo",
        "workflow": str(WORKFLOW),
    }
    assert "paperdigest.toml exists already and stays as it is" in result.err
    assert "plain" not in result.err
    assert Path("paperdigest.toml").read_text() == "# mine\n"


def test_an_existing_workflow_stays_and_nothing_else_is_written() -> None:
    WORKFLOW.parent.mkdir(parents=True)
    WORKFLOW.write_text("# mine\n")
    result = paperdigest("init", "--github-actions")
    assert result.code == 2
    assert f"{WORKFLOW} exists already" in result.err
    assert tree() == [str(WORKFLOW)]
    assert WORKFLOW.read_text() == "# mine\n"


def test_a_workflow_is_refused_where_github_would_not_find_it(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".git").mkdir()
    Path("posts").mkdir()
    root = Path.cwd()
    monkeypatch.chdir("posts")
    result = paperdigest("init", "--github-actions")
    assert (result.code, tree()) == (2, [])
    assert f"run this in {root}" in result.err


def test_a_workflow_is_refused_for_settings_outside_the_repository() -> None:
    result = paperdigest("init", "--github-actions", "--config", "../elsewhere.toml")
    assert (result.code, tree()) == (2, [])
    assert "outside the repository" in result.err
