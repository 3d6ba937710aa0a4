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


def test_turned_words_in_a_drawing_do_not_turn_the_page() -> None:
    words = [Piece("lantern keeper", 160 + 3 * at, 570, 2.5, turn=True) for at in range(90)]
    pieces = [*words, Piece("Figure 1: Words of the log, a keeper each.", 150, 540), *paragraph(TEXT, 510)]
    figure = by_label(pdf(page(*paragraph(TEXT[:4], 740), *pieces, before=FIGURE)))["Figure 1"]
    assert figure.turn == 0
    assert (round(figure.box[0]), round(figure.box[1])) == (150, 132)


def test_a_page_inside_a_form() -> None:
    plain, inside = (by_label(illustrated(in_form=in_form)) for in_form in (False, True))
    boxes = [{label: figure.box for label, figure in found.items()} for found in (plain, inside)]
    assert boxes[0] == boxes[1]


def test_a_running_head_stays_out_of_the_figure_below_it() -> None:
    head = Piece("Lanterns in Fog, a report of the Harbour Institute on what keepers saw on evenings", 72, 690)
    pages = [
        page(head, Piece(f"Figure {number}: Fog.", 150, 540), *paragraph(TEXT, 510), before=FIGURE)
        for number in (1, 2, 3)
    ]
    text = page(head, *paragraph(TEXT * 5, 670))
    assert [round(figure.box[1]) for figure in by_label(pdf(text, *pages, text)).values()] == [132] * 3


def test_a_supplement_set_in_other_columns() -> None:
    supplement = [
        *paragraph(TEXT, 700, x=50, size=12),
        Piece("Figure 2: Fog.", 150, 340),
        *paragraph(TEXT, 310, 50, 12),
    ]
    figure = "0.2 0.4 0.8 rg 150 360 300 100 re f"
    data = pdf(page(*paragraph(TEXT * 5, 740)), page(*supplement, before=figure))
    assert [round(edge) for edge in by_label(data)["Figure 2"].box[:2]] == [150, 332]


def test_a_frame_of_four_rules_holds_a_table_of_prose() -> None:
    frame = "0 G 1 w 70 360 m 540 360 l S 70 300 m 540 300 l S 70 360 m 70 300 l S 540 360 m 540 300 l S"
    prose = paragraph(TEXT[:2], 340)
    pieces = [*paragraph(TEXT, 740), Piece("Table 1: What was done.", 72, 370), *prose, *paragraph(TEXT, 270)]
    _, _, _, y1 = by_label(pdf(page(*pieces, before=frame)))["Table 1"].box
    assert 490 < y1 < 494
