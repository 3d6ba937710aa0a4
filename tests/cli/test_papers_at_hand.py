import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from paperdigest.cli.options import Common
from paperdigest.cli.papers_at_hand import PapersAtHand, papers_at_hand
from paperdigest.cli.session import Session
from paperdigest.writing.render import render
from tests.cli.command import EXAMPLES
from tests.linting.old_posts import POST
from tests.servers.arxiv import ArxivServer, Reply, Row, pdf
from tests.writing.samples import ENTRIES, post

OLD = {"old.md": POST}
KEY = ("2401.00001", 2)
ROW = Row("2401.00001v2", "Counting Sheep at Night", authors=("Ada Example", "Bo-Lin Example", "Cy D. Example"))
BUSY = Reply(status=503, headers={"Retry-After": "3600"})


class Shelf(ArxivServer):
    """Has one of our example papers as each PDF that no reply of `pdfs` stands for."""

    def reply(self, path: str, query: Mapping[str, str]) -> Reply:
        if path.startswith("/pdf/") and not self.pdfs:
            return Reply((EXAMPLES / "two-readers.pdf").read_bytes())
        return super().reply(path, query)


@pytest.fixture
def arxiv(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    with Shelf([ROW]) as server:
        monkeypatch.setenv("PAPERDIGEST_ARXIV_URL", server.url)
        monkeypatch.setenv("PAPERDIGEST_ARXIV_PACE", "0")
        yield server


async def gather(posts: Mapping[str, str], fetch: bool = False) -> PapersAtHand:
    return await papers_at_hand(Session(Common(progress="plain")), posts, fetch)


async def test_without_fetch_nobody_is_asked(arxiv: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    papers = await gather(OLD)
    assert (dict(papers), arxiv.seen) == ({}, [])
    assert papers.summary(fetched=False) == (
        "facts: 0 papers checked against their text, 0 against metadata only, 1 not at hand; "
        "--fetch asks arXiv for what is missing"
    )
    assert capsys.readouterr().err == ""


async def test_what_was_fetched_is_at_hand_the_next_time(arxiv: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    fetched = await gather(OLD, fetch=True)
    assert arxiv.paths() == ["/api/query", "/pdf/2401.00001v2"]
    assert "[1/1] 2401.00001v2  Counting Sheep at Night" in capsys.readouterr().err
    later = await gather(OLD)
    assert len(arxiv.seen) == 2
    assert later[KEY] == fetched[KEY]
    assert (later[KEY].paper, later[KEY].document) != (None, None)
    assert later.summary(fetched=False) == (
        "facts: 1 paper checked against their text, 0 against metadata only, 0 not at hand"
    )


async def test_a_section_without_version_means_the_newest(arxiv: Shelf) -> None:
    arxiv.rows = [Row("2401.00001v4", "Counting Sheep, Mended")]
    papers = await gather({"old.md": POST.replace("2401.00001v2", "2401.00001")}, fetch=True)
    [(key, known)] = papers.items()
    assert key == ("2401.00001", None)
    assert known.paper
    assert known.paper.version == 4
    assert arxiv.paths()[-1] == "/pdf/2401.00001v4"


async def test_a_pdf_in_the_cache_is_read_though_nothing_else_is_known(arxiv: Shelf) -> None:
    await gather(OLD, fetch=True)
    for kind in ("papers", "documents"):
        shutil.rmtree(Path("../home/cache/paperdigest") / kind)
    papers = await gather(OLD)
    assert papers[KEY].paper is None
    assert papers[KEY].document
    assert len(arxiv.seen) == 2


async def test_a_pdf_whose_text_is_in_the_cache_is_not_read_anew(arxiv: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/program")  # nothing can be read
    papers = await gather(OLD, fetch=True)
    assert papers[KEY].document


async def test_a_paper_that_cannot_be_read_is_said_and_has_its_metadata(
    arxiv: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    arxiv.pdfs.append(Reply(pdf()))
    papers = await gather(OLD, fetch=True)
    assert papers[KEY].paper
    assert papers[KEY].document is None
    assert "2401.00001v2: not checked against its text: " in capsys.readouterr().err
    assert "0 papers checked against their text, 1 against metadata only" in papers.summary(fetched=True)


async def test_an_unknown_id_is_said(arxiv: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    arxiv.rows = []
    assert dict(await gather(OLD, fetch=True)) == {}
    assert "2401.00001v2: arXiv has no paper of this id" in capsys.readouterr().err
    assert "/pdf/2401.00001v2" not in arxiv.paths()


async def test_when_arxiv_is_busy_what_is_at_hand_is_used_and_no_more_is_asked(
    arxiv: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    two = {**OLD, "b.md": POST.replace("2401.00001v2", "2401.00002v1")}
    arxiv.rows.append(Row("2401.00002v1"))
    await gather(OLD, fetch=True)
    arxiv.seen.clear()
    arxiv.feeds.append(BUSY)
    papers = await gather(two, fetch=True)
    assert list(papers) == [KEY]
    assert papers[KEY].paper
    said = capsys.readouterr().err
    assert "going on with what is at hand" in said
    assert "no paper of this id" not in said
    assert arxiv.paths() == ["/api/query"]


async def test_after_two_refused_pdfs_no_third_is_asked_for(arxiv: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    names = [f"2401.0000{n}v2" for n in range(1, 5)]
    arxiv.rows = [Row(name) for name in names]
    arxiv.pdfs.extend([BUSY] * 4)
    papers = await gather({name: POST.replace("2401.00001v2", name) for name in names}, fetch=True)
    assert [known.document for known in papers.values()] == [None] * 4
    assert len(arxiv.paths()) == 3
    assert capsys.readouterr().err.count("not checked against its text: arXiv") == 4


async def test_a_damaged_sidecar_is_said_and_done_without(arxiv: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    sidecar = Path("posts/.paperdigest/2026-11-20/sheep.json")
    sidecar.parent.mkdir(parents=True)
    sidecar.write_text("{", encoding="utf-8")
    papers = await gather({"posts/2026-11-20/sheep.md": render(post(*ENTRIES))}, fetch=True)
    assert papers[KEY].paper
    assert "posts/2026-11-20/sheep.md is checked without it" in capsys.readouterr().err


async def test_local_files_have_no_facts_to_look_up(arxiv: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    local = POST.replace("[PDF](http://arxiv.org/abs/2401.00001v2) 12 pages", "**PDF**: <code>notes.pdf</code>")
    papers = await gather({"a.md": local}, fetch=True)
    assert (dict(papers), arxiv.seen, papers.summary(fetched=True)) == ({}, [], "")
    assert "1 paper from local files" in capsys.readouterr().err
