"""The settings of a run: which there are, their defaults, what is valid."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_cache_path
from pydantic import BaseModel, Field, ValidationInfo, field_validator

from paperdigest.address import without_secrets
from paperdigest.illustrating.command import split_command
from paperdigest.image import ImageFormat
from paperdigest.sections import ArxivSettings, Count, Limits, MailSettings, Names, Section, Topic, WebhookSettings

SiteName = Literal["hexo", "hugo", "jekyll", "obsidian", "plain"]

_FLEX_TIMEOUT = 1_200.0  # seconds; Google aims at 1 to 15 minutes, OpenAI's documentation starts from 15


class Settings(Section):
    """All settings of a run."""

    out: Path = Path("posts")
    """Folder of the posts."""
    assets: Path = Path("posts/assets")
    """Folder of the figures, one folder a paper."""
    url_prefix: str = "/images/paper/"
    """How a post links the folder of the figures: a path from the root, or from the post (`../…`), or an
    `https://` address.

    Unless it is set, posts for `obsidian` and `plain` link each figure's file.
    """
    post_url: str = ""
    """How a post of yours is linked, with `{date}` and `{topic}`, e.g. `/{date}/{topic}/`.

    Empty: by file, or by the address that Hugo and Jekyll give it by default.
    """
    site: SiteName = "hexo"
    """What the posts are for: `hexo`, `hugo`, `jekyll`, `obsidian` or `plain`."""
    template: Path = Path()
    """A Jinja template of your own, e.g. `my.md.j2`; empty: the site's."""
    homepage: str = ""
    """Of the blog; links the line that says how a digest was made."""
    site_title: Annotated[str, Field(min_length=1)] = "Paper Digests"
    """Name of the site, for feeds and an exported site."""
    site_url: str = ""
    """Address of the site, for the links of feeds and of an exported site, e.g. `https://me.github.io/papers`."""
    feeds: Path = Path()
    """Folder for `atom.xml`, `feed.json` and an index page a topic; empty: none."""
    cache_dir: Path = Path()
    """What saves time and money; may be deleted at any moment. Empty: the user's cache folder."""
    model: str = "gemini:gemini-3.5-flash-lite"
    """`gemini:MODEL`, `openai:MODEL` (any OpenAI-compatible server), `google-generativeai:MODEL`, or `offline`."""
    prompts: str = "default"
    """Prompt set: a name or a folder."""
    languages: Names = ("zh", "en")
    """Languages of the post, first one first; `["zh"]` gives the blog's original look."""
    chain: Literal["packed", "separate"] = "packed"
    """`packed`: all questions in one request; `separate`: one request each."""
    author: str = ""
    """Of the blog."""
    service_tier: Literal["standard", "flex"] = "standard"
    """`flex`: half the price, answers in 1 to 15 minutes; `gemini:` and OpenAI."""
    batch: bool = False
    """`digest` gives its questions to Gemini's Batch API at half the price, `digest --resume` collects the answers."""
    max_input_tokens: Count = 0
    """The most tokens of a request to the model; a longer paper is read in part; 0: what the model takes."""
    timeout: Annotated[float, Field(gt=0, le=86_400, allow_inf_nan=False)] = 300.0
    """Seconds a request to the model may take in all; with `service_tier = "flex"` 1,200 where it is not set."""
    translate_abstract: bool = True
    """The abstract's translation as a quote under it."""
    screen: bool = True
    """Papers that a topic's `description` does not cover are listed, not digested; not with the offline model."""
    max_figures: Count = 6
    """Figures and tables that a post shows of each paper; 0: none."""
    figure_format: ImageFormat = "webp"
    """`webp`, `png` or `jpeg`."""
    figure_dpi: Annotated[int, Field(ge=36, le=600)] = 200
    """Dots an inch of the printed page, 36 to 600; no side of a figure gets more than 1,600 pixels."""
    asset_folder: bool = False
    """Figures go into Hexo's asset folder beside the post."""
    upload_command: str = ""
    """A command that is run for each new figure, e.g. `rclone copy {path} remote:pictures`."""
    see_figures: bool = False
    """The model is shown the figures as well; takes a model that reads images."""
    limits: Limits = Limits()
    arxiv: ArxivSettings = ArxivSettings()
    mail: MailSettings = MailSettings()
    webhook: WebhookSettings = WebhookSettings()
    topics: tuple[Topic, ...] = ()

    @field_validator("out", "assets", "cache_dir", "feeds", "template")
    @classmethod
    def _home(cls, folder: Path) -> Path:
        if "\0" in str(folder):
            raise ValueError("no file name has a NUL character")
        try:
            return folder.expanduser()
        except RuntimeError as error:
            raise ValueError(f"there is no such user: {error}") from error

    @field_validator("site_url")
    @classmethod
    def _absolute(cls, url: str) -> str:
        if url and not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", url):
            raise ValueError("write the site's whole address, for example https://me.github.io/papers")
        return url

    @field_validator("homepage", "site_url", "post_url", "url_prefix")
    @classmethod
    def _public(cls, address: str) -> str:
        if without_secrets(address) != address:
            raise ValueError("it is published: leave user, password and token out")
        return address

    @field_validator("feeds")
    @classmethod
    def _own_folder(cls, feeds: Path, info: ValidationInfo) -> Path:
        if feeds != Path() and feeds == info.data.get("out"):
            raise ValueError("index pages are no posts: choose another folder than out")
        return feeds

    @field_validator("languages")
    @classmethod
    def _iso_codes(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        if not languages or len(set(languages)) < len(languages):
            raise ValueError("name at least one language, each once")
        if bad := [code for code in languages if not (len(code) == 2 and code.isascii() and code.islower())]:
            raise ValueError(f"{bad[0]!r} is no ISO 639-1 code such as zh, en, ja")
        return languages

    @field_validator("url_prefix")
    @classmethod
    def _linkable(cls, prefix: str) -> str:
        if not re.fullmatch(r"(?:/(?!/)|\.\.?/|https?://[^/])[^\s<>\"()]*", prefix):
            raise ValueError("it begins with https://, http://, / or ./, and has no spaces, quotes or brackets")
        return prefix

    @field_validator("post_url")
    @classmethod
    def _known_places(cls, post_url: str) -> str:
        try:
            post_url.format(date="", topic="")
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            raise ValueError("only {date} and {topic} may stand in braces") from error
        return post_url

    @field_validator("upload_command")
    @classmethod
    def _one_picture(cls, command: str, info: ValidationInfo) -> str:
        if split_command(command) and info.data.get("asset_folder"):
            raise ValueError("pictures in Hexo's asset folder are published with the post: upload none")
        return command

    @field_validator("topics")
    @classmethod
    def _names_once(cls, topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
        names = [topic.name for topic in topics]
        if odd := [name for name in names if not name.isprintable() or not name.strip()]:
            raise ValueError(f"the topic {odd[0]!r} is empty or cannot be printed")
        if twice := [name for name in names if names.count(name) > 1]:
            raise ValueError(f"two topics are called {twice[0]!r}")
        return topics

    @property
    def request_timeout(self) -> float:
        """Seconds that a request to the model may take: `timeout`, or more when nobody set it and the tier is slow."""
        is_free = self.service_tier == "flex" and "timeout" not in self.model_fields_set
        return _FLEX_TIMEOUT if is_free else self.timeout

    @property
    def cache_folder(self) -> Path:
        """The folder of the cache: the setting, else the user's own."""
        return self.cache_dir if self.cache_dir != Path() else user_cache_folder()

    def screens(self, topic: Topic) -> bool:
        """Whether a topic's papers are screened: it, or else the settings, say so, and it is described."""
        return bool(topic.description.strip()) and (self.screen if topic.screen is None else topic.screen)


def user_cache_folder() -> Path:
    """The user's own folder for what may vanish."""
    return user_cache_path("paperdigest")


def keys() -> tuple[str, ...]:
    """Every settings key, dotted ("arxiv.pace"); topics are no key, they stand in the file alone."""
    return tuple(key for key in _known(Settings) if key != "topics")


def _known(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Section):
            yield from _known(field.annotation, f"{prefix}{name}.")
        else:
            yield prefix + name
