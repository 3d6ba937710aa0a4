import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from paperdigest.errors import ConfigError, ServiceError
from paperdigest.sections import Topic
from paperdigest.sources.rss import RssTopic
from tests.servers.arxiv import ArxivServer, Reply, Row
from tests.servers.arxiv_rss import rss, rss_error
from tests.sources.arxivs import source

MONDAY, FRIDAY = date(2024, 6, 3), date(2024, 5, 31)
SATURDAY = "Sat, 01 Jun 2024 00:00:00 -0400"
SHEEP = Row("2406.00001v1", "Counting Schrödinger's Sheep", comment="9 pages", authors=("Ada Example", "Bo, Jr."))
GOAT = Row("2406.00002v1", "Goats", summary="Goats and more.")
OLD = Row("2301.00003v3", "Old Sheep")
FEED = rss([(SHEEP, "new"), (GOAT, "cross"), (OLD, "replace")])


@pytest.fixture
def server() -> Iterator[ArxivServer]:
    with ArxivServer([SHEEP, GOAT, OLD]) as running:
        running.announced = FEED
        yield running


class Said(list[str]):
    """What was told, and the topic that told it."""

    topic: RssTopic


@asynccontextmanager
async def opened(
    server: ArxivServer, tmp_path: Path, topic: Topic | None = None, covered: date | None = None
) -> AsyncIterator[Said]:
    async with source(server, tmp_path) as arxiv:
        said = Said()
        said.topic = RssTopic(arxiv, topic or Topic(name="Sheep", source="rss:cs.CV"), covered, said.append)
        yield said


async def test_new_papers_come_with_the_metadata_of_the_api(server: ArxivServer, tmp_path: Path) -> None:
    server.announced = FEED.replace("Schrödinger".encode(), rb"Schr\"odinger").replace(b"Bo, Jr.", b"Bo, Jr. (Uni)")
    topic = Topic(name="Sheep", source="rss:cs.CV+eess.AS", keywords=("schrodinger",))
    async with opened(server, tmp_path, topic) as said:
        [paper] = await said.topic.search(None)
    assert (paper.title, paper.authors, paper.comment) == (SHEEP.title, SHEEP.authors, "9 pages")
    assert server.paths() == ["/rss/cs.CV+eess.AS", "/api/query"]
    assert (said.topic.announced, said) == (MONDAY, [])


async def test_new_and_cross_count_as_new_and_replacements_only_where_they_are_known(
    server: ArxivServer, tmp_path: Path
) -> None:
    async with opened(server, tmp_path) as said:
        assert [paper.id for paper in await said.topic.search(None)] == ["2406.00001", "2406.00002"]
        assert await said.topic.fetch(["2406.00001", "2301.00009"]) == ()
        assert [paper.versioned_id for paper in await said.topic.fetch(["2301.00003"])] == ["2301.00003v3"]


async def test_topics_of_one_feed_ask_for_it_once(server: ArxivServer, tmp_path: Path) -> None:
    async with source(server, tmp_path) as arxiv:
        for name in ("Sheep", "Goats"):
            topic = Topic(name=name, source="rss:cs.CV", keywords=("nothing of that",))
            assert await RssTopic(arxiv, topic, None, print).search(None) == ()
    assert server.paths() == ["/rss/cs.CV"]


async def test_a_paper_that_the_api_does_not_know_yet_is_said_and_not_covered(
    server: ArxivServer, tmp_path: Path
) -> None:
    server.rows = [SHEEP, Row("2301.00003v2")]
    async with opened(server, tmp_path) as said:
        assert len(await said.topic.search(None)) == 1
        assert said.topic.announced is None
        assert "does not know 2406.00002 yet" in said[0]
        assert await said.topic.fetch(["2301.00003"]) == ()  # the API still has the former version
        assert "does not know 2301.00003 yet" in said[1]
    server.rows = []
    async with opened(server, tmp_path) as said:
        assert await said.topic.search(None) == ()
        assert "API does not know them yet" in await said.topic.why_nothing(None)


@pytest.mark.parametrize(
    ("feed", "keywords", "reason"),
    [
        (rss([], SATURDAY), (), "of 2024-06-01 for cs.CV is empty, as on every Saturday and Sunday"),
        (rss([]), (), "of 2024-06-03 for cs.CV is empty: it is a holiday of arXiv's, or late"),
        (rss([(OLD, "replace"), (GOAT, "replace-cross")]), (), "nothing new: all its 2 papers are new versions"),
        (FEED, ("wolf",), "nothing matches: .* has 2 new papers, 0 of them with the keywords, and 1 new versions"),
    ],
)  # fmt: skip
async def test_nothing_has_its_reason(
    server: ArxivServer, tmp_path: Path, feed: bytes, keywords: tuple[str, ...], reason: str
) -> None:
    server.announced = feed
    async with opened(server, tmp_path, Topic(name="S", source="rss:cs.CV", keywords=keywords)) as said:
        assert await said.topic.search(None) == ()
        assert re.search(reason, await said.topic.why_nothing(None))
    assert said == []
    assert server.paths() == ["/rss/cs.CV"]


@pytest.mark.parametrize(
    ("feed", "covered"),
    [(rss([], SATURDAY), date(2024, 6, 1)), (rss([]), None)],
    ids=["weekend", "holiday, or late"],
)
async def test_an_empty_feed_counts_only_at_a_weekend(
    server: ArxivServer, tmp_path: Path, feed: bytes, covered: date | None
) -> None:
    server.announced = feed
    async with opened(server, tmp_path) as said:
        await said.topic.search(None)
    assert said.topic.announced == covered


@pytest.mark.parametrize(
    ("covered", "since", "missed"),
    [
        (None, None, ""),
        (MONDAY, None, ""),
        (FRIDAY, None, ""),  # the weekend between has no announcement
        (date(2024, 5, 30), None, "on 2024-05-31;"),
        (date(2024, 5, 28), None, "on 2024-05-29 to 2024-05-31;"),
        (None, MONDAY, ""),
        (None, date(2024, 5, 30), "on 2024-05-30 to 2024-05-31;"),
        (FRIDAY, date(2024, 5, 31), "on 2024-05-31;"),
    ],
)
async def test_a_missed_announcement_is_said_with_the_command_that_finds_it(
    server: ArxivServer, tmp_path: Path, covered: date | None, since: date | None, missed: str
) -> None:
    topic = Topic(name="Counting Sheep", source="rss:cs+hep-th", keywords=("sheep's",))
    async with opened(server, tmp_path, topic, covered) as said:
        await said.topic.search(since)
    assert bool(said) == bool(missed)
    if missed:
        day = date.fromisoformat(missed[3:13]).toordinal() - 7
        query = '(all:"sheep\'s") AND (cat:cs OR cat:hep-th OR cat:cs.* OR cat:hep-th.*)'
        quoted = query.replace("'", "'\"'\"'")
        assert said[0] == (
            "Counting Sheep: the feed has only the announcement of 2024-06-03, not what was announced "
            f"{missed} a search finds it: paperdigest digest 'Counting Sheep' --query '{quoted}' "
            f"--since {date.fromordinal(day)}"
        )


@pytest.mark.parametrize(("covered", "announced"), [(FRIDAY, date(2024, 6, 1)), (date(2024, 5, 28), None)])
async def test_an_empty_weekend_does_not_hide_the_days_that_were_missed(
    server: ArxivServer, tmp_path: Path, covered: date, announced: date | None
) -> None:
    server.announced = rss([], SATURDAY)
    async with opened(server, tmp_path, covered=covered) as said:
        assert await said.topic.search(None) == ()
    assert (said.topic.announced, bool(said)) == (announced, announced is None)


async def test_since_tomorrow_finds_nothing_and_says_so(server: ArxivServer, tmp_path: Path) -> None:
    async with opened(server, tmp_path) as said:
        assert await said.topic.search(date(2024, 6, 4)) == ()
        assert "of 2024-06-03 for cs.CV is older than --since 2024-06-04" in await said.topic.why_nothing(
            date(2024, 6, 4)
        )
    assert said.topic.announced is None


async def test_throttling_is_waited_for_and_a_failure_names_its_status(server: ArxivServer, tmp_path: Path) -> None:
    server.rss.extend([Reply(status=429), Reply(FEED[:300]), Reply(b"<html>")])
    async with opened(server, tmp_path) as said:
        assert len(await said.topic.search(None)) == 2
    server.rss.extend([Reply(status=503)] * 5)
    async with opened(server, tmp_path) as said:
        with pytest.raises(ServiceError, match=r"HTTP 503, tried 5 times: run again in 10 minutes"):
            await said.topic.search(None)


async def test_a_category_that_arxiv_does_not_know_is_said_with_the_nearest(
    server: ArxivServer, tmp_path: Path
) -> None:
    message = "Bad subject class 'CW'. Valid subject classes for the archive 'cs' are: cs.AI, cs.CV."
    server.rss.append(Reply(rss_error(message), status=400))
    async with opened(server, tmp_path, Topic(name="S", source="rss:cs.CW")) as said:
        with pytest.raises(ConfigError, match=r"no RSS feed of cs\.CW: Bad subject class 'CW': did you mean cs\.CV\?"):
            await said.topic.search(None)
    assert len(server.seen) == 1


async def test_what_cannot_be_read_is_said_and_not_covered(server: ArxivServer, tmp_path: Path) -> None:
    server.announced = rss([(SHEEP, "new"), (Row("sheep"), "new")])
    async with opened(server, tmp_path) as said:
        assert len(await said.topic.search(None)) == 1
    assert "1 announced papers have no id" in said[0]
    assert said.topic.announced is None


async def test_keywords_without_a_word_are_refused(server: ArxivServer, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="'S': its keywords have no word"):
        async with opened(server, tmp_path, Topic(name="S", source="rss:cs.CV", keywords=("!",))):
            pass
