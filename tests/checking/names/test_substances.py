import pytest

from paperdigest.checking.index import Printed
from paperdigest.checking.names.substances import substances


def found(text: str, paper: str) -> list[str]:
    return list(substances(text, Printed([paper]).carries))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("A germanium fence.", ["germanium"]),
        ("Gravitons and axion-like sheep.", ["Gravitons", "axion"]),
        ("锗制围栏与聚乙烯。", ["锗", "聚乙烯"]),
    ],
)
def test_a_substance_must_be_printed(text: str, missing: list[str]) -> None:
    assert found(text, "A silicon fence.") == missing


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("A germanium fence.", "A Ge fence."),
        ("锗制围栏。", "A germanium fence."),
        ("Aluminum gates.", "aluminium gates"),
        ("氮化镓围栏。", "a gallium nitride fence"),  # a compound
        ("硅谷的羊。", "sheep"),
    ],
)
def test_a_symbol_another_spelling_and_a_compound_will_do(text: str, paper: str) -> None:
    assert found(text, paper) == []
