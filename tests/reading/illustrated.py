"""A made-up page with a figure and a table, each between running text."""

from tests.reading.pdf_writer import PROSE, Piece, page, paragraph, pdf

TEXT = [f"{text[:88]}" for text in PROSE * 2]
FIGURE = "0.2 0.4 0.8 rg 150 560 300 100 re f"  # from 132 to 232 points below the page's upper edge
RULES = "0 G 1 w 150 380 m 450 380 l S 150 362 m 450 362 l S 150 320 m 450 320 l S"
ROWS = [Piece(f"{name}          {value}", 160, y) for name, value, y in (
    ("Lamp", "Loss", 367), ("Green", "0.21", 348), ("Clear", "0.37", 330),
)]  # fmt: skip


def illustrated(
    figure: str = "Figure 1: Light lost in fog, an overview.",
    table: str = "Table 1: Loss by lamp.",
    in_form: bool = False,
) -> bytes:
    """A page: text, a blue figure above its caption, text, a table below its caption, text."""
    pieces = [
        *paragraph(TEXT[:4], 740), Piece(figure, 150, 540), *paragraph(TEXT, 510),
        Piece(table, 200, 392), *ROWS, *paragraph(TEXT, 290),
    ]  # fmt: skip
    return pdf(page(*pieces, before=f"{FIGURE} {RULES}"), in_form=in_form)
