from pathlib import Path

from paperdigest.sections import Topic
from paperdigest.sources.arxiv_topic import ArxivTopic
from tests.servers.arxiv import ArxivServer, Row
from tests.sources.arxivs import source


async def test_a_topic_knows_whether_its_last_search_was_cut_off(server: ArxivServer, tmp_path: Path) -> None:
    days = [f"2024-01-{day:02}T00:00:00Z" for day in range(1, 27)]
    server.rows = [Row(f"2401.{n:05}v1", published=days[n // 40]) for n in range(1001)]
    async with source(server, tmp_path) as arxiv:
        topic = ArxivTopic(arxiv, Topic(name="Counting Sheep"))
        assert not topic.more
        assert len(await topic.search(None)) == 1000
        assert topic.more
        server.rows.pop()
        assert len(await topic.search(None)) == 1000
        assert not topic.more
