import asyncio
import time
from pathlib import Path

import pytest

from paperdigest.errors import PaperError, ServiceError
from paperdigest.paper import Paper
from tests.servers.arxiv import ArxivServer, Reply, pdf
from tests.sources.arxivs import PAPER, source


async def test_a_pdf_is_downloaded_once(server: ArxivServer, tmp_path: Path) -> None:
    async with source(server, tmp_path) as arxiv:
        both = await asyncio.gather(arxiv.download(PAPER), arxiv.download(PAPER))
    async with source(server, tmp_path) as another_run:
        assert [*both, await another_run.download(PAPER)] == [pdf("2401.00001v1")] * 3
    assert server.paths() == ["/pdf/2401.00001v1"]


async def test_a_pdf_that_is_there_does_not_wait_for_arxiv(server: ArxivServer, tmp_path: Path) -> None:
    other = Paper(id="2401.00002", title="", version=1)
    async with source(server, tmp_path) as arxiv:
        await arxiv.download(PAPER)
        server.pdfs.append(Reply(pdf(), delay=0.3))
        waiting = asyncio.create_task(arxiv.download(other))
        await asyncio.sleep(0.05)
        await arxiv.download(PAPER)
        assert not waiting.done()
        await waiting


async def test_while_one_download_is_throttled_no_other_one_asks(server: ArxivServer, tmp_path: Path) -> None:
    other = Paper(id="2401.00002", title="", version=1)
    server.pdfs.append(Reply(status=429))
    async with source(server, tmp_path, wait=0.2) as arxiv:
        await asyncio.gather(arxiv.download(PAPER), arxiv.download(other))
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


async def test_throttled_downloads_end_the_run(server: ArxivServer, tmp_path: Path) -> None:
    server.pdfs.extend([Reply(status=429)] * 5)
    async with source(server, tmp_path) as arxiv:
        with pytest.raises(ServiceError, match="HTTP 429, tried 5 times: run again in 10 minutes"):
            await arxiv.download(PAPER)


async def test_cancelling_does_not_wait_for_a_blocked_request(server: ArxivServer, tmp_path: Path) -> None:
    server.pdfs.append(Reply(pdf(), delay=1.5))
    async with source(server, tmp_path) as arxiv:
        task = asyncio.create_task(arxiv.download(PAPER))
        await asyncio.sleep(0.1)
        started = time.monotonic()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert time.monotonic() - started < 0.5
    assert len(server.seen) == 1
