"""The sections of the settings file: topics, limits, arXiv, mail, webhook."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator

from paperdigest.categories import feed_categories


def _split_commas(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_split_commas)]
Count = Annotated[int, Field(ge=0)]


class Section(BaseModel):
    """A table of the settings file. The text under a key is what docs/settings.md says of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Limits(Section):
    """What the model's service allows your key; 0: not known."""

    rpm: Count = 0
    """Requests a minute; 0: learned from Gemini's first refusal."""
    tpm: Count = 0
    """Input tokens a minute; 0: learned from Gemini's first refusal."""
    rpd: Count = 0
    """Requests a day, counted over all runs on this machine that have it set; the day is California's, as Gemini's is.

    When they are used up, the run ends: what is done is published, and the time to go on is said.
    """
    concurrency: Count = 0
    """Requests to the model under way at once; 0: as many as papers are in work (64).

    At a server of your own (`OPENAI_BASE_URL`) 0 means 4.
    """


class ArxivSettings(Section):
    """How arXiv is asked."""

    pace: Annotated[float, Field(ge=0, le=3600, allow_inf_nan=False)] = 3.0
    """Seconds between two requests to arXiv, of all processes of the user: its rule."""
    url: str = ""
    """Another server with `/api/query`, `/pdf/ID` and `/rss/CATEGORIES`; empty: arXiv."""


class MailSettings(Section):
    """A mail after each digest run that brought something. The password is in `SMTP_PASSWORD`."""

    to: Names = ()
    """Who gets it; none: no mail."""
    sender: str = ""
    """Whom it comes from; empty: `user`, else the first of `to`."""
    server: str = ""
    """Host, or `host:port`."""
    user: str = ""
    """Name to log in with; empty: no login."""
    tls: Literal["starttls", "tls", "none"] = "starttls"
    """How the connection is encrypted: `starttls` (port 587), `tls` (465) or `none` (25)."""


class WebhookSettings(Section):
    """A POST after each digest run that brought something."""

    url: str = ""
    """Where it goes; empty: nowhere."""
    template: str = ""
    """The body, with `$subject`, `$text` and `$count`; empty: a JSON object with all papers."""


class Topic(Section):
    """What one post collects: papers matching `query` or `keywords`, or those of its `source`."""

    name: Annotated[str, Field(min_length=1)]
    """The topic's name: title and file name of its posts."""
    query: str = ""
    """What to search for, in arXiv's query language."""
    keywords: Names = ()
    """Instead of a query: phrases, one of which stands in title or abstract."""
    categories: Names = ()
    """arXiv categories, one of which the paper has; none: any."""
    exclude: Names = ()
    """Words in title or abstract that a paper must not have."""
    description: str = ""
    """What belongs to the topic, in a sentence or two: what was found is screened by it."""
    screen: bool | None = None
    """Whether papers are screened by the description; not given: as `screen` above says."""
    updates: bool = False
    """Whether a new version of a digested paper is digested again."""
    source: str = ""
    """A folder of PDFs, or `rss:cs.CV+eess.AS`, the day's announcement of these categories; empty: arXiv's search."""

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
