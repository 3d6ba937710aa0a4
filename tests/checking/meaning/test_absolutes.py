import pytest

from paperdigest.checking.meaning.absolutes import unsupported
from paperdigest.checking.meaning.correspondence import read
from paperdigest.checking.meaning.dictionary import stems

EVIDENCE = "The network counts sheep in images of the meadow."


@pytest.mark.parametrize(
    ("language", "text", "clauses"),
    [
        ("en", "The network counts sheep and needs no human effort at all.", ["needs no human effort at all"]),
        ("zh", "该网络能数羊，而且完全不需要人工参与。", ["而且完全不需要人工参与"]),
        ("en", "The network counts sheep and involves human effort.", []),
        ("en", "The network counts all sheep in every meadow.", []),
        ("en", "The network counts sheep in all photographs.", []),
    ],
)
def test_all_or_nothing_needs_a_word_of_the_evidence(language: str, text: str, clauses: list[str]) -> None:
    assert list(unsupported(read(text, language), EVIDENCE, stems(EVIDENCE))) == clauses


def test_evidence_as_absolute_may_say_it_in_other_words() -> None:
    evidence = "The tiles cover the region completely."
    assert list(unsupported(read("They do, leaving no gaps anywhere.", "en"), evidence, stems(evidence))) == []
