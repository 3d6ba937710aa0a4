import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.sources.lists import read_list

FILES = {"a.pdf", "my paper.pdf", "1706.03762.pdf"}


def named(text: str) -> list[str]:
    """What a list names, "!" before what it says of a line that names nothing."""
    entries = read_list(text, FILES.__contains__)
    return [entry.arxiv_id or entry.file or f"!{entry.line} {entry.title}" for entry in entries]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1706.03762 1810.04805v2\n\n  math/0405482", ["1706.03762", "1810.04805v2", "math/0405482"]),
        ("# to read\n1706.03762  # the first\n", ["1706.03762"]),
        ("https://arxiv.org/html/1706.03762v1#S2", ["1706.03762v1"]),
        ("- [Attention](https://arxiv.org/abs/1706.03762), [code](https://example.org/x)", ["1706.03762"]),
        ("1. [1706.03762](https://arxiv.org/pdf/1706.03762v5.pdf)\n2) 1810.04805", ["1706.03762v5", "1810.04805"]),
        ("- [ ] 1706.03762\n* [x] 1810.04805\n> -2401.00001", ["1706.03762", "1810.04805", "2401.00001"]),
        ("2401.00001v1 2401.00001v2", ["2401.00001v1", "2401.00001v2"]),
        ("| 1706.03762 | Attention |\n|---|---|", ["1706.03762"]),
        ("Attention Is All You Need", ["!1 Attention Is All You Need"]),
        ("\n1706.03762 17060.3762 (12 pages)", ["1706.03762", "!2 17060.3762"]),
        ("1706.03762 arxiv.org/list/cs.CL", ["1706.03762", "!1 arxiv.org/list/cs.CL"]),
        ("https://example.org/x.pdf", ["!1 https://example.org/x.pdf"]),
        ("refs.bib", ["!1 refs.bib"]),
    ],
)
def test_a_line_names_papers_as_people_write_them(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("my paper.pdf", ["my paper.pdf"]),
        ('"my paper.pdf" a.pdf', ["my paper.pdf", "a.pdf"]),
        ("[mine](a.pdf) 'my paper.pdf'", ["a.pdf", "my paper.pdf"]),
        ("Bob's a.pdf and Ann's none.pdf", ["a.pdf", "none.pdf"]),
        ("1706.03762.pdf 1810.04805.pdf", ["1706.03762.pdf", "1810.04805"]),
        ("papers/1706.03762.pdf", ["papers/1706.03762.pdf"]),
    ],
)
def test_pdf_files_are_names_and_one_that_is_there_comes_before_an_id(text: str, names: list[str]) -> None:
    assert named(text) == names


@given(st.text(alphabet="1706.03762 arxiv:v5#-[]()\"'.pdf|x/\n\t中"))
def test_every_line_that_says_something_is_accounted_for(text: str) -> None:
    entries = list(read_list(text, FILES.__contains__))
    assert all(bool(entry.arxiv_id) + bool(entry.file) + bool(entry.problem) == 1 for entry in entries)
    lines = {entry.line for entry in entries}
    assert lines >= {number for number, line in enumerate(text.split("\n"), 1) if "中" in line and "#" not in line}
