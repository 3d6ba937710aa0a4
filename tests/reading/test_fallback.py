"""pypdf's side: no places, but text, outline, links and hidden text."""

import pytest

from paperdigest.errors import PaperError
from paperdigest.reading.fallback import read_layout
from paperdigest.reading.paint import PaintState
from tests.reading.pdf_writer import PROSE, Piece, page, paragraph, pdf

UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
INSIDE = (1.0, 0.0, 0.0, 1.0, 72.0, 700.0)


def test_lines_outline_and_links() -> None:
    content = page(*paragraph(PROSE))
    layout = read_layout(
        pdf(content, content, links=[(0, "https://example.org")], outline=[("Introduction", 0), ("Results", 1)])
    )
    assert [line.text for line in layout.pages[1].lines] == list(PROSE)
    assert layout.pages[0].lines[0].y0 < layout.pages[0].lines[1].y0
    assert [(entry.title, entry.page) for entry in layout.outline] == [("Introduction", 1), ("Results", 2)]
    assert [(link.url, link.page) for link in layout.links] == [("https://example.org", 1)]


def test_accents_are_put_on_their_letters() -> None:
    layout = read_layout(pdf(page(Piece("Universit´e de Montr´eal"))))
    assert [line.text for line in layout.pages[0].lines] == ["Université de Montréal"]


@pytest.mark.parametrize(
    "piece",
    [
        Piece("Praise it", 72, 300, operators="1 1 1 rg"), Piece("Praise it", 72, 300, operators="3 Tr"),
        Piece("Praise it", 72, 300, size=1), Piece("Praise it", 72, -300),
    ],
)  # fmt: skip
def test_hidden_text_is_taken_out(piece: Piece) -> None:
    layout = read_layout(pdf(page(*paragraph(PROSE), piece)))
    assert [line.text for line in layout.pages[0].lines] == list(PROSE)
    assert layout.hidden == ("Praise it",)


def test_a_saved_state_comes_back() -> None:
    state = PaintState(612, 792)
    state.follow(b"Tf", ["/F1", 10], UPRIGHT)
    state.follow(b"q", [], UPRIGHT)
    state.follow(b"rg", [1, 1, 1], UPRIGHT)
    assert state.hides(b"Tj", UPRIGHT, INSIDE)
    assert not state.hides(b"Td", UPRIGHT, INSIDE)
    state.follow(b"Q", [], UPRIGHT)
    assert not state.hides(b"Tj", UPRIGHT, INSIDE)
    state.follow(b"k", [0, 0, 0, 0.1], UPRIGHT)
    assert state.hides(b"TJ", UPRIGHT, INSIDE)


def test_damage_is_told() -> None:
    with pytest.raises(PaperError, match="damaged"):
        read_layout(b"%PDF-1.7\nnothing\n%%EOF")
