"""The decision what a reader can see, without a PDF."""

from hypothesis import given
from hypothesis import strategies as st

from paperdigest.reading.glyphs import Glyph, Style, glyphs_to_lines, main_angle
from paperdigest.reading.visibility import Sheet, Unseen, unseen_pieces

BLACK, WHITE = (0, 0, 0, 255), (255, 255, 255, 255)


def word(text: str, style: Style, x: float = 100, y: float = 100) -> list[Glyph]:
    return [Glyph(char, style, x + 5 * at, y, x + 5 * at + 5, y + 10) for at, char in enumerate(text)]


def sheet(backdrop: float) -> Sheet:
    return Sheet(612, 792, lambda *_: backdrop)


def hidden(glyphs: list[Glyph], page: Sheet) -> frozenset[int]:
    return unseen_pieces(glyphs, page).hidden


def test_light_letters_need_another_colour_behind_them() -> None:
    white = word("lamp", Style(0, 10, False, 0, 0, WHITE))
    assert hidden(white, sheet(0.0)) == {0}
    assert hidden(white, sheet(0.2)) == {0}
    assert hidden(white, sheet(0.8)) == frozenset()


def test_dark_letters_are_seen_without_drawing_the_page() -> None:
    def fail(box: object, colour: object) -> float:
        raise AssertionError("the page was drawn")

    black = word("lamp", Style(0, 10, False, 0, 0, BLACK))
    assert hidden(black, Sheet(612, 792, fail)) == frozenset()


def test_unpainted_pieces_are_told_from_painted_ones() -> None:
    glyphs = word("lamp", Style(0, 10, False, 0, 0, BLACK)) + word("fog", Style(1, 10, False, 0, 3, WHITE))
    assert unseen_pieces(glyphs, sheet(0.0)) == Unseen(frozenset({1}), frozenset())


def test_a_piece_that_reaches_into_the_page_is_seen() -> None:
    assert hidden(word("a long lamp", Style(0, 10, False, 0, 0, BLACK), x=-20), sheet(0.0)) == frozenset()


def test_main_angle_is_that_of_most_letters() -> None:
    glyphs = word("lamp", Style(0, 10, False, 90, 0, BLACK)) + word("fog", Style(1, 10, False, 0, 0, BLACK))
    assert main_angle(glyphs) == 90
    assert main_angle([]) == 0


boxes = st.floats(-1000, 1000)
styles = st.builds(
    Style, st.integers(0, 5), st.floats(0.1, 100), st.booleans(), st.sampled_from((0, 90, -1)), st.just(0), st.none()
)
glyphs = st.builds(Glyph, st.characters(), st.none() | styles, boxes, boxes, boxes, boxes)


@given(st.lists(glyphs, max_size=30))
def test_any_glyphs_make_lines(row: list[Glyph]) -> None:
    for line in glyphs_to_lines(row, 1):
        assert line.text
        assert "\n" not in line.text
        line.text.encode()
