"""A topic's papers on arXiv."""

from collections.abc import Sequence
from datetime import date

from paperdigest.paper import Paper
from paperdigest.sections import Topic
from paperdigest.sources.arxiv import ArxivSource
from paperdigest.sources.query import topic_query

_MOST_FOUND = 1000  # papers a search brings at most: ten requests, half a minute at arXiv's pace


class ArxivTopic:
    """One topic's query, asked of arXiv, and whether the last search was cut off at its limit (`more`)."""

    def __init__(self, arxiv: ArxivSource, topic: Topic) -> None:
        self._arxiv = arxiv
        self.query = topic_query(topic)
        self.more = False
        self.announced: date | None = None

    async def search(self, since: date | None) -> tuple[Paper, ...]:
        """The papers submitted since a day, newest first, at most 1,000."""
        found = await self._arxiv.search(self.query, _MOST_FOUND, since)
        self.more = found.more
        return found.papers

    async def fetch(self, ids: Sequence[str]) -> tuple[Paper, ...]:
        """The newest versions of these papers."""
        return await self._arxiv.fetch(ids)

    async def why_nothing(self, since: date | None) -> str:
        """Nothing new since the last match, or nothing that the query ever matches."""
        newest = (await self._arxiv.search(self.query, 1)).papers
        if newest:
            paper = newest[0]
            return f"nothing submitted since {since}: the newest match is {paper.versioned_id} of {paper.published}"
        return f"nothing matches, at any time: look at the query {self.query}"

    async def download(self, paper: Paper) -> bytes:
        """The PDF of the paper's version."""
        return await self._arxiv.download(paper)
