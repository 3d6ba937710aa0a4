import asyncio
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from paperdigest.errors import ConfigError, ServiceError
from paperdigest.paper import Paper
from tests.servers.arxiv import ArxivServer, Reply, Row, error_feed, feed
from tests.sources.arxivs import ROWS, SILENT, source


async def test_the_newest_submissions_come_first_and_paging_stops_at_enough(
    server: ArxivServer, tmp_path: Path
) -> None:
    async with source(server, tmp_path) as arxiv:
        papers = (await arxiv.search("ti:sheep AND cat:cs.CV", 4)).papers
    assert [paper.id for paper in papers] == ["2401.00009", "2401.00008", "2401.00007", "2401.00006"]
    [seen] = server.seen
    assert seen.query == {
        "search_query": "ti:sheep AND cat:cs.CV",
        "sortBy": "submittedDate",
        "sortOrder": "descending",
        "max_results": "5",
        "start": "0",
    }
    assert seen.headers["user-agent"].startswith("paperdigest/")
    assert "atom" in seen.headers["accept"]


async def test_all_pages_are_read(server: ArxivServer, tmp_path: Path) -> None:
    server.rows = [Row(f"2401.{n:05}v1", published=f"2024-01-02T00:{n // 60:02}:{n % 60:02}Z") for n in range(250)]
    async with source(server, tmp_path) as arxiv:
        assert len({paper.id for paper in (await arxiv.search("x", 1000)).papers}) == 250
    assert [seen.query["start"] for seen in server.seen] == ["0", "100", "200"]


@pytest.mark.parametrize(("most", "more"), [(8, True), (9, False), (10, False)])
async def test_a_search_that_is_cut_off_says_so(server: ArxivServer, tmp_path: Path, most: int, more: bool) -> None:
    async with source(server, tmp_path) as arxiv:
        found = await arxiv.search("x", most)
    assert (len(found.papers), found.more) == (min(most, 9), more)


async def test_neither_older_papers_nor_older_versions_are_more(server: ArxivServer, tmp_path: Path) -> None:
    async with source(server, tmp_path) as arxiv:
        assert not (await arxiv.search("x", 2, since=date(2024, 1, 8))).more
        server.feeds.append(Reply(feed([Row("2401.00002v1"), Row("2401.00001v1"), Row("2401.00002v2")])))
        found = await arxiv.search("x", 2)
    assert ([paper.versioned_id for paper in found.papers], found.more) == (["2401.00002v2", "2401.00001v1"], False)


async def test_older_papers_end_the_search(server: ArxivServer, tmp_path: Path) -> None:
    server.rows = [Row(f"2401.{n:05}v1", published=f"2024-01-{31 - n // 10:02}T00:00:00Z") for n in range(250)]
    async with source(server, tmp_path) as arxiv:
        papers = (await arxiv.search("x", 1000, since=date(2024, 1, 30))).papers
    assert len(papers) == 20
    assert len(server.seen) == 1


async def test_each_paper_comes_once_in_its_newest_version(server: ArxivServer, tmp_path: Path) -> None:
    pages = [Row("2401.00002v1"), Row("2401.00001v1"), Row("2401.00002v3"), Row("2401.00002v2")]
    server.feeds.append(Reply(feed(pages)))
    async with source(server, tmp_path) as arxiv:
        papers = (await arxiv.search("x", 10)).papers
    assert [paper.versioned_id for paper in papers] == ["2401.00002v3", "2401.00001v1"]


@pytest.mark.parametrize("classic", [False, True])
async def test_both_formats_give_the_same_paper(server: ArxivServer, tmp_path: Path, classic: bool) -> None:
    row = Row(
        id="math/0301001v2", title="Counting   Sheep at Night", updated="2024-05-06T23:00:00Z", comment="12\n pages",
        summary="We count.\n They sleep.", authors=("Ada\n Example", " "), categories=("math.CO", "math.GT"),
        primary="math.GT",
    )  # fmt: skip
    server.rows, server.classic = [row], classic
    async with source(server, tmp_path) as arxiv:
        [paper] = (await arxiv.search("x", 10)).papers
    assert paper == Paper(
        id="math/0301001",
        version=2,
        title="Counting Sheep at Night",
        authors=("Ada Example",),
        abstract="We count. They sleep.",
        published=date(2024, 1, 2),
        updated=date(2024, 5, 6),
        categories=("math.GT", "math.CO"),
        comment="12 pages",
        url="https://arxiv.org/abs/math/0301001v2",
    )


async def test_a_withdrawn_paper_can_be_told(server: ArxivServer, tmp_path: Path) -> None:
    server.rows = [Row("2401.00001v2", comment="This paper has been withdrawn: a lemma fails"), Row("2401.00002v1")]
    async with source(server, tmp_path) as arxiv:
        assert [paper.is_withdrawn for paper in await arxiv.fetch(["2401.00001", "2401.00002"])] == [True, False]


@pytest.mark.parametrize("broken", ["", "garbage", "0001-01-01T00:00:00+05:00"])
async def test_an_entry_without_a_readable_date_is_no_lost_paper(
    server: ArxivServer, tmp_path: Path, broken: str
) -> None:
    server.rows = [Row("2401.00001v1"), Row("2401.00002v1", published=broken), Row("2401.00003v1")]
    async with source(server, tmp_path) as arxiv:
        papers = (await arxiv.search("x", 10, since=date(2023, 1, 1))).papers
    assert {paper.id: paper.published for paper in papers} == {
        "2401.00001": date(2024, 1, 2),
        "2401.00002": None,
        "2401.00003": date(2024, 1, 2),
    }


@pytest.mark.parametrize("fault", SILENT)
async def test_what_is_silence_in_the_package_is_retried_here_and_then_said(
    server: ArxivServer, tmp_path: Path, fault: str
) -> None:
    async with source(server, tmp_path) as arxiv:
        server.feeds.append(SILENT[fault])
        assert len((await arxiv.search("x", 100)).papers) == 9
        server.feeds.extend([SILENT[fault]] * 5)
        with pytest.raises(ServiceError, match=r"arXiv answered with .*, tried 5 times: run again in 10 minutes"):
            await arxiv.search("x", 100)


async def test_a_cut_feed_is_asked_for_again(server: ArxivServer, tmp_path: Path) -> None:
    server.feeds.append(Reply(feed(ROWS)[:-300]))
    server.feeds.append(Reply(feed(ROWS), cut=900))
    async with source(server, tmp_path) as arxiv:
        assert {paper.id for paper in (await arxiv.search("x", 100)).papers} == {row.name for row in ROWS}
    assert len(server.seen) == 3


async def test_zero_is_believed_when_it_is_said_twice(server: ArxivServer, tmp_path: Path) -> None:
    async with source(server, tmp_path) as arxiv:
        server.feeds.append(Reply(feed([])))
        assert len((await arxiv.search("x", 100)).papers) == 9
        server.feeds.extend([Reply(feed([]))] * 2)
        assert (await arxiv.search("x", 100)).papers == ()
        server.seen.clear()
        assert (await arxiv.search("x", 0)).papers == ()
    assert server.seen == []


async def test_an_index_that_shrinks_between_two_pages_ends_the_search(server: ArxivServer, tmp_path: Path) -> None:
    server.feeds.append(Reply(feed(ROWS[:3], total=4)))
    server.feeds.append(Reply(feed([], total=3, start=3)))
    async with source(server, tmp_path) as arxiv:
        assert len((await arxiv.search("x", 100)).papers) == 3


@pytest.mark.parametrize("status", [403, 406, 429, 500, 502, 503, 504])
async def test_statuses_are_waited_out(server: ArxivServer, tmp_path: Path, status: int) -> None:
    server.feeds.append(Reply(b"Rate exceeded.", status, {"Retry-After": "0"}))
    async with source(server, tmp_path) as arxiv:
        assert len((await arxiv.search("x", 100)).papers) == 9


async def test_retry_after_is_kept(server: ArxivServer, tmp_path: Path) -> None:
    server.feeds.append(Reply(status=429, headers={"Retry-After": "1"}))
    async with source(server, tmp_path, wait=0.1) as arxiv:
        await arxiv.search("x", 1)
    assert server.seen[1].started - server.seen[0].ended >= 1


async def test_a_hung_server_is_not_waited_for(server: ArxivServer, tmp_path: Path) -> None:
    server.feeds.extend([Reply(delay=1.0)] * 3)
    async with source(server, tmp_path, timeout=0.05) as arxiv:
        with pytest.raises(ServiceError, match="no answer from 127"):
            await arxiv.search("x", 1)


async def test_a_query_that_arxiv_refuses_is_the_users_to_mend(server: ArxivServer, tmp_path: Path) -> None:
    server.feeds.append(Reply(error_feed("malformed query"), 400))
    async with source(server, tmp_path) as arxiv:
        with pytest.raises(ConfigError, match=r"does not understand the query 'ti:\(': malformed query"):
            await arxiv.search("ti:(", 1)
    assert len(server.seen) == 1


async def test_papers_are_fetched_by_id_in_the_order_asked(server: ArxivServer, tmp_path: Path) -> None:
    server.rows += [Row("hep-th/9901001v2"), Row("math/0309136v1")]
    asked = [
        "math.GT/0309136",
        "arXiv:2401.00003",
        "no id",
        "2401.09999",
        "https://arxiv.org/abs/hep-th/9901001v2",
        "2401.00003",
    ]
    async with source(server, tmp_path) as arxiv:
        papers = await arxiv.fetch(asked)
        assert [paper.id for paper in papers] == ["math/0309136", "2401.00003", "hep-th/9901001"]
        assert await arxiv.fetch(["2401.00003v7"]) == ()
        assert await arxiv.fetch([]) == ()


@pytest.mark.parametrize("names_it", [True, False])
async def test_one_bad_id_does_not_spoil_the_batch(server: ArxivServer, tmp_path: Path, names_it: bool) -> None:
    server.bad_ids = {"2413.00001", "2499.00001"}
    if not names_it:
        server.feeds.append(Reply(error_feed("incorrect id format"), 400))
    async with source(server, tmp_path) as arxiv:
        papers = await arxiv.fetch(["2413.00001", *(row.id for row in ROWS), "2499.00001"])
    assert [paper.versioned_id for paper in papers] == [row.id for row in ROWS]
    assert len(server.seen) == (3 if names_it else 5)


async def test_a_bad_id_alone_is_an_unknown_one(server: ArxivServer, tmp_path: Path) -> None:
    server.bad_ids = {"2413.00001"}
    async with source(server, tmp_path) as arxiv:
        assert await arxiv.fetch(["2413.00001"]) == ()


async def test_search_and_downloads_share_one_pace(server: ArxivServer, tmp_path: Path) -> None:
    async with source(server, tmp_path, pace=0.1) as one, source(server, tmp_path, pace=0.1) as other:
        papers = (await one.search("x", 3)).papers
        await asyncio.gather(*map(one.download, papers), other.search("x", 1), other.fetch(["2401.00001"]))
    starts = [seen.started for seen in server.seen]
    assert len(starts) == 6
    assert min(later - former for former, later in pairwise(starts)) >= 0.1
    assert server.most_at_once == 1
