"""What the arxiv package does when left alone, and the parts of it that nobody promises: why this source exists."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import arxiv
import pytest
import requests
from requests.adapters import BaseAdapter

from tests.servers.arxiv import ArxivServer, Reply, Row, error_feed, feed
from tests.sources.arxivs import SILENT

ROWS = [Row(f"2401.0000{n}v1", published=f"2024-01-0{n}T00:00:00Z") for n in range(1, 6)]


@pytest.fixture
def server() -> Iterator[ArxivServer]:
    with ArxivServer(ROWS) as running:
        yield running


def bare(server: ArxivServer, page: int = 100) -> list[str]:
    client = arxiv.Client(page_size=page, delay_seconds=0, num_retries=0)
    client.query_url_format = server.url + "/api/query?{}"
    return [result.get_short_id() for result in client.results(arxiv.Search("x", max_results=None))]


@pytest.mark.parametrize("fault", SILENT)
def test_faults_are_silence(server: ArxivServer, fault: str) -> None:
    server.feeds.append(SILENT[fault])
    assert bare(server) == []
    assert len(bare(server)) == 5


def test_a_cut_feed_is_half_believed(server: ArxivServer) -> None:
    whole = feed(sorted(ROWS, key=lambda row: row.id, reverse=True), 5)
    server.feeds.append(Reply(whole[: whole.index(b"<entry>", whole.index(b"2401.00004"))]))
    assert bare(server) == [f"2401.0000{n}v1" for n in (5, 4, 3, 2, 1)]


def test_an_entry_without_a_date_is_lost_and_brings_duplicates(server: ArxivServer) -> None:
    server.feeds.append(Reply(feed([ROWS[4], replace(ROWS[3], published=""), ROWS[2]], total=5)))
    assert bare(server, page=3) == [f"2401.0000{n}v1" for n in (5, 3, 3, 2, 1)]


def test_a_wrong_date_is_a_bare_value_error(server: ArxivServer) -> None:
    server.rows[0] = Row(published="garbage")
    with pytest.raises(ValueError, match="garbage"):
        bare(server)


def test_retry_after_is_ignored_and_400_loses_its_message(server: ArxivServer) -> None:
    server.feeds.append(Reply(error_feed("incorrect id format for abc"), status=400))
    with pytest.raises(arxiv.HTTPError) as caught:
        bare(server)
    assert "incorrect id" not in str(caught.value)


def test_no_limit_is_what_zero_means(server: ArxivServer) -> None:
    client = arxiv.Client(delay_seconds=0, num_retries=0)
    client.query_url_format = server.url + "/api/query?{}"
    assert len(list(client.results(arxiv.Search("x", max_results=0)))) == 5


def test_its_private_session_sends_through_a_mounted_adapter() -> None:
    class Canned(BaseAdapter):
        def send(self, request: requests.PreparedRequest, *_: object, **__: object) -> requests.Response:
            response = requests.Response()
            response.status_code, response.raw, response.url = 200, BytesIO(feed(ROWS[:1])), request.url or ""
            return response

        def close(self) -> None:
            pass

    client = arxiv.Client(delay_seconds=0, num_retries=0)
    assert isinstance(client._session, requests.Session)
    client._session.mount("https://", Canned())
    assert client.query_url_format == "https://export.arxiv.org/api/query?{}"
    assert [str(result) for result in client.results(arxiv.Search("x"))] == ["http://arxiv.org/abs/2401.00001v1"]
    assert not hasattr(arxiv.Result, "download_pdf")
