import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.paper import Paper
from paperdigest.sources.arxiv_ids import canonical_id, match_ids


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2401.00001", "2401.00001"),
        ("arXiv:2401.00001v3", "2401.00001v3"),
        ("https://arxiv.org/pdf/2401.00001v3.pdf", "2401.00001v3"),
        ("math.GT/0309136", "math/0309136"),
        ("HEP-TH/9901001V2", "hep-th/9901001v2"),
        ("cond-mat/0301001", "cond-mat/0301001"),
        ("abc", None),
        ("2401.00001,2401.00002", None),
    ],
)
def test_ids_of_any_style_get_arxivs_form(text: str, name: str | None) -> None:
    assert canonical_id(text) == name


def papers(*ids: str) -> list[Paper]:
    found = []
    for text in ids:
        name, _, version = text.partition("v")
        found.append(Paper(id=name, title=text, version=int(version)))
    return found


def test_answers_are_matched_by_id_not_by_position() -> None:
    matched = match_ids(["2401.00003", "9999.99999", "2401.00001"], papers("2401.00001v1", "2401.00003v2"))
    assert [paper.title for paper in matched] == ["2401.00003v2", "2401.00001v1"]


def test_a_version_is_matched_exactly_and_a_bare_id_by_the_newest() -> None:
    found = papers("2401.00001v3", "2401.00001v1")
    assert [paper.version for paper in match_ids(["2401.00001", "2401.00001v1"], found)] == [3, 1]
    assert match_ids(["2401.00001v2"], found) == ()


@given(st.lists(st.integers(1, 30)), st.lists(st.tuples(st.integers(1, 30), st.integers(1, 3))))
def test_every_answer_asked_for_is_found_once_in_the_order_asked(
    asked: list[int], known: list[tuple[int, int]]
) -> None:
    names = [f"2401.{number:05}" for number in asked]
    matched = match_ids(names, papers(*(f"2401.{number:05}v{version}" for number, version in known)))
    expected = [name for name in dict.fromkeys(names) if name in {f"2401.{number:05}" for number, _ in known}]
    assert [paper.id for paper in matched] == expected
    for paper in matched:
        assert paper.version == max(version for number, version in known if f"2401.{number:05}" == paper.id)
