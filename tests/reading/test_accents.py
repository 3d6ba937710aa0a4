"""Accents printed as signs of their own, by place and, without places, by the word they stand in."""

import pytest

from paperdigest.reading.accents import accented, compose
from paperdigest.reading.glyphs import Glyph, Style, glyphs_to_lines

TYPE = Style(0, 10, False, 0, 0, (0, 0, 0, 255))


def row(text: str, *signs: tuple[str, float], at: int | None = None) -> str:
    """The line of letters 5 points wide and signs, each with the letter's index that it is printed over.

    The signs come where the PDF library puts them: at index `at`, between spaces that nobody printed, else at the end.
    """
    letters = [Glyph(char, TYPE, 5 * index, 0, 5 * index + 5, 10) for index, char in enumerate(text)]
    printed = [Glyph(sign, TYPE, 5 * over, 0, 5 * over + 5, 10) for sign, over in signs]
    loose = [piece for sign in printed for piece in (Glyph(" "), sign, Glyph(" "))]
    at = len(letters) if at is None else at
    return glyphs_to_lines([*letters[:at], *loose, *letters[at:]], 1)[0].text


@pytest.mark.parametrize(
    ("text", "signs", "at", "expected"),
    [
        ("Montreal", [("´", 5)], 5, "Montréal"),
        ("Montreal", [("´", 5)], None, "Montréal"),  # at the line's end
        ("Nunez and", [("´", 1), ("˜", 2)], 1, "Núñez and"),
        ("Francois", [("¸", 4)], 5, "François"),
        ("Cech", [("ˇ", 0)], 0, "Čech"),
        ("naıve", [("¨", 2)], 2, "naïve"),
        ("of y we", [("ˆ", 3)], 3, "of ŷ we"),
        ("Erdos", [("˝", 3)], 3, "Erdős"),
        ("Asa", [("˚", 0)], 0, "Åsa"),
    ],
)
def test_an_accent_joins_the_letter_it_is_printed_over(
    text: str, signs: list[tuple[str, float]], at: int | None, expected: str
) -> None:
    assert row(text, *signs, at=at) == expected


def test_spaces_between_words_stay() -> None:
    spaced = [Glyph(char, TYPE, 5 * index, 0, 5 * index + 5, 10) for index, char in enumerate("Lopez and")]
    del spaced[5]  # the space, which the library puts beside the accent
    sign = [Glyph(" "), Glyph("´", TYPE, 5, 0, 10, 10), Glyph(" ")]
    assert glyphs_to_lines([*spaced[:5], *sign, *spaced[5:]], 1)[0].text == "López and"


@pytest.mark.parametrize(("text", "signs"), [("x is", ("¯", 0)), ("4` is", ("`", 40)), ("N2", ("ˆ", 0.6))])
def test_what_makes_no_letter_stays(text: str, signs: tuple[str, float]) -> None:
    assert signs[0] in row(text, signs)


def test_an_index_is_no_letter_under_an_accent() -> None:
    index = TYPE._replace(size=7)
    glyphs = [Glyph("P", TYPE, 0, 0, 5, 10), Glyph("ˆ", TYPE, 6, 0, 9, 10), Glyph("i", index, 5, 4, 10, 11)]
    assert glyphs_to_lines(glyphs, 1)[0].text == "Pˆi"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("J¨ulich, Universit´e Laval", "Jülich, Université Laval"),
        ("Moln´ar and ˇCech, na¨ıve", "Molnár and Čech, naïve"),
        ("Lemaˆıtre, Franc¸ois, Fran¸caise", "Lemaître, François, Française"),
        ("Veliˇckovi´c, Jos´e Vi˜nals", "Veličković, José Viñals"),
        ("ˆx and pˆi, x¯, ~x, q¯q, 4`, N˜2", "ˆx and pˆi, x¯, ~x, q¯q, 4`, N˜2"),
    ],
)
def test_without_places_only_words_are_mended(text: str, expected: str) -> None:
    assert accented(text) == expected


def test_compose() -> None:
    assert compose("ı", "´") == "í"
    assert compose("x", "¯") == ""
