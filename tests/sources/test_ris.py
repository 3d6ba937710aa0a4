import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.sources.ris import read_ris


def record(*lines: str) -> str:
    return "\n".join(["TY  - JOUR", "TI  - T", *lines, "ER  - ", ""])


@pytest.mark.parametrize(
    ("line", "arxiv_id"),
    [
        ("DO  - 10.48550/arXiv.1706.03762", "1706.03762"),
        ("UR  - http://arxiv.org/abs/1706.03762v5", "1706.03762v5"),
        ("L1  - https://arxiv.org/pdf/math/0405482", "math/0405482"),
        ("M1  - arXiv:1706.03762", "1706.03762"),
        ("AN  - arXiv:1706.03762 [cs]", "1706.03762"),
        ("ID  - arXiv:1706.03762", "1706.03762"),
        ("PB  - arXiv:1706.03762", "1706.03762"),
        ("N1  - Preprint at arXiv:1706.03762.", "1706.03762"),
        ("JO  - arXiv preprint arXiv:1706.03762", "1706.03762"),
        ("JO  - CoRR\nVL  - abs/1706.03762", "1706.03762"),
        ("PB  - arXiv\nAN  - 1706.03762", "1706.03762"),
        ("AN  - 1706.03762", ""),
        ("DO  - 10.1000/1706.03762\nAB  - We improve on arXiv:1706.03762", ""),
    ],
)
def test_the_id_is_found_where_exports_write_it(line: str, arxiv_id: str) -> None:
    [entry] = read_ris(record(line))
    assert (entry.line, entry.title, entry.arxiv_id) == (1, "T", arxiv_id)
    assert bool(entry.problem) == (arxiv_id == "")


def test_records_end_where_the_next_begins_and_values_go_on() -> None:
    text = "TI  - No type\nDO  - 10.1/2\n\n TY - GEN\nID - k\nT1 - Two\n  lines\nTY  - JOUR\n"
    text += "UR  - arxiv.org/abs/2401.00001"
    entries = [(entry.line, entry.key, entry.title, entry.arxiv_id) for entry in read_ris(text)]
    assert entries == [(1, "", "No type", ""), (4, "k", "Two lines", ""), (8, "", "", "2401.00001")]


@given(st.lists(st.sampled_from(["TY  - JOUR", "ER  - ", "TI  - T", "DO  -", "VL  - abs/1706.03762", "x", "", "  -"])))
def test_every_record_that_says_its_type_counts(lines: list[str]) -> None:
    entries = list(read_ris("\n".join(lines)))
    assert len(entries) >= lines.count("TY  - JOUR")
    assert [entry.line for entry in entries] == sorted({entry.line for entry in entries})
