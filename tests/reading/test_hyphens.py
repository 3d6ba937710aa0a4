"""Words that a line end cut."""

import pytest

from paperdigest.reading.hyphens import join_lines, vocabulary
from tests.reading.printed import column

KNOWN = vocabulary(
    column(
        "the brightness of state-of-the-art lamps out, English-to-German signals, less ground truth, x-ray",
        "self attention and the lighthouse keeper light~",
        "house and again",
    )
)


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("the bright", "ness falls", "the brightness falls"),  # known whole
        ("a state", "of-the-art lamp", "a state-of-the-art lamp"),  # known with its hyphens
        ("an x", "ray lamp", "an x-ray lamp"),
        ("a bag", "of-lamps model", "a bag-of-lamps model"),
        ("English", "to-German", "English-to-German"),
        ("self", "attention works", "self-attention works"),  # both halves known, the whole is not
        ("an aggre", "gation step", "an aggregation step"),  # nothing known
        ("a lens", "aligned lamp", "a lens-aligned lamp"),  # a word that ends compounds
        ("a densely", "connected coast", "a densely-connected coast"),
        ("at astro", "ph it", "at astro-ph it"),  # no syllable
        ("an n", "dimensional fog", "an n-dimensional fog"),
        ("it out", "signals them", "it outsignals them"),  # both halves known, but "out" begins words
        ("is a signals", "less coast", "is a signalsless coast"),
        ("the Encoder", "Decoder pair", "the Encoder-Decoder pair"),  # a capital begins a word
        ("in 2020", "21 it fell", "in 2020-21 it fell"),
        ("state-of-the", "art lamps", "state-of-the-art lamps"),
    ],
)
def test_join(left: str, right: str, joined: str) -> None:
    assert join_lines(left, right, KNOWN) == joined


def test_pieces_beside_a_hyphen_are_no_words() -> None:
    assert "house" not in KNOWN.words
    assert "light" not in KNOWN.words
    assert "lighthouse" in KNOWN.words
