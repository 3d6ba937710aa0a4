"""A topic of arXiv's announcements, digested day after day in this process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from paperdigest.cli.app import app
from paperdigest.writing.parse import parse
from tests.cli.live import ROWS, Library
from tests.servers.arxiv import Reply, Row
from tests.servers.arxiv_rss import rss

MONDAY, TUESDAY = "Mon, 03 Jun 2024 00:00:00 -0400", "Tue, 04 Jun 2024 00:00:00 -0400"
THURSDAY = "Thu, 06 Jun 2024 00:00:00 -0400"
READERS, DEFECTS, MARKDOWN = ROWS
SETTINGS = """
[[topics]]
name = "Reading"
source = "rss:cs.CV+eess.AS"
keywords = ["works", "bad"]
updates = true
"""


@pytest.fixture
def arxiv(monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    Path("paperdigest.toml").write_text(SETTINGS, encoding="utf-8")
    with Library(ROWS) as server:
        monkeypatch.setenv("PAPERDIGEST_ARXIV_URL", server.url)
        monkeypatch.setenv("PAPERDIGEST_ARXIV_PACE", "0")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717405200")
        yield server


def digest(capsys: pytest.CaptureFixture[str], day: int, *arguments: str, code: int = 0) -> str:
    """One run of the command with the offline model: its talk."""
    with pytest.raises(SystemExit) as ended:
        app(["digest", "--model", "offline", "--date", f"2024-06-{day:02}", *arguments])
    said = capsys.readouterr().err
    assert (ended.value.code, said if ended.value.code != code else "") == (code, "")
    return said


def entries(day: int) -> list[str]:
    post = Path(f"posts/2024-06-{day:02}/Reading.md")
    found = parse(post.read_text(encoding="utf-8")).entries if post.exists() else ()
    return [f"{entry.id}v{entry.version}" for entry in found]


def test_announcements_become_posts_day_by_day(arxiv: Library, capsys: pytest.CaptureFixture[str]) -> None:
    arxiv.announced = rss([(READERS, "new"), (DEFECTS, "cross"), (MARKDOWN, "new")], MONDAY)
    assert "Reading: 2 found, 2 fit, 0 already digested, 2 due" in digest(capsys, 3)
    assert sorted(entries(3)) == ["2405.00001v1", "2405.00002v2"]
    assert arxiv.paths()[:2] == ["/rss/cs.CV+eess.AS", "/api/query"]
    assert "nothing new: 2 found, 2 fit the topic, 2 already digested" in digest(capsys, 3)

    mended = Row("2405.00002v3", "Defects, Mended", DEFECTS.published)
    arxiv.rows = [READERS, mended, MARKDOWN]
    arxiv.pdfs.append(Reply(arxiv.reply("/pdf/2405.00001v1", {}).body))
    arxiv.announced = rss([(MARKDOWN, "replace"), (mended, "replace")], TUESDAY)
    said = digest(capsys, 4)
    assert entries(4) == ["2405.00002v3"]
    assert "the feed has only" not in said

    arxiv.announced = rss([(MARKDOWN, "replace")], THURSDAY)
    said = digest(capsys, 6)
    assert "not what was announced on 2024-06-05; a search finds it: paperdigest digest Reading --query" in said
    assert "arXiv's announcement of 2024-06-06 for cs.CV+eess.AS has nothing new" in said
    assert "the feed has only" not in digest(capsys, 6)


def test_what_was_left_over_is_a_gap_once_the_feed_has_gone_on(
    arxiv: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    arxiv.announced = rss([(MARKDOWN, "replace")], "Fri, 31 May 2024 00:00:00 -0400")
    digest(capsys, 2)
    arxiv.announced = rss([(READERS, "new"), (DEFECTS, "new")], MONDAY)
    assert "1 left for the next run" in digest(capsys, 3, "--max", "1")
    arxiv.announced = rss([(MARKDOWN, "replace")], TUESDAY)
    assert "not what was announced on 2024-06-03;" in digest(capsys, 4)


def test_a_paper_that_failed_is_tried_again_after_it_left_the_feed(
    arxiv: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    arxiv.announced = rss([(READERS, "new")], MONDAY)
    arxiv.pdfs.extend([Reply(b"<html>")] * 5)
    digest(capsys, 3, code=1)
    arxiv.pdfs.clear()
    arxiv.announced = rss([], TUESDAY)
    assert "1 due" in digest(capsys, 4)
    failed, empty = Path("posts/.paperdigest/runs.jsonl").read_text().splitlines()
    assert '"complete":true' in failed
    assert '"complete":false' in empty  # a Tuesday without papers: they may come late
    assert entries(4) == ["2405.00001v1"]


def test_the_command_that_is_named_fills_the_gap(arxiv: Library, capsys: pytest.CaptureFixture[str]) -> None:
    arxiv.announced = rss([], MONDAY)
    arxiv.rows = [READERS]
    query = "(all:works) AND (cat:cs.CV)"
    digest(capsys, 3, "Reading", "--query", query, "--since", "2024-05-24")
    assert entries(3) == ["2405.00001v1"]
    assert not any(path.startswith("/rss/") for path in arxiv.paths())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('source = "rss:cs.CV"\nquery = "ti:sheep"', "write keywords instead of the topic's query"),
        ('source = "rss:CS.CV,eess.AS"', "topic 1 source = 'rss:CS.CV,eess.AS': write it as rss:cs.CV+eess.AS"),
        ('source = "./rss:cs.CV"', "cannot read the folder rss:cs.CV"),
    ],
)
def test_wrong_settings_are_said_before_any_request(
    arxiv: Library, capsys: pytest.CaptureFixture[str], line: str, message: str
) -> None:
    Path("paperdigest.toml").write_text(f'[[topics]]\nname = "A"\n{line}\n', encoding="utf-8")
    assert message in digest(capsys, 3, code=2)
    assert arxiv.seen == []
