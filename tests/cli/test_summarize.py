import json
from pathlib import Path

import pytest

from paperdigest.writing.parse import parse
from tests.cli.command import EXAMPLES, paperdigest, tree

PDF = EXAMPLES / "two-readers.pdf"


def test_one_pdf_becomes_one_post() -> None:
    result = paperdigest("summarize", str(PDF))
    assert (result.code, result.out) == (0, "posts/two-readers.md\n")
    [entry] = parse(Path("posts/two-readers.md").read_text(encoding="utf-8")).entries
    assert entry.title == json.loads(PDF.with_suffix(".json").read_text())["title"]
    assert tree(Path("posts")) == [".paperdigest/runs.jsonl", ".paperdigest/two-readers.json", "two-readers.md"]
    [line] = Path("posts/.paperdigest/runs.jsonl").read_text().splitlines()
    run = json.loads(line)
    assert (run["topic"], run["papers"], run["skipped"], run["complete"]) == ("", 1, 0, False)


def test_a_pdf_without_metadata_is_titled_by_what_it_prints() -> None:
    Path("mine.pdf").write_bytes(PDF.read_bytes())
    assert paperdigest("summarize", "mine.pdf").code == 0
    [entry] = parse(Path("posts/mine.md").read_text(encoding="utf-8")).entries
    assert entry.title == json.loads(PDF.with_suffix(".json").read_text())["title"]
    assert (entry.title_note, entry.authors) == ("pdf", ())
    assert "见第 1 页 / see page 1" in Path("posts/mine.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_an_existing_post_stays() -> None:
    paperdigest("summarize", str(PDF))
    Path("posts/two-readers.md").write_text("mine")
    result = paperdigest("summarize", str(PDF))
    assert (result.code, result.out) == (0, "")
    assert "posts/two-readers.md exists" in result.err
    assert Path("posts/two-readers.md").read_text() == "mine"


def test_out_dash_prints_the_markdown_and_writes_nothing() -> None:
    result = paperdigest("summarize", str(PDF), "--out", "-")
    assert result.code == 0
    assert len(parse(result.out).entries) == 1
    assert tree() == []


def test_json_follows_the_contract() -> None:
    report = json.loads(paperdigest("summarize", str(PDF), "--json").out)
    assert set(report) == {"posts", "skipped", "usage", "seconds"}
    assert set(report["usage"]) == {"requests", "input_tokens", "cached_tokens", "output_tokens", "cost_usd"}
    [post] = report["posts"]
    [paper] = post["papers"]
    assert set(paper) == {"id", "title", "status", "reason", "claims"}
    assert paper["claims"]["grounded"] > 10
    assert (paper["claims"]["withheld"], paper["status"]) == (0, "digested")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<html>", "is not a PDF"),
        (b"%PDF-1.7\nbroken", "error|skipped"),
    ],
)
def test_a_file_that_is_no_readable_pdf_is_exit_2(content: bytes, message: str) -> None:
    Path("bad.pdf").write_bytes(content)
    result = paperdigest("summarize", "bad.pdf")
    assert result.code == 2
    assert any(part in result.err for part in message.split("|"))
    assert "Traceback" not in result.err
    assert not Path("posts/bad.md").exists()


def test_a_missing_file_is_exit_2_before_anything() -> None:
    result = paperdigest("summarize", str(PDF), "none.pdf")
    assert result.code == 2
    assert "no file none.pdf" in result.err
    assert tree() == []


def test_a_post_that_is_printed_has_no_figures_and_says_so() -> None:
    result = paperdigest("summarize", str(PDF), "--out", "-", "--set", "max_figures=3")
    assert "--out - writes no images" in result.err
    assert "<details>" not in result.out
    assert tree() == []
