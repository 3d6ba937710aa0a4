"""Opening: arXiv, as the settings have it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from paperdigest.cache import Cache
from paperdigest.settings import Settings, user_cache_folder

if TYPE_CHECKING:
    from paperdigest.sources.arxiv import ArxivSource


def open_arxiv(settings: Settings, cache: Cache, say: Callable[[str], None], timeout: float = 60.0) -> "ArxivSource":
    """arXiv as the settings have it, at the pace of all processes of the user, whatever their cache."""
    from paperdigest.sources.arxiv import ArxivSource

    pace_file = user_cache_folder() / "arxiv.pace"
    url, pace = settings.arxiv.url, settings.arxiv.pace
    return ArxivSource(url, pace, cache=cache, pace_file=pace_file, timeout=timeout, say=say)
