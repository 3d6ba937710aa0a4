"""What commands for single papers say of those that cannot be had or read."""

import json
from pathlib import Path

import pytest

from tests.cli.inprocess import run
from tests.cli.live import Library
from tests.servers.arxiv import Reply

COMMANDS = (("read",), ("prompts", "try", "takeaways", "--model", "offline"))


@pytest.fixture(autouse=True)
def _world(arxiv: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERDIGEST_ARXIV_URL", arxiv.url)
    monkeypatch.setenv("PAPERDIGEST_ARXIV_PACE", "0")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717243200")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_id_that_arxiv_does_not_have(command: tuple[str, ...], arxiv: Library) -> None:
    arxiv.rows = []
    result = run(*command, "2401.99999")
    assert (result.code, result.out) == (2, "")
    assert "arXiv has no paper 2401.99999: check the id" in result.err


def test_a_file_that_cannot_be_read() -> None:
    Path("cut.pdf").write_bytes(b"%PDF-1.7\n")
    result = run("read", "cut.pdf")
    assert (result.code, result.out) == (2, "")
    assert "error: cut.pdf: the file is cut off" in result.err


def test_a_pdf_that_arxiv_does_not_give(arxiv: Library) -> None:
    arxiv.pdfs.extend([Reply(status=404)] * 2)
    result = run("read", "2405.00001")
    assert (result.code, result.out) == (1, "")
    assert "error: 2405.00001: arXiv" in result.err


def test_a_dry_run_tells_what_cannot_be_had(arxiv: Library) -> None:
    arxiv.rows = arxiv.rows[:1]
    arxiv.pdfs.extend([Reply(status=404)] * 2)
    result = run("digest", "sheep", "--model", "offline", "--dry-run", "--json")
    [skipped] = json.loads(result.out)["skipped"]
    assert (result.code, skipped["id"], "404" in skipped["reason"]) == (1, "2405.00001v1", True)
