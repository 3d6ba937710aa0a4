"""Papers, faults and the source that the tests of the arXiv source share."""

from pathlib import Path

from paperdigest.cache import Cache
from paperdigest.paper import Paper
from paperdigest.sources.arxiv import ArxivSource
from tests.servers.arxiv import ArxivServer, Reply, Row, error_feed, feed

ROWS = [Row(f"2401.{n:05}v1", published=f"2024-01-{n:02}T00:00:00Z") for n in range(1, 10)]
PAPER = Paper(id="2401.00001", title="", version=1)  # the first of them

# what the arxiv package takes for "no results"
SILENT = {
    "an empty first page": Reply(feed([], total=5)),
    "a web page": Reply(b"<html><body>Rate exceeded.</body></html>"),
    "plain text": Reply(b"Rate exceeded."),
    "nothing": Reply(b""),
    "an error": Reply(error_feed("internal trouble")),
}


def source(
    server: ArxivServer, tmp_path: Path, pace: float = 0.0, timeout: float = 5.0, wait: float = 0.001
) -> ArxivSource:
    """An impatient source; all of one test share cache and pace."""
    folder = tmp_path / "cache"
    return ArxivSource(
        server.url + "/", pace, cache=Cache(folder), pace_file=folder / "pace", timeout=timeout, base_wait=wait
    )
