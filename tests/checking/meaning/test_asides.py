import pytest

from paperdigest.checking.meaning.asides import asides

EVIDENCE = ["The dog herds forty sheep across the wide meadow."]


@pytest.mark.parametrize(
    "text",
    [
        "Forty sheep cross a meadow.",
        "Forty sheep cross a meadow, e.g. the wide one. A dog herds them.",
        "A dog herds the flock. This matters.",
        "The flock is herded. It has 40 animals and grows quickly.",
        "",
    ],
)
def test_what_shares_a_word_or_says_little_is_a_part_of_the_claim(text: str) -> None:
    assert list(asides(text, EVIDENCE)) == []


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("Forty sheep cross a meadow. Happy to answer further questions!", "Happy to answer further questions!"),
        ("Unfortunately the figures cannot be accessed.", "Unfortunately the figures cannot be accessed."),
        ("Let us begin now quickly. A dog herds them.", "Let us begin now quickly."),
    ],
)
def test_a_sentence_that_shares_none_is_found(text: str, aside: str) -> None:
    assert list(asides(text, EVIDENCE)) == [aside]
