"""The whole job against an arXiv and a Gemini on this machine."""

import json
from pathlib import Path

import pytest

from paperdigest.writing.parse import parse
from tests.cli.command import EXAMPLES, tree
from tests.cli.live import POST, Library, world
from tests.servers.arxiv import Row
from tests.servers.hand_written import answer_by_hand


async def test_a_phrase_becomes_todays_post_and_the_next_run_has_nothing_to_do(arxiv: Library) -> None:
    async with world(arxiv) as live:
        first = await live.run("digest", "sheep")
        assert (first.code, first.out) == (0, f"{POST}\n")
        post = parse(POST.read_text(encoding="utf-8"))
        assert [entry.id for entry in post.entries] == ["2405.00002", "2405.00001", "math/0405482"]
        assert post.models == ("gemini-3.5-flash-lite",)
        assert all(entry.provenance.claims == entry.provenance.grounded > 10 for entry in post.entries)
        assert [line[0] for line in post.entries[0].summary.words] == ["zh", "en"]
        assert (len(live.gemini.requests), len(arxiv.downloads)) == (3, 3)
        before = POST.read_bytes()
        second = await live.run("digest", "sheep")
        assert (second.code, second.out) == (0, "")
        assert "nothing new: 3 found, 3 fit the topic, 3 already digested" in second.err
        assert (len(live.gemini.requests), len(arxiv.downloads)) == (3, 3)
        assert POST.read_bytes() == before


@pytest.mark.slow
async def test_json_counts_what_was_used(arxiv: Library) -> None:
    async with world(arxiv) as live:
        report = json.loads((await live.run("digest", "sheep", "--json")).out)
    assert report["usage"]["requests"] == 3
    assert report["usage"]["input_tokens"] > 5000
    assert report["usage"]["cost_usd"] > 0
    assert [paper["status"] for paper in report["posts"][0]["papers"]] == ["digested"] * 3


@pytest.mark.parametrize("reason", ["window", "query"])
async def test_nothing_found_is_told_apart(arxiv: Library, reason: str) -> None:
    arxiv.rows = [Row("2301.00001v1", published="2023-01-02T00:00:00Z")] if reason == "window" else []
    async with world(arxiv) as live:
        result = await live.run("digest", "sheep")
    assert (result.code, tree(Path("posts"))) == (0, [".paperdigest/runs.jsonl"])
    said = "the newest match is 2301.00001v1 of 2023-01-02" if reason == "window" else "nothing matches, at any time"
    assert said in result.err


@pytest.mark.slow
async def test_single_papers_by_id_address_and_old_id(arxiv: Library) -> None:
    async with world(arxiv) as live:
        names = ["2405.00001", "https://arxiv.org/abs/2405.00002v2", "math/0405482"]
        result = await live.run("summarize", *names)
        assert result.code == 0
        assert sorted(result.out.split()) == ["posts/2405.00001.md", "posts/2405.00002.md", "posts/math_0405482.md"]
        again = await live.run("summarize", *names)
        assert again.err.count("exists and stays as it is") == 3
        assert len(live.gemini.requests) == 3


async def test_dry_run_pays_nothing(arxiv: Library) -> None:
    async with world(arxiv) as live:
        result = await live.run("digest", "sheep", "--dry-run")
        assert (result.code, live.gemini.requests) == (0, [])
    assert "3 requests" in result.err
    assert "$" in result.err
    assert not POST.exists()


async def test_a_post_of_answers_written_by_hand_is_as_it_was(arxiv: Library) -> None:
    """Golden, both languages; after a change that is meant, look at the new text and copy it over the old one."""
    async with world(arxiv, otherwise=answer_by_hand) as live:
        paper = str(EXAMPLES / "two-readers.pdf")
        result = await live.run("summarize", paper, "--model", "gemini:written-by-hand", "--set", "max_figures=6")
    assert result.code == 0
    golden = Path(__file__).parents[1] / "golden" / "two-readers.md"
    assert Path("posts/two-readers.md").read_text(encoding="utf-8") == golden.read_text(encoding="utf-8")


async def test_dry_run_needs_no_key(arxiv: Library) -> None:
    async with world(arxiv) as live:
        assert (await live.run("digest", "sheep", "--dry-run", GEMINI_API_KEY="")).code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["digest", "sheep", "--out", "-"], "--out - is for summarize"),
        (["summarize", "2405.00001", "--out", "-", "--json"], "both want stdout"),
        (["digest", "sheep", "--set", "timeout=inf"], "timeout"),
        (["digest", "sheep", "--set", "arxiv.pace=1e11"], "arxiv.pace"),
        (["digest", "ti\udcfftle"], "cannot be printed"),
        (["summarize", "~nobody-of-that-name/x.pdf"], "cannot read"),
        (["summarize", "x" * 5000], "cannot read"),
        (["digest", "sheep", "--prompts", "p" * 300], "no prompt set"),
        (["digest", "sheep", "--out", "~nobody-of-that-name/x"], "no such user"),
    ],
)
async def test_odd_input_is_one_line_and_exit_2(arxiv: Library, arguments: list[str], message: str) -> None:
    async with world(arxiv) as live:
        result = await live.run(*arguments, "-q")
    assert result.code == 2
    assert message in result.err
    assert "Traceback" not in result.err
