"""Runs after and beside one another, and topics that share papers."""

import asyncio
from pathlib import Path

import pytest

from paperdigest.writing.parse import parse
from tests.cli.command import EXAMPLES
from tests.cli.live import POST, ROWS, Library, world
from tests.servers.arxiv import Reply, Row
from tests.servers.gemini import Received, Turn
from tests.servers.good_answers import answer_well


@pytest.mark.slow
async def test_a_paper_of_another_topic_is_linked_and_not_paid_again(arxiv: Library) -> None:
    async with world(arxiv) as live:
        await live.run("digest", "sheep")
        result = await live.run("digest", "wool")
        assert (result.code, len(live.gemini.requests)) == (0, 3)
        post = parse(Path("posts/2024-06-01/wool.md").read_text(encoding="utf-8"))
        assert [mention.post_url for mention in post.mentions] == ["../2024-06-01/sheep.md"] * 3
        assert "3 already digested" in (await live.run("digest", "wool")).err


@pytest.mark.slow
async def test_a_new_version_is_digested_only_with_updates(arxiv: Library) -> None:
    settings = '[[topics]]\nname = "sheep"\nupdates = {}\n'
    Path("paperdigest.toml").write_text(settings.format("false"))
    async with world(arxiv) as live:
        await live.run("digest")
        arxiv.rows = [Row("2405.00002v3", "Defects, Mended", "2024-05-29T10:00:00Z"), *ROWS[2:], ROWS[0]]
        arxiv.pdfs.append(Reply((EXAMPLES / "digest-defects.pdf").read_bytes()))
        assert "nothing new" in (await live.run("digest")).err
        Path("paperdigest.toml").write_text(settings.format("true"))
        result = await live.run("digest", "--date", "2024-06-02")
    [entry] = parse(Path("posts/2024-06-02/sheep.md").read_text(encoding="utf-8")).entries
    assert (result.code, entry.version) == (0, 3)


@pytest.mark.slow
@pytest.mark.parametrize(("published", "found"), [("2024-05-25", True), ("2024-05-24", False)])
async def test_the_search_reaches_seven_days_behind_the_last_complete_run(
    arxiv: Library, published: str, found: bool
) -> None:
    arxiv.rows = [ROWS[0]]
    async with world(arxiv) as live:
        await live.run("digest", "sheep")
        arxiv.rows = [Row("math/0405482v1", "Late", f"{published}T10:00:00Z")]
        result = await live.run("digest", "sheep", SOURCE_DATE_EPOCH="1719835200")  # a month later
    assert ("1 due" in result.err) == found


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["--max", "1"], ["--since", "1d"]])
async def test_an_incomplete_run_leaves_no_gap(arxiv: Library, arguments: list[str]) -> None:
    async with world(arxiv) as live:
        await live.run("digest", "sheep", "--since", "2024-05-30")
        await live.run("digest", "sheep", *arguments, SOURCE_DATE_EPOCH="1717675200")  # 2024-06-06
        await live.run("digest", "sheep", SOURCE_DATE_EPOCH="1717675200")
    days = sorted(Path("posts").glob("*/sheep.md"))
    entries = [entry.id for day in days for entry in parse(day.read_text(encoding="utf-8")).entries]
    assert sorted(entries) == ["2405.00001"] if arguments[0] == "--since" else len(entries) >= 1


@pytest.mark.slow
async def test_a_run_beside_another_waits_and_pays_nothing_twice(arxiv: Library) -> None:
    async with world(arxiv) as live:
        results = await asyncio.gather(*(live.run("digest", "sheep") for _ in range(2)))
        assert [result.code for result in results] == [0, 0]
        assert len(live.gemini.requests) == 3
    assert len(parse(POST.read_text(encoding="utf-8")).entries) == 3


@pytest.mark.slow
async def test_a_mention_is_never_what_another_post_links_to(arxiv: Library) -> None:
    async with world(arxiv) as live:
        await live.run("digest", "sheep", "alpha", "wool")
    for name in ("alpha", "wool"):
        post = parse(Path(f"posts/2024-06-01/{name}.md").read_text(encoding="utf-8"))
        assert {mention.post_url for mention in post.mentions} == {"../2024-06-01/sheep.md"}


@pytest.mark.slow
async def test_the_next_topic_is_read_while_the_model_answers_about_the_first(arxiv: Library) -> None:
    """No request is answered before all are there: one topic after the other would wait for ever."""
    arxiv.rows = ROWS[:2]
    both = asyncio.Event()

    def together(received: Received) -> Turn:
        if len(live.gemini.requests) == 2:
            both.set()
        return Turn(answer_well(received).body, until=both)

    topic = '[[topics]]\nname = "{}"\nexclude = ["{}"]\n'
    titles = [row.title for row in arxiv.rows]
    Path("paperdigest.toml").write_text(topic.format(*titles) + topic.format(*reversed(titles)))
    async with world(arxiv, otherwise=together) as live:
        result = await live.run("digest")
    assert result.code == 0, result.err
    assert len(list(Path("posts").glob("*/*.md"))) == 2


@pytest.mark.slow
async def test_two_commands_at_once_do_not_pay_for_a_paper_twice(arxiv: Library) -> None:
    arxiv.rows = [ROWS[0]]
    async with world(arxiv, otherwise=lambda received: Turn(answer_well(received).body, delay=1)) as live:
        commands = (("digest", "sheep"), ("summarize", "2405.00001", "--out", "single"))
        results = await asyncio.gather(*(live.run(*arguments) for arguments in commands))
        assert [result.code for result in results] == [0, 0]
        assert len(live.gemini.requests) == 1
    said = "".join(result.err for result in results)
    assert said.count("is asking gemini-3.5-flash-lite the same: waiting until it is done") == 1
