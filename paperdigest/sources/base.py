"""The protocol of a topic's source of papers."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from paperdigest.paper import Paper


class Source(Protocol):
    """Finds papers and fetches their PDFs. ServiceError when it cannot be used now.

    `query` is what it searches for, as text; `more` says that the last search left matches out. `announced` is the day
    whose announcement the last search brought whole, None where papers are not taken from announcements.
    """

    query: str
    more: bool
    announced: date | None

    async def search(self, since: date | None) -> Sequence[Paper]:
        """The topic's papers submitted since a day; None: all."""

    async def fetch(self, ids: Sequence[str]) -> Sequence[Paper]:
        """The newest versions of these papers, as far as the source has them."""

    async def why_nothing(self, since: date | None) -> str:
        """One line on why `search` found nothing."""

    async def download(self, paper: Paper) -> bytes:
        """A paper's PDF; PaperError when it is not to be had."""
