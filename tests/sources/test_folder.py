import asyncio
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.errors import ConfigError, PaperError
from paperdigest.sources.folder import FolderSource
from paperdigest.writing.clean import fold


def put(folder: Path, name: str, metadata: object = None) -> Path:
    file = folder / name
    file.write_bytes(b"%PDF-1.7")
    if metadata is not None:
        text = metadata if isinstance(metadata, str) else json.dumps(metadata)
        file.with_suffix(".json").write_text(text, encoding="utf-8")
    return file


async def test_metadata_beside_a_pdf_is_used(tmp_path: Path) -> None:
    fields = {"id": "2401.00001v2", "title": "Counting\n  Sheep", "authors": ["A", "B"], "comment": None}
    put(tmp_path, "a.pdf", {**fields, "published": "2024-01-02T03:04:05Z"})
    [paper] = await FolderSource.of(tmp_path).search()
    assert (paper.id, paper.version, paper.title) == ("2401.00001", 2, "Counting Sheep")
    assert (paper.authors, paper.published, paper.comment) == (("A", "B"), date(2024, 1, 2), "")


async def test_a_bare_pdf_is_called_by_its_name(tmp_path: Path) -> None:
    put(tmp_path, "notes on sheep.PDF")
    [paper] = await FolderSource.of(tmp_path).search()
    assert (paper.id, paper.title, paper.title_source, paper.url) == ("notes on sheep", "notes on sheep", "file", "")


async def test_only_pdfs_count_and_arxiv_links_give_ids(tmp_path: Path) -> None:
    put(tmp_path, "b.pdf", {"url": "http://arxiv.org/abs/math/0405482v1", "title": "T"})
    (tmp_path / "readme.txt").write_text("")
    (tmp_path / "folder.pdf").mkdir()
    [paper] = await FolderSource.of(tmp_path).search()
    assert paper.versioned_id == "math/0405482v1"


@given(st.text(alphabet=st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), max_size=30))
def test_an_id_comes_back_from_a_post_as_it_was(stem: str) -> None:
    [paper] = asyncio.run(FolderSource([Path(f"/nowhere/{stem}.pdf")]).search())
    assert paper.id == fold(paper.id) != ""


async def test_a_name_of_bytes_that_are_no_text_is_told_as_far_as_it_is(tmp_path: Path) -> None:
    bare, broken = Path("/nowhere/bare\udcff.pdf"), tmp_path / "broken\udcff.pdf"
    try:
        put(tmp_path, broken.name, "{")
    except OSError:
        pytest.skip("this file system has no such names")
    source = FolderSource([bare, broken])
    papers = await source.search()
    assert [(paper.id, paper.title) for paper in papers] == [("bare", "bare"), ("broken", "broken")]
    with pytest.raises(PaperError, match=r"metadata broken\.json is wrong"):
        await source.download(papers[1])


async def test_a_link_of_another_scheme_is_not_taken(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", {"title": "T", "url": "javascript:alert(1)"})
    [paper] = await FolderSource.of(tmp_path).search()
    assert paper.url == ""


@pytest.mark.parametrize(
    ("text", "message"), [("{", "EOF"), ('{"authors": [{}]}', "authors"), ('{"published": "then"}', "published")]
)
async def test_wrong_metadata_fails_its_paper_alone(tmp_path: Path, text: str, message: str) -> None:
    put(tmp_path, "bad.pdf", text)
    put(tmp_path, "good.pdf")
    source = FolderSource.of(tmp_path)
    bad, good = await source.search()
    with pytest.raises(PaperError, match=f"bad.json is wrong: .*{message}"):
        await source.download(bad)
    assert await source.download(good) == b"%PDF-1.7"


async def test_a_file_that_went_away_fails_its_paper(tmp_path: Path) -> None:
    file = put(tmp_path, "a.pdf")
    source = FolderSource.of(tmp_path)
    file.unlink()
    with pytest.raises(PaperError, match=r"a\.pdf: No such file"):
        await source.download((await source.search())[0])


def test_no_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        FolderSource.of(tmp_path / "none")


async def test_two_files_of_one_paper_are_said_without_a_path_of_this_machine(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        put(tmp_path, name, {"id": "2401.00001v2", "title": "T"})
    first, second = await FolderSource.of(tmp_path).search()
    assert first.id == "2401.00001"
    with pytest.raises(PaperError, match=r"^a\.pdf is the same paper, 2401\.00001: remove one of them$"):
        await FolderSource.of(tmp_path).download(second)
    assert str(tmp_path) not in second.id + second.title


@pytest.mark.parametrize(
    "text",
    [
        "",
        '{"abstract": null, "authors": null, "published": null, "id": 12345}',
        '{"published": ""}',
        '\ufeff{"title": "T"}',
    ],
)
async def test_what_other_tools_write_for_nothing_is_nothing(tmp_path: Path, text: str) -> None:
    put(tmp_path, "a.pdf", text)
    source = FolderSource.of(tmp_path)
    assert await source.download((await source.search())[0])


async def test_what_is_no_regular_file_fails_alone(tmp_path: Path) -> None:
    put(tmp_path, "good.pdf")
    put(tmp_path, "odd.pdf")
    os.mkfifo(tmp_path / "odd.json")
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "._good.pdf").write_bytes(b"")
    (tmp_path / "broken.pdf").symlink_to(tmp_path / "nowhere")
    source = FolderSource.of(tmp_path)
    reasons = {}
    for paper in await source.search():
        try:
            await source.download(paper)
        except PaperError as error:
            reasons[paper.id] = str(error)
    assert set(reasons) == {"odd", "pipe", "broken"}
    assert "no regular file" in reasons["odd"]


async def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = put(tmp_path, "big.pdf")
    with file.open("r+b") as opened:
        opened.truncate(3_000_000_000)
    source = FolderSource.of(tmp_path)
    with pytest.raises(PaperError, match="has 3,000 MB"):
        await source.download((await source.search())[0])
