import pytest

from paperdigest.checking.index import PaperIndex
from paperdigest.checking.meaning.asides import asides
from tests.papers import document, paper

INDEX = PaperIndex(
    paper(title="Sheep", abstract=""),
    document(
        "The dog herds forty sheep across the wide meadow.", "It sleeps at night.", "Access to the figures is open."
    ),
)


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
    assert list(asides(text, {0}, INDEX)) == []


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("Forty sheep cross a meadow. Happy to answer further questions!", "Happy to answer further questions!"),
        ("Unfortunately the figures cannot be accessed.", "Unfortunately the figures cannot be accessed."),
        ("Let us begin now quickly. A dog herds them.", "Let us begin now quickly."),
    ],
)
def test_a_sentence_that_shares_none_is_found(text: str, aside: str) -> None:
    assert list(asides(text, {0}, INDEX)) == [aside]
