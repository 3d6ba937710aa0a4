import pytest

from paperdigest.checking.index import Printed
from paperdigest.checking.names.openings import is_coined, opening_names


def names(text: str, paper: str = "Sheep rest.") -> list[str]:
    return [name.text for name in opening_names(text, Printed([paper]).carries)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Einstein seems to have first suggested it.", "Einstein"),
        ("Sheep move. Google proposes a fence.", "Google"),
        ("Fermilab's sheep are counted.", "Fermilab"),
        ("Einstein-like sheep rest.", "Einstein"),
        ("Whisper achieves 2.43 % errors.", "Whisper"),  # a word of English that acts
        ("Apple released the data.", "Apple"),
    ],
)
def test_a_name_that_begins_a_sentence_must_be_printed(text: str, name: str) -> None:
    assert names(text) == [name]
    assert names(text, f"We follow {name} here.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Attention is all that sheep need.",
        "Optimizing the fence takes hours.",  # inflected
        "Recomputation saves memory. Subsampling does, too.",  # with a prefix
        "Researchers propose a fence.",
        "Smoothing achieves more.",  # needs no article
        "The apple is red. Apple trees grow.",
        "Ablations show that. Spectra agree. Matrices grow.",
        "English sheep rest.",
        "Backpropagated errors shrink. Uncompressed wool is heavy. Ascents are steep. Quickest first.",
    ],
)
def test_ordinary_words_begin_sentences_freely(text: str) -> None:
    assert names(text) == []


def test_an_inflection_of_a_printed_word_is_none() -> None:
    assert names("Blorbing helps.") == ["Blorbing"]
    assert names("Blorbing helps.", "We blorbed all.") == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [("pypdf", True), ("numpywren", True), ("annotators", False), ("sheep", False), ("Pypdf", False), ("pdf", False)],
)
def test_a_name_in_small_letters_is_inflected_as_no_word(word: str, expected: bool) -> None:
    assert is_coined(word) is expected
