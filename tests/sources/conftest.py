from collections.abc import Iterator

import pytest

from tests.servers.arxiv import ArxivServer
from tests.sources.arxivs import ROWS


@pytest.fixture
def server() -> Iterator[ArxivServer]:
    """An arXiv with nine papers."""
    with ArxivServer(ROWS) as running:
        yield running
