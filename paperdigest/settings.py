"""The settings of a run and its topics: which there are, their defaults, what is valid."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_cache_path
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator

from paperdigest.categories import feed_categories
from paperdigest.illustrating.command import split_command
from paperdigest.image import ImageFormat


def _split_commas(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_split_commas)]
Count = Annotated[int, Field(ge=0)]

_FLEX_TIMEOUT = 1_200.0  # seconds; Google aims at 1 to 15 minutes, OpenAI's documentation starts from 15


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Limits(_Section):
    """What the model's service allows; 0 = not known.

    `concurrency` bounds the requests under way at once; 0 = as many as papers can be in work, but few at a server of
    one's own.
    """

    rpm: Count = 0
    tpm: Count = 0
    rpd: Count = 0
    concurrency: Count = 0


class ArxivSettings(_Section):
    """How arXiv is asked: seconds between requests, and another address than arXiv's own."""

    pace: Annotated[float, Field(ge=0, le=3600, allow_inf_nan=False)] = 3.0
    url: str = ""


class MailSettings(_Section):
    """A mail after each digest run that brought something; no `to`, no mail. The password is in SMTP_PASSWORD."""

    to: Names = ()
    sender: str = ""
    server: str = ""
    user: str = ""
    tls: Literal["starttls", "tls", "none"] = "starttls"


class WebhookSettings(_Section):
    """A POST after each digest run that brought something; no `url`, none."""

    url: str = ""
    template: str = ""


class Topic(_Section):
    """What one post collects: papers matching `query` or `keywords`, or the PDFs of the folder `source`.

    A source `rss:cs.CV+eess.AS` is arXiv's announcement of the day for these categories, from which keywords choose.

    `description` says what belongs to it, for the screening of what was found; `screen` None: as the settings say.
    """

    name: Annotated[str, Field(min_length=1)]
    query: str = ""
    keywords: Names = ()
    categories: Names = ()
    exclude: Names = ()
    description: str = ""
    screen: bool | None = None
    updates: bool = False
    source: str = ""

    @field_validator("source")
    @classmethod
    def _filtered_by_keywords(cls, source: str, info: ValidationInfo) -> str:
        if feed_categories(source) and info.data.get("query", "").strip():
            raise ValueError("an RSS feed cannot be searched: write keywords instead of the topic's query")
        return source

    @property
    def feed(self) -> tuple[str, ...]:
        """The categories whose announcements are its source; none when it has another source."""
        return feed_categories(self.source)

    @property
    def folder(self) -> str:
        """The folder that is its source; empty when its papers come from arXiv."""
        return "" if self.feed else self.source


class Settings(_Section):
    """All settings of a run."""

    out: Path = Path("posts")
    assets: Path = Path("posts/assets")
    url_prefix: str = "/images/paper/"
    post_url: str = ""
    homepage: str = ""
    cache_dir: Path = Path()
    model: str = "gemini:gemini-3.5-flash-lite"
    prompts: str = "default"
    languages: Names = ("zh", "en")
    chain: Literal["packed", "separate"] = "packed"
    author: str = ""
    service_tier: Literal["standard", "flex"] = "standard"
    batch: bool = False
    max_input_tokens: Count = 0
    timeout: Annotated[float, Field(gt=0, le=86_400, allow_inf_nan=False)] = 300.0
    translate_abstract: bool = True
    screen: bool = True
    max_figures: Count = 6
    figure_format: ImageFormat = "webp"
    figure_dpi: Annotated[int, Field(ge=36, le=600)] = 200
    asset_folder: bool = False
    upload_command: str = ""
    see_figures: bool = False
    limits: Limits = Limits()
    arxiv: ArxivSettings = ArxivSettings()
    mail: MailSettings = MailSettings()
    webhook: WebhookSettings = WebhookSettings()
    topics: tuple[Topic, ...] = ()

    @field_validator("out", "assets", "cache_dir")
    @classmethod
    def _home(cls, folder: Path) -> Path:
        if "\0" in str(folder):
            raise ValueError("no file name has a NUL character")
        try:
            return folder.expanduser()
        except RuntimeError as error:
            raise ValueError(f"there is no such user: {error}") from error

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
        is_root = prefix.startswith("/") and not prefix.startswith("//")
        if not (is_root or re.match(r"https?://[^/\s]", prefix)) or not re.fullmatch(r"[^\s<>\"()]+", prefix):
            raise ValueError("it begins with https://, http:// or /, and has no spaces, quotes or brackets")
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
        if isinstance(field.annotation, type) and issubclass(field.annotation, _Section):
            yield from _known(field.annotation, f"{prefix}{name}.")
        else:
            yield prefix + name
