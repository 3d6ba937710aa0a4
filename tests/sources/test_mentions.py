import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.sources.mentions import find_marked, find_mentions, whole_id


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("1706.03762, math.GT/0309136v2;hep-th/9901001", ["1706.03762", "math/0309136v2", "hep-th/9901001"]),
        ("[A title](https://arxiv.org/abs/1706.03762) and more", ["1706.03762"]),
        ("<http://export.arxiv.org/pdf/1706.03762v5.pdf>.", ["1706.03762v5"]),
        ("arxiv.org/html/1706.03762v1#S2", ["1706.03762v1"]),
        ("https://ar5iv.labs.arxiv.org/html/1706.03762", ["1706.03762"]),
        ("https://doi.org/10.48550/arXiv.1706.03762", ["1706.03762"]),
        ("https://doi.org/10.48550%2FARXIV.1706.03762", ["1706.03762"]),
        ("arXiv: 1706.03762v5 [cs.CL]", ["1706.03762v5"]),
        ("（1706.03762）、论文arXiv:1810.04805的", ["1706.03762", "1810.04805"]),
        ("https://www.alphaxiv.org/abs/1706.03762", []),
        ("https://notarxiv.org/abs/1706.03762", []),
        ("https://arxiv.org.example.org/abs/1706.03762", []),
        ("https://example.org/math/0405482", []),
        ("a score of 2813.4567, 17060.3762, 1706.037621 and 1706.03762v0", []),
        ("１７０６.０３７６２", []),
    ],
)
def test_ids_are_found_in_running_text(text: str, ids: list[str]) -> None:
    assert [mention.arxiv_id for mention in find_mentions(text)] == ids


def test_only_a_mark_makes_a_number_an_id() -> None:
    assert find_marked("pages 1706.03762") == ""
    assert find_marked("CoRR, abs/1706.03762") == "1706.03762"
    assert find_marked("arXiv preprint arXiv:1706.03762 (2017)") == "1706.03762"
    assert find_marked("arXiv preprint 1706.03762") == "1706.03762"


def test_a_whole_id_has_nothing_beside_it() -> None:
    assert whole_id("arXiv:1706.03762v5 [cs.CL]") == "1706.03762v5"
    assert whole_id("see 1706.03762") == ""
    assert whole_id("１７０６.０３７６２") == ""


@given(st.text(alphabet="1706.v5/:arXivogbs-hCR10485 中\n"))
def test_what_is_found_is_an_id_and_where_it_says(text: str) -> None:
    for mention in find_mentions(text):
        assert mention.arxiv_id == whole_id(mention.arxiv_id) != ""
        assert 0 <= mention.start < mention.end <= len(text)
