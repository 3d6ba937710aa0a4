from datetime import date

import pytest

from paperdigest.paper import Paper, parse_arxiv_id


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("1706.03762", ("1706.03762", None)),
        ("1706.03762v5", ("1706.03762", 5)),
        ("arXiv:1706.03762v5", ("1706.03762", 5)),
        ("math/0405482", ("math/0405482", None)),
        ("quant-ph/9508027v2", ("quant-ph/9508027", 2)),
        ("math.GT/0309136", ("math.GT/0309136", None)),
        ("https://arxiv.org/abs/1810.04805v2", ("1810.04805", 2)),
        ("http://export.arxiv.org/pdf/math/0405482v1.pdf", ("math/0405482", 1)),
        ("arxiv.org/html/2502.18907?x=1#S2", ("2502.18907", None)),
        ("arXiv:1706.03762v5 [cs.CL]", ("1706.03762", 5)),
        ("https://doi.org/10.48550/arXiv.1706.03762", ("1706.03762", None)),
        ("paper.pdf", None),
        ("1706.03762v0", None),
        ("17060.3762", None),
        ("https://example.org/abs/1706.03762", None),
    ],
)
def test_reads_ids_of_any_style(text: str, parsed: tuple[str, int | None] | None) -> None:
    assert parse_arxiv_id(text) == parsed


@pytest.mark.parametrize(
    ("comment", "abstract", "withdrawn"),
    [
        ("This paper has been withdrawn by the author due to an error in Lemma 2", "We prove.", True),
        ("Paper withdrawn", "We prove.", True),
        ("", "This submission has been withdrawn by arXiv administrators", True),
        ("This paper was withdrawn from ICML and improved", "We prove.", False),
        ("8 pages", "Why is a paper withdrawn? We count.", False),
    ],
)
def test_withdrawn_shows_only_in_the_words(comment: str, abstract: str, withdrawn: bool) -> None:
    assert Paper(id="2401.00001", title="T", comment=comment, abstract=abstract).is_withdrawn == withdrawn


def test_links_of_an_arxiv_paper() -> None:
    paper = Paper(id="1706.03762", title="T", version=5)
    assert paper.page_url == "https://arxiv.org/abs/1706.03762v5"
    assert paper.pdf_url(8) == "https://arxiv.org/pdf/1706.03762v5#page=8"


def test_links_of_a_local_paper() -> None:
    assert Paper(id="notes", title="T").pdf_url(2) == ""
    assert (
        Paper(id="notes", title="T", url="https://example.org/n.pdf").pdf_url(2) == "https://example.org/n.pdf#page=2"
    )
    assert Paper(id="notes", title="T", url="https://example.org/n").pdf_url(2) == ""


def test_order_is_by_month_of_the_id_then_id() -> None:
    ids = ["hep-th/9901001", "math/0405482", "0704.0001", "1706.00001", "1706.03762", "2401.00001"]
    papers = [Paper(id=name, title="") for name in ids]
    assert sorted(papers, key=lambda paper: paper.sort_key) == papers
    undated, dated = Paper(id="b", title=""), Paper(id="a", title="", published=date(2020, 5, 1))
    assert undated.sort_key < papers[0].sort_key < dated.sort_key < papers[-1].sort_key
