import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from paperdigest.errors import PaperError, ServiceError
from tests.servers.arxiv import ArxivServer, Reply, pdf
from tests.sources.arxivs import PAPER, source

OTHER = replace(PAPER, id="2401.00002")


async def test_a_pdf_is_downloaded_once(server: ArxivServer, tmp_path: Path) -> None:
    async with source(server, tmp_path) as arxiv:
        both = await asyncio.gather(arxiv.download(PAPER), arxiv.download(PAPER))
    async with source(server, tmp_path) as another_run:
        assert [*both, await another_run.download(PAPER)] == [pdf("2401.00001v1")] * 3
    assert server.paths() == ["/pdf/2401.00001v1"]


async def test_a_pdf_that_is_there_does_not_wait_for_arxiv(server: ArxivServer, tmp_path: Path) -> None:
    async with source(server, tmp_path) as arxiv:
        await arxiv.download(PAPER)
        server.pdfs.append(Reply(pdf(), delay=0.3))
        waiting = asyncio.create_task(arxiv.download(OTHER))
        await asyncio.sleep(0.05)
        await arxiv.download(PAPER)
        assert not waiting.done()
        await waiting


async def test_while_one_download_is_throttled_no_other_one_asks(server: ArxivServer, tmp_path: Path) -> None:
    server.pdfs.append(Reply(status=429))
    async with source(server, tmp_path, wait=0.2) as arxiv:
        await asyncio.gather(arxiv.download(PAPER), arxiv.download(OTHER))
    assert server.paths() == ["/pdf/2401.00001v1", "/pdf/2401.00001v1", "/pdf/2401.00002v1"]


@pytest.mark.parametrize(
    "fault",
    [
        Reply(b"<html>being made</html>"),
        Reply(b""),
        Reply(status=404),
        Reply(pdf()[:-20]),
        Reply(pdf() + b"more, cut short" * 200),
        Reply(pdf() + pdf(), cut=len(pdf())),
        Reply(status=429),
        Reply(status=500),
        Reply(b"x" * 1025 + pdf()),
    ],
)
async def test_a_pdf_that_is_none_is_fetched_again(server: ArxivServer, tmp_path: Path, fault: Reply) -> None:
    server.pdfs.append(fault)
    async with source(server, tmp_path) as arxiv:
        assert await arxiv.download(PAPER) == pdf("2401.00001v1")
    assert len(server.seen) == 2


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (Reply(status=404), "arXiv has no PDF of it .HTTP 404"),
        (Reply(b"<html>withdrawn</html>"), "a web page instead of the PDF"),
        (Reply(pdf()[:-20]), "cut"),
        (Reply(status=500), "HTTP 500"),
        (Reply(status=403), "HTTP 403.*tried 2 times"),
        (Reply(status=429), "HTTP 429, tried 3 times"),
        (Reply(status=503, headers={"Retry-After": "3600"}), "HTTP 503, tried once"),
        (Reply(headers={"Content-Length": "100000001"}), "larger than 100 MB"),
    ],
)
async def test_a_pdf_not_to_be_had_fails_its_paper_alone(
    server: ArxivServer, tmp_path: Path, fault: Reply, message: str
) -> None:
    server.pdfs.extend([fault] * 5)
    async with source(server, tmp_path) as arxiv:
        with pytest.raises(PaperError, match=message):
            await arxiv.download(PAPER)
        server.pdfs.clear()
        assert await arxiv.download(PAPER) == pdf("2401.00001v1")


async def test_two_downloads_throttled_in_a_row_end_the_run(server: ArxivServer, tmp_path: Path) -> None:
    server.pdfs.extend([Reply(status=429)] * 3 + [Reply(status=406)] * 3)
    async with source(server, tmp_path) as arxiv:
        with pytest.raises(PaperError):
            await arxiv.download(PAPER)
        with pytest.raises(ServiceError, match="HTTP 406, tried 3 times: run again in 10 minutes"):
            await arxiv.download(OTHER)


async def test_papers_behind_one_that_is_always_refused_are_reached(server: ArxivServer, tmp_path: Path) -> None:
    refused = [Reply(status=503)] * 3
    async with source(server, tmp_path) as arxiv:
        for paper in (OTHER, replace(OTHER, id="2401.00003")):
            server.pdfs.extend(refused)
            with pytest.raises(PaperError):
                await arxiv.download(PAPER)
            assert await arxiv.download(paper) == pdf(paper.versioned_id)


async def test_a_forbidden_pdf_is_tried_twice(server: ArxivServer, tmp_path: Path) -> None:
    server.pdfs.extend([Reply(status=403)] * 4)
    async with source(server, tmp_path) as arxiv:
        for paper in (PAPER, OTHER):
            with pytest.raises(PaperError, match="HTTP 403"):
                await arxiv.download(paper)
    assert len(server.seen) == 4


async def test_the_tries_of_one_pdf_share_its_time(server: ArxivServer, tmp_path: Path) -> None:
    server.pdfs.extend([Reply(b"x" * 9000, drip=0.001)] * 3)  # each for longer than 5 timeouts
    async with source(server, tmp_path, timeout=0.2) as arxiv:
        with pytest.raises(PaperError, match="the answer took too long"):
            await arxiv.download(PAPER)
    assert len(server.seen) == 1  # no time is left for another


async def test_cancelling_does_not_wait_for_a_blocked_request(server: ArxivServer, tmp_path: Path) -> None:
    server.pdfs.append(Reply(pdf(), delay=1.5))
    async with source(server, tmp_path) as arxiv:
        task = asyncio.create_task(arxiv.download(PAPER))
        while not server.seen:
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert server.seen[0].ended == 0  # the server has not answered yet
    assert len(server.seen) == 1
