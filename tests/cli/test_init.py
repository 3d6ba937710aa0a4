import tomllib
from pathlib import Path

from paperdigest.configuration import load_settings
from paperdigest.settings import Settings
from tests.cli.command import paperdigest


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
        if key not in {"topics", "cache_dir", "out", "assets", "languages", "limits", "arxiv"}:
            assert getattr(Settings(), key) == value, key
    assert given["limits"] == Settings().limits.model_dump()
    assert given["arxiv"] == {"pace": Settings().arxiv.pace}


def test_hexo_paths_inside_a_hexo_blog() -> None:
    Path("_config.yml").write_text("title: Blog\n")
    Path("source/_posts").mkdir(parents=True)
    paperdigest("init")
    assert load_settings(None, {}).out == Path("source/_posts/Paper")


def test_an_existing_file_stays() -> None:
    Path("paperdigest.toml").write_text("# mine\n")
    result = paperdigest("init")
    assert result.code == 2
    assert "exists already" in result.err
    assert Path("paperdigest.toml").read_text() == "# mine\n"
