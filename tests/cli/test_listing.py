import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperdigest.cli.listing import Names, name_papers
from paperdigest.errors import ConfigError

BIB = (
    "@article{a, title={A}, eprint={2401.00001}}\n@book{b, title={A Book}}\n@misc{c, doi={10.48550/arXiv.2401.00003}}\n"
)
RIS = "TY  - JOUR\nTI  - R\nUR  - https://arxiv.org/abs/2401.00004\nER  - \n"


def write(name: str, content: str | bytes) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def left_out(names: Names) -> list[tuple[str, str, str]]:
    return [(entry.id, entry.title, entry.reason) for entry in names.unusable]


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    buffer = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(buffer))
    return buffer


def test_lists_of_all_kinds_name_each_paper_once() -> None:
    lists = [write("a.txt", "2401.00002\n2401.00001\n"), write("refs.bib", BIB), write("refs.ris", RIS)]
    names = name_papers([*lists, "https://arxiv.org/abs/2401.00001", lists[0]])
    assert names.ids == ["2401.00001", "2401.00002", "2401.00003", "2401.00004"]
    assert left_out(names) == [("b", "A Book", "refs.bib:2: no arXiv id in this entry")]
    assert names.talk[1] == "refs.bib: 2 entries with a paper, 1 that names none"


def test_a_line_that_is_no_name_is_said_with_its_place() -> None:
    names = name_papers([write("a.txt", "2401.00001\n\nSome words\n")])
    assert left_out(names) == [("a.txt:3", "Some words", "no arXiv id, arXiv address or PDF file in this line")]
    assert not names.unusable[0].is_wrong


def test_files_count_from_the_lists_folder_and_one_that_is_not_there_is_wrong() -> None:
    write("deep/one two.pdf", b"%PDF-1.7")
    write("deep/text.pdf", "no PDF")
    names = name_papers([write("deep/a.txt", "one two.pdf\nnone.pdf\ntext.pdf\n")])
    assert names.files == [Path("deep/one two.pdf").resolve()]
    assert [(entry.id, entry.is_wrong) for entry in names.unusable] == [("deep/a.txt:2", True), ("deep/a.txt:3", True)]
    assert "no file deep/none.pdf" in names.unusable[0].reason


def test_two_versions_of_one_paper_are_not_made_into_one_post() -> None:
    names = name_papers([write("a.txt", "2401.00001v1\n2401.00001\n2401.00001v2\n")])
    assert names.ids == ["2401.00001v1"]
    [(name, _, reason)] = left_out(names)
    assert name == "2401.00001v2"
    assert "a.txt:3: the same paper as 2401.00001v1" in reason


@pytest.mark.parametrize(("content", "found"), [(BIB, ["2401.00001", "2401.00003"]), (RIS, ["2401.00004"])])
def test_what_a_list_holds_is_seen_when_its_name_does_not_say(content: str, found: list[str]) -> None:
    assert name_papers([write("export.txt", content)]).ids == name_papers([write("export", content)]).ids == found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_editors_encoding_and_line_ends_will_do(stdin: io.BytesIO, encoding: str, end: str) -> None:
    stdin.write(end.join(["2401.00001 # für später", "Zürich", "2401.00002"]).encode(encoding))
    stdin.seek(0)
    names = name_papers(["-", "-"])
    assert names.ids == ["2401.00001", "2401.00002"]
    assert [(entry.id, entry.title) for entry in names.unusable] == [("stdin:2", "Zürich")]


def test_a_pdf_is_one_whatever_it_is_called() -> None:
    files = [write(name, b"%PDF-1.7") for name in ("paper", "paper.txt", "paper.bib", "paper.PDF")]
    assert names_of(name_papers(files).files) == files
    assert names_of(name_papers([write("junk", b"junk %PDF-1.7")]).files) == ["junk"]


def names_of(files: Iterable[Path]) -> list[str]:
    return [file.name for file in files]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"PK\x03\x04\0\0", "a.txt is a binary file, not a list"),
        ("a.docx", b"2401.00001", "a.docx is not a PDF"),
        ("a.pdf", b"2401.00001", "a.pdf is not a PDF"),
        ("a.txt", b"2401.00001 " * 500_000, "more than 5 MB of text: split it"),
    ],
)
def test_a_file_that_is_no_list_is_said_in_one_line(name: str, content: bytes, message: str) -> None:
    with pytest.raises(ConfigError, match=message) as error:
        name_papers([write(name, content)])
    assert "\n" not in str(error.value)


def test_a_list_that_is_too_large_is_not_read_to_its_end() -> None:
    with Path("big.bib").open("wb") as opened:
        opened.truncate(5_000_000_000)
    with pytest.raises(ConfigError, match=r"big\.bib has more than 50 MB: split it"):
        name_papers(["big.bib"])


def test_stdin_may_be_closed_or_a_pdf(stdin: io.BytesIO, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin.write(b"%PDF-1.7")
    stdin.seek(0)
    with pytest.raises(ConfigError, match="stdin is a PDF"):
        name_papers(["-"])
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ConfigError, match="stdin is closed"):
        name_papers(["-"])


@pytest.mark.parametrize("name", ["none.bib", "folder", "pipe", "~nobody-of-that-name/a.txt", "x" * 5000, "a\0.bib"])
def test_what_cannot_be_opened_is_said_as_for_a_pdf(name: str) -> None:
    Path("folder").mkdir()
    os.mkfifo("pipe")
    with pytest.raises(ConfigError, match=r"no file|no regular file|cannot read"):
        name_papers([name])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["a.bib", "a.ris", "a.txt", "a"]), st.binary(max_size=300), st.sampled_from(["", BIB, RIS]))
def test_no_bytes_end_in_a_traceback(name: str, content: bytes, before: str) -> None:
    try:
        names = name_papers([write(name, before.encode() + content)])
    except ConfigError:
        return
    for entry in names.unusable:
        (entry.id + entry.title + entry.reason).encode()
