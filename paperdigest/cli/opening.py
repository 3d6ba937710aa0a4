"""Opening: arXiv, and where a topic's papers come from, as the settings have them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from paperdigest.cache import Cache
from paperdigest.errors import ConfigError
from paperdigest.sections import Topic
from paperdigest.settings import Settings, user_cache_folder
from paperdigest.sources.base import Source
from paperdigest.sources.folder import FolderSource
from paperdigest.writing.runs import last_announced

if TYPE_CHECKING:
    from paperdigest.cli.session import Session
    from paperdigest.sources.arxiv import ArxivSource


def open_arxiv(settings: Settings, cache: Cache, say: Callable[[str], None], timeout: float = 60.0) -> "ArxivSource":
    """arXiv as the settings have it, at the pace of all processes of the user, whatever their cache."""
    from paperdigest.sources.arxiv import ArxivSource

    pace_file = user_cache_folder() / "arxiv.pace"
    url, pace = settings.arxiv.url, settings.arxiv.pace
    return ArxivSource(url, pace, cache=cache, pace_file=pace_file, timeout=timeout, say=say)


def open_source(session: "Session", topic: Topic) -> Source:
    """Where a topic's papers come from."""
    if topic.folder:
        return FolderSource.of(_home(topic.folder))
    if topic.feed:
        from paperdigest.sources.rss import RssTopic, rss_query

        covered = last_announced(session.settings.out, topic.name, rss_query(topic))
        return RssTopic(session.arxiv(), topic, covered, session.console.say)
    from paperdigest.sources.arxiv_topic import ArxivTopic

    return ArxivTopic(session.arxiv(), topic)


def _home(folder: str) -> Path:
    try:
        return Path(folder).expanduser()
    except RuntimeError as error:
        raise ConfigError(f"the folder {folder}: {error}") from error
