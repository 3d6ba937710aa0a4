import pytest

from paperdigest.document import Figure
from paperdigest.reading.read import read_pdf
from tests.reading.illustrated import FIGURE, ROWS, RULES, TEXT, illustrated
from tests.reading.pdf_writer import Piece, page, paragraph, pdf


def by_label(pdf_bytes: bytes) -> dict[str, Figure]:
    return {figure.label: figure for figure in read_pdf(pdf_bytes).figures}


def test_a_figure_is_what_stands_between_its_caption_and_the_text() -> None:
    figure = by_label(illustrated())["Figure 1"]
    x0, y0, x1, y1 = figure.box
    assert (round(x0), round(y0)) == (150, 132)
    assert x1 >= 450
    assert 250 < y1 < 262  # its caption, not the text below
    assert figure.caption == "Figure 1: Light lost in fog, an overview."
    assert figure.page == 1


def test_a_table_below_its_caption_ends_with_its_last_rule() -> None:
    x0, y0, x1, y1 = by_label(illustrated())["Table 1"].box
    assert 388 < y0 < 402  # the caption
    assert 471 < y1 < 474
    assert (round(x0), round(x1)) == (149, 451)


def test_a_table_above_its_caption() -> None:
    pieces = [*paragraph(TEXT, 740), *ROWS, Piece("Table 1: Loss by lamp.", 200, 300), *paragraph(TEXT, 270)]
    _, y0, _, y1 = by_label(pdf(page(*pieces, before=RULES)))["Table 1"].box
    assert 410 < y0 < 414
    assert 490 < y1 < 504


def test_a_caption_with_nothing_beside_it_has_no_figure() -> None:
    pieces = [*paragraph(TEXT, 740), Piece("Figure 1: Nothing.", 150, 655), *paragraph(TEXT, 630)]
    assert by_label(pdf(page(*pieces))) == {}


def test_the_caption_is_a_sentence_that_can_be_cited() -> None:
    document = read_pdf(illustrated())
    texts = {sentence.id: sentence.text for sentence in document.sentences}
    assert [texts[figure.sentence] for figure in document.figures] == [figure.caption for figure in document.figures]


def test_a_figure_beside_its_caption() -> None:
    caption = ["Figure 1: Light that is", "lost in fog on forty", "evenings, by the lamp", "that was lit at dusk."]
    pieces = [*paragraph(TEXT[:4], 740), *paragraph(caption, 640, x=470, size=9), *paragraph(TEXT, 510)]
    x0, _, x1, _ = by_label(pdf(page(*pieces, before=FIGURE)))["Figure 1"].box
    assert x0 < 151
    assert x1 > 500


@pytest.mark.parametrize("turn", [90, 270])
def test_a_page_on_its_side(turn: int) -> None:
    upright = by_label(illustrated())["Figure 1"]
    data = illustrated().replace(b"/Rotate 0", b"/Rotate %d" % turn)
    figure = by_label(data)["Figure 1"]
    assert figure.turn == turn
    assert [round(edge) for edge in figure.box] == [round(edge) for edge in upright.box]


def test_text_in_a_table_is_no_running_text() -> None:
    document = read_pdf(illustrated())
    roles = {sentence.text.split()[0]: sentence.role for sentence in document.sentences}
    assert (roles["Green"], roles["Figure"], roles["Table"]) == ("table", "caption", "caption")
    assert document.sentences[-1].role == "body"
