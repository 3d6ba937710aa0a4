from pathlib import Path

import pytest

from paperdigest.configuration import load_settings
from paperdigest.errors import ConfigError
from paperdigest.settings import keys
from tests.cli.command import EXAMPLES


def write(text: str, path: Path = Path("paperdigest.toml")) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_need_no_file() -> None:
    settings = load_settings(None, {})
    assert settings.languages == ("zh", "en")
    assert settings.arxiv.pace == 3.0
    assert settings.topics == ()


def test_precedence_is_flag_set_environment_file() -> None:
    write('author = "file"\nhomepage = "file"\nmodel = "file"\npost_url = "file"\n')
    settings = load_settings(
        None,
        {"PAPERDIGEST_HOMEPAGE": "env", "PAPERDIGEST_MODEL": "env", "PAPERDIGEST_POST_URL": "env"},
        ["model=set", "post_url=set"],
        {"post_url": "flag"},
    )
    assert (settings.author, settings.homepage, settings.model, settings.post_url) == ("file", "env", "set", "flag")


def test_user_config_folder_is_read_and_its_paths_count_from_the_working_folder(tmp_path: Path) -> None:
    write('out = "here"', tmp_path / "home/config/paperdigest/paperdigest.toml")
    assert load_settings(None, {}).out == Path("here")


def test_paths_in_a_file_count_from_its_folder() -> None:
    config = write(
        'out = "posts"\nfeeds = "papers"\n[[topics]]\nname = "A"\nsource = "papers"', Path("blog/paperdigest.toml")
    )
    settings = load_settings(config, {})
    assert (settings.out, settings.feeds) == (Path("blog/posts"), Path("blog/papers"))
    assert settings.topics[0].source == "blog/papers"


def test_a_source_is_a_folder_or_a_feed() -> None:
    for folder in (Path(), Path("blog")):
        sources = ("rss:cs.CV", "./rss:cs.CV", "papers", "~/papers")
        text = "".join(f'[[topics]]\nname = "{name}"\nsource = "{name}"\n' for name in sources)
        feed, *folders = load_settings(write(text, folder / "paperdigest.toml"), {}).topics
        assert (feed.feed, feed.folder) == (("cs.CV",), "")
        assert [topic.feed for topic in folders] == [(), (), ()]
        assert [Path(topic.folder) for topic in folders] == [folder / "rss:cs.CV", folder / "papers", Path("~/papers")]


@pytest.mark.parametrize("value", ["0.5", "7"])
def test_dotted_keys_from_environment_and_set(value: str) -> None:
    assert load_settings(None, {"PAPERDIGEST_ARXIV_PACE": value}).arxiv.pace == float(value)
    assert load_settings(None, {}, [f"arxiv.pace={value}"]).arxiv.pace == float(value)


def test_an_assignment_may_be_toml() -> None:
    settings = load_settings(None, {}, ['languages=["zh"]', "author='Ada, Bo'"])
    assert (settings.languages, settings.author) == (("zh",), "Ada, Bo")
    with pytest.raises(ConfigError, match=r"--set languages=\[zh\]: no valid TOML; write languages=a,b or"):
        load_settings(None, {}, ["languages=[zh]"])


@pytest.mark.parametrize("prefix", ["images/", "//a.example/", "ftp://a.example/", "javascript:x", "/im ages/", ""])
def test_addresses_of_pictures_that_are_refused(prefix: str) -> None:
    with pytest.raises(ConfigError, match="url_prefix"):
        load_settings(None, {}, flags={"url_prefix": prefix})


@pytest.mark.parametrize("prefix", ["https://a.example/p/", "/p/", "../p/", "./p/"])
def test_addresses_of_pictures_that_are_taken(prefix: str) -> None:
    assert load_settings(None, {}, [f"url_prefix={prefix}"]).url_prefix == prefix


def test_the_settings_of_the_examples_are_valid() -> None:
    assert [topic.name for topic in load_settings(EXAMPLES.parent / "paperdigest.toml", {}).topics] == [
        "Reading Papers"
    ]


def test_lists_are_split_at_commas() -> None:
    assert load_settings(None, {}, ["languages=en, ja"]).languages == ("en", "ja")


def test_every_key_can_be_set_in_the_environment() -> None:
    for key in keys():
        name = "PAPERDIGEST_" + key.upper().replace(".", "_")
        with pytest.raises(ConfigError, match=r"unknown setting") as caught:
            load_settings(None, {name + "X": "1"})
        assert name in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("modle = 'x'", "unknown key 'modle'; did you mean 'model'?"),
        ("[arxiv]\npaze = 1", "unknown key 'arxiv.paze'; did you mean 'arxiv.pace'?"),
        ("[[topics]]\nname = 'A'\nquerry = 'x'", "unknown key 'querry' in topic 1; did you mean 'query'?"),
        ("[[topics]]\nquery = 'x'", "topic 1 name"),
        ("[[topics]]\nname = 'A'\n[[topics]]\nname = 'A'", "two topics are called 'A'"),
        ("timeout = -1", "timeout = -1: input should be greater than 0"),
        ("languages = ['chinese']", "'chinese' is no ISO 639-1 code"),
        ("chain = 'both'", "chain = 'both'"),
        ("out = ", "no valid TOML"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_the_file(text: str, message: str) -> None:
    config = write(text)
    with pytest.raises(ConfigError) as caught:
        load_settings(config, {})
    assert message in str(caught.value)
    assert "paperdigest.toml" in str(caught.value)
    assert "\n" not in str(caught.value).strip() or "TOML" in str(caught.value)


def test_a_named_file_that_is_missing_is_an_error() -> None:
    with pytest.raises(ConfigError, match="No such file"):
        load_settings(Path("nowhere.toml"), {})


@pytest.mark.parametrize(
    ("assignment", "message"), [("model", "key=value"), ("topics=x", "settings file"), ("x=1", "unknown key")]
)
def test_wrong_assignments(assignment: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        load_settings(None, {}, [assignment])


@pytest.mark.parametrize("key", ["homepage", "site_url", "post_url", "url_prefix"])
@pytest.mark.parametrize("address", [f"https://me:{'s3cret' * 20}@host/", "https://host/?token=s3cret"])
def test_what_is_published_holds_no_secret_and_none_is_shown(key: str, address: str) -> None:
    with pytest.raises(ConfigError, match=f"{key} = 'https://host/") as caught:
        load_settings(None, {}, [f"{key}={address}"])
    assert "it is published: leave user" in str(caught.value) or (key == "site_url" and "?" in address)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("value", ['["https://hooks.example/s3cret"]', "[s3cret]"])
def test_the_webhook_is_not_shown(value: str) -> None:
    with pytest.raises(ConfigError, match=r"webhook\.url: (no|input)") as caught:
        load_settings(None, {}, [f"webhook.url={value}"])
    assert "s3cret" not in str(caught.value)


def test_post_url_has_two_places_only() -> None:
    assert load_settings(None, {}, ["post_url=/{date}/{topic}/"]).post_url == "/{date}/{topic}/"
    with pytest.raises(ConfigError, match=r"only \{date\} and \{topic\}"):
        load_settings(None, {}, ["post_url=/{day}/"])
