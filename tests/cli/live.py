"""An arXiv and a Gemini on this machine, and the command that speaks to both."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.cli.command import EXAMPLES, Result, paperdigest
from tests.servers.arxiv import ArxivServer, Reply, Row
from tests.servers.gemini import GeminiServer, Received, Turn
from tests.servers.good_answers import answer_well

KEY = "canary-0123456789-canary"
POST = Path("posts/2024-06-01/sheep.md")
NAMES = ("two-readers", "digest-defects", "blog-markdown")
ROWS = [
    Row("2405.00001v1", "Two Readers", "2024-05-30T10:00:00Z", summary="We read. It works."),
    Row("2405.00002v2", "Defects", "2024-05-29T10:00:00Z", summary="We look. It is bad."),
    Row("math/0405482v1", "Markdown", "2024-05-28T10:00:00Z", summary="We write. It breaks."),
]


class Library(ArxivServer):
    """Serves our example papers as the PDFs of its rows."""

    def reply(self, path: str, query: Mapping[str, str]) -> Reply:
        if path.startswith("/pdf/") and not self.pdfs:
            names = {row.id: name for row, name in zip(ROWS, NAMES, strict=True)}
            return Reply((EXAMPLES / f"{names[path.removeprefix('/pdf/')]}.pdf").read_bytes())
        return super().reply(path, query)

    @property
    def downloads(self) -> list[str]:
        return [seen.path for seen in self.seen if seen.path.startswith("/pdf/")]


class World:
    """A Gemini beside the arXiv, and the command that speaks to both."""

    def __init__(self, arxiv: Library, gemini: GeminiServer) -> None:
        self.arxiv, self.gemini = arxiv, gemini

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PAPERDIGEST_MODEL": "gemini-3.5-flash-lite",
            "PAPERDIGEST_ARXIV_URL": self.arxiv.url,
            "PAPERDIGEST_ARXIV_PACE": "0",
            "GOOGLE_GEMINI_BASE_URL": self.gemini.url,
            "GEMINI_API_KEY": KEY,
        }

    async def run(self, *arguments: str, **more: str) -> Result:
        return await asyncio.to_thread(paperdigest, *arguments, **(self.environment | more))


@asynccontextmanager
async def world(
    arxiv: Library, *turns: Turn, otherwise: Callable[[Received], Turn] = answer_well
) -> AsyncIterator[World]:
    async with GeminiServer(*turns, otherwise=otherwise) as gemini:
        yield World(arxiv, gemini)
