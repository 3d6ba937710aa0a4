"""The whole job against an arXiv and a Gemini on this machine."""

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from paperdigest.writing.parse import parse
from tests.cli.command import EXAMPLES, Result, environment, paperdigest, tree
from tests.servers.arxiv import ArxivServer, Reply, Row
from tests.servers.gemini import GeminiServer, Received, Turn, answer, failure, quota_failure
from tests.servers.good_answers import answer_well
from tests.servers.hand_written import answer_by_hand

KEY = "canary-0123456789-canary"
POST = Path("posts/2024-06-01/sheep.md")
NAMES = ("two-readers", "digest-defects", "blog-markdown")
ROWS = [
    Row("2405.00001v1", "Two Readers", "2024-05-30T10:00:00Z", summary="We read. It works."),
    Row("2405.00002v2", "Defects", "2024-05-29T10:00:00Z", summary="We look. It is bad."),
    Row("math/0405482v1", "Markdown", "2024-05-28T10:00:00Z", summary="We write. It breaks."),
]


class Library(ArxivServer):
    """Serves our example papers as the PDFs of its rows."""

    def reply(self, path: str, query: Mapping[str, str]) -> Reply:
        if path.startswith("/pdf/") and not self.pdfs:
            names = {row.id: name for row, name in zip(ROWS, NAMES, strict=True)}
            return Reply((EXAMPLES / f"{names[path.removeprefix('/pdf/')]}.pdf").read_bytes())
        return super().reply(path, query)

    @property
    def downloads(self) -> list[str]:
        return [seen.path for seen in self.seen if seen.path.startswith("/pdf/")]


@pytest.fixture
def arxiv() -> Iterator[Library]:
    with Library(ROWS) as server:
        yield server


class World:
    """A Gemini beside the arXiv, and the command that speaks to both."""

    def __init__(self, arxiv: Library, gemini: GeminiServer) -> None:
        self.arxiv, self.gemini = arxiv, gemini

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PAPERDIGEST_MODEL": "gemini-3.5-flash-lite",
            "PAPERDIGEST_ARXIV_URL": self.arxiv.url,
            "PAPERDIGEST_ARXIV_PACE": "0",
            "GOOGLE_GEMINI_BASE_URL": self.gemini.url,
            "GEMINI_API_KEY": KEY,
        }

    async def run(self, *arguments: str, **more: str) -> Result:
        return await asyncio.to_thread(paperdigest, *arguments, **(self.environment | more))


@asynccontextmanager
async def world(
    arxiv: Library, *turns: Turn, otherwise: Callable[[Received], Turn] = answer_well
) -> AsyncIterator[World]:
    async with GeminiServer(*turns, otherwise=otherwise) as gemini:
        yield World(arxiv, gemini)


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


@pytest.mark.slow
async def test_an_unknown_id_does_not_take_the_others_with_it(arxiv: Library) -> None:
    async with world(arxiv) as live:
        result = await live.run("summarize", "2405.00001", "2405.99999")
    assert (result.code, result.out) == (2, "posts/2405.00001.md\n")
    assert "2405.99999" in result.err
    assert "arXiv has no paper of this id" in result.err


@pytest.mark.parametrize(
    ("turn", "code", "message"),
    [
        (Turn(failure("PERMISSION_DENIED", "The caller does not have permission"), 403), 2, "gemini-3.5-flash-lite"),
        (Turn(failure("NOT_FOUND", "models/x is not found"), 404), 2, "gemini-3.5-flash-lite"),
        (Turn(failure("FAILED_PRECONDITION", "User location is not supported for the API use."), 400), 2, "offline"),
    ],
)
async def test_a_model_that_cannot_be_used_stops_the_run_with_the_way_out(
    arxiv: Library, turn: Turn, code: int, message: str
) -> None:
    async with world(arxiv, otherwise=lambda _: turn) as live:
        result = await live.run("digest", "sheep", "-q")
    assert result.code == code
    assert message in result.err
    assert "Traceback" not in result.err
    assert not POST.exists()


@pytest.mark.slow
async def test_a_spent_quota_keeps_what_is_finished_and_the_next_run_goes_on(arxiv: Library) -> None:
    spent = quota_failure({"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "1"})
    answered = 0

    def one_a_day(received: Received) -> Turn:
        nonlocal answered
        answered += 1
        return answer_well(received) if answered == 1 else Turn(spent, 429)

    async with world(arxiv, otherwise=one_a_day) as live:
        result = await live.run("digest", "sheep")
        assert result.code == 1
        assert "quota" in result.err
        assert len(parse(POST.read_text(encoding="utf-8")).entries) == 1
    async with world(arxiv) as live:
        assert (await live.run("digest", "sheep")).code == 0
        assert len(live.gemini.requests) == 2
    assert len(parse(POST.read_text(encoding="utf-8")).entries) == 3
    assert len(arxiv.downloads) == 3


@pytest.mark.slow
async def test_an_unanswered_paper_stands_in_the_post_and_is_asked_again_in_the_next_run(arxiv: Library) -> None:
    async with world(arxiv, otherwise=lambda _: Turn(answer("no JSON"))) as live:
        result = await live.run("digest", "sheep")
        assert result.code == 1
        assert "another run asks again" in result.err
    [entry, *_] = parse(POST.read_text(encoding="utf-8")).entries
    assert entry.summary.extracted
    async with world(arxiv) as live:
        await live.run("digest", "sheep", "--date", "2024-06-02")
        assert len(live.gemini.requests) == 3
    assert not Path("posts/2024-06-02/sheep.md").exists()
    [entry, *_] = parse(POST.read_text(encoding="utf-8")).entries
    assert not entry.summary.extracted
    assert entry.provenance.failed_steps == ()


@pytest.mark.slow
async def test_a_withdrawn_paper_is_said_and_is_no_failure(arxiv: Library) -> None:
    arxiv.rows = [Row("2405.00003v2", "Gone", "2024-05-30T10:00:00Z", comment="This paper has been withdrawn"), ROWS[0]]
    async with world(arxiv) as live:
        result = await live.run("digest", "sheep", "--json")
    report = json.loads(result.out)
    assert result.code == 0
    assert [skipped["id"] for skipped in report["skipped"]] == ["2405.00003v2"]
    assert "withdrawn" in report["skipped"][0]["reason"]
    assert len(report["posts"][0]["papers"]) == 1


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


async def test_dry_run_pays_nothing(arxiv: Library) -> None:
    async with world(arxiv) as live:
        result = await live.run("digest", "sheep", "--dry-run")
        assert (result.code, live.gemini.requests) == (0, [])
    assert "3 requests" in result.err
    assert "$" in result.err
    assert not POST.exists()


@pytest.mark.slow
async def test_the_key_is_nowhere(arxiv: Library) -> None:
    wrong = failure("INVALID_ARGUMENT", f"API key not valid: {KEY}")
    results = []
    async with world(arxiv, Turn(failure("UNAVAILABLE", KEY), 503), Turn(wrong, 400)) as live:
        results += [await live.run("digest", "sheep", "-v"), await live.run("digest", "sheep", "-v", "--json")]
    for result in results:
        assert KEY not in result.out + result.err
    written = [file for place in (Path(), Path("../home")) for file in place.rglob("*") if file.is_file()]
    assert len(written) > 10
    assert [file for file in written if KEY.encode() in file.read_bytes()] == []


async def test_ctrl_c_keeps_what_is_finished(arxiv: Library) -> None:
    asked = 0

    def slow_after_one(received: Received) -> Turn:
        nonlocal asked
        asked += 1
        turn = answer_well(received)
        return turn if asked == 1 else Turn(turn.body, delay=60)

    async with world(arxiv, otherwise=slow_after_one) as live:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "paperdigest", "digest", "sheep",
            env=environment(live.environment), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert process.stderr
        while not (await process.stderr.readline()).startswith(b"[1/"):  # the first paper is finished
            pass
        process.send_signal(signal.SIGINT)
        _, err = await process.communicate()
    assert process.returncode == 130
    assert "interrupted" in err.decode()
    assert "sheep: 2 left for the next run: " in err.decode()
    assert "Traceback" not in err.decode()
    assert len(parse(POST.read_text(encoding="utf-8")).entries) == 1


async def test_a_post_of_answers_written_by_hand_is_as_it_was(arxiv: Library) -> None:
    """Golden, both languages; after a change that is meant, look at the new text and copy it over the old one."""
    async with world(arxiv, otherwise=answer_by_hand) as live:
        paper = str(EXAMPLES / "two-readers.pdf")
        result = await live.run("summarize", paper, "--model", "gemini:written-by-hand", "--set", "max_figures=6")
    assert result.code == 0
    golden = Path(__file__).parents[1] / "golden" / "two-readers.md"
    assert Path("posts/two-readers.md").read_text(encoding="utf-8") == golden.read_text(encoding="utf-8")


@pytest.mark.slow
async def test_a_download_that_fails_is_tried_in_three_runs_before_the_abstract_is_used(arxiv: Library) -> None:
    arxiv.rows = [ROWS[0]]
    days = ("2024-06-01", "2024-06-02", "2024-06-03")
    async with world(arxiv) as live:
        for day in days:
            arxiv.pdfs.extend([Reply(status=404)] * 2)
            result = await live.run("digest", "sheep", "--date", day)
            assert result.code == (0 if day == days[-1] else 1)
    [entry] = parse(Path("posts/2024-06-03/sheep.md").read_text(encoding="utf-8")).entries
    assert entry.provenance.abstract_only
    assert not POST.exists()


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
async def test_requests_in_work_are_finished_when_the_quota_ends(arxiv: Library) -> None:
    spent = quota_failure({"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "2"})
    asked = 0

    def third_is_refused(received: Received) -> Turn:
        nonlocal asked
        asked += 1
        return Turn(spent, 429) if asked == 3 else Turn(answer_well(received).body, delay=1.5)

    async with world(arxiv, otherwise=third_is_refused) as live:
        result = await live.run("digest", "sheep")
        assert (result.code, live.gemini.abandoned) == (1, 0)
    assert len(parse(POST.read_text(encoding="utf-8")).entries) == 2


@pytest.mark.slow
async def test_a_refused_paper_is_not_asked_again_in_the_same_run(arxiv: Library) -> None:
    arxiv.rows = [ROWS[0]]
    async with world(arxiv, otherwise=lambda _: Turn(answer("", finish="SAFETY"))) as live:
        result = await live.run("digest", "sheep", "-v")
        assert (result.code, len(live.gemini.requests)) == (1, 1)
    assert "SAFETY" in result.err
    assert "another run asks again" in result.err


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
async def test_a_failure_is_shared_by_the_topics_that_found_the_paper(arxiv: Library) -> None:
    arxiv.rows = [ROWS[0]]
    arxiv.pdfs.extend([Reply(status=404)] * 2)
    async with world(arxiv) as live:
        result = await live.run("digest", "sheep", "goats", "--json")
    report = json.loads(result.out)
    assert (result.code, [skip["id"] for skip in report["skipped"]]) == (1, ["2405.00001v1"] * 2)
    assert len(arxiv.downloads) == 2
    for name in ("sheep", "goats"):
        sidecar = json.loads(Path(f"posts/.paperdigest/2024-06-01/{name}.json").read_text(encoding="utf-8"))
        assert [failure["runs"] for failure in sidecar["failures"]] == [1]


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
