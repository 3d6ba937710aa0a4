"""TeX's mathematical fonts, whose characters PDFs often do not name."""

import pytest

from paperdigest.reading.mathfonts import meanings
from paperdigest.reading.text import read_layout
from tests.reading.pdf_writer import Piece, page, pdf


@pytest.mark.parametrize(
    ("font", "char", "meant"),
    [
        (b"abcdef+cmmi10", "\x0f", "ϵ"), (b"abcdef+cmmi7", "x", "x"), (b"abcdef+cmmi10", "`", "ℓ"),
        (b"abcdef+cmsy10", "0", "′"),
        (b"abcdef+cmsy10", "R", "R"), (b"abcdef+cmsy8", "7", ""), (b"abcdef+cmex10", "X", "∑"),
        (b"abcdef+cmex10", "\x10", "("), (b"abcdef+msam10", "\x03", "□"), (b"abcdef+cmr10", "0", "0"),
    ],
)  # fmt: skip
def test_meanings(font: bytes, char: str, meant: str) -> None:
    assert meanings(font).get(char, char) == meant


def test_a_formula_is_read_as_it_is_printed() -> None:
    """“ϵ = 10” must not become “= 10”, and no bracket a hyphen."""
    pieces = [
        Piece("n\x0f", 72, 600, font="CMMI10"), Piece("= 10 for x", 86, 600), Piece("0", 136, 600, font="CMSY10"),
        Piece("in", 150, 600), Piece("A\x02", 162, 600, font="CMEX10"), Piece("0, 1", 170, 600),
    ]  # fmt: skip
    assert [line.text for line in read_layout(pdf(page(*pieces))).pages[0].lines] == ["nϵ = 10 for x ′ in A[0, 1"]
