"""Institutions told from the printed lines of invented author blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.extracting.affiliations import affiliations

_THREE = ("Wool Research", "Hill College London", "Goat Institute")


@pytest.mark.parametrize(
    ("front", "institutions"),
    [
        (("Ada Example∗", "Meadow University", "ada@meadow.example"), ("Meadow University",)),
        (("1School of Wool, Hill University 2Bell Labs Ltd.",), ("School of Wool, Hill University", "Bell Labs Ltd.")),
        (("†Wool Research; ‡Hill College London; ?Goat Institute;",), _THREE),
        (("Hill University, 12 Hill Road, 00-662 Sheepton, Sheepland",), ("Hill University",)),
        (("Department of Sheep", "The Hill University of Wien"), ("Department of Sheep, The Hill University of Wien",)),
        (("Institute of Sheep,", "Academy of Wool, Sheepton 100190"), ("Institute of Sheep, Academy of Wool",)),
        (("Hill University", "Bo Example", "Hill University"), ("Hill University",)),
        (("Hill University, A-1050 Wien, Austria and Goat Institute, Wien",), ("Hill University", "Goat Institute")),
        (("Université de la Colline, 3 rue du Mouton",), ("Université de la Colline",)),
        (("羊毛大学 计算机学院",), ("羊毛大学 计算机学院",)),
    ],
)  # fmt: skip
def test_what_is_printed_is_told_without_marks_and_addresses(
    front: tuple[str, ...], institutions: tuple[str, ...]
) -> None:
    assert affiliations(front, ()) == institutions


@pytest.mark.parametrize(
    "front",
    [
        ("Ada Example and Bo Example",),
        ("ada@university.example", "October 3, 2021"),
        ("SHEEP-PH-EP/2015-075",),
        ("Preprint of the Meadow Institute, submitted to the Journal of Wool",),
        ("*Work done while at Hill University.",),
        ("In this work we report what a university can learn from sheep, and it is more than was known before.",),
    ],
)
def test_none_rather_than_garbage(front: tuple[str, ...]) -> None:
    assert affiliations(front, ()) == ()


def test_text_after_the_author_block_is_not_searched() -> None:
    front = (
        "Hill University",
        "We have been told that this is the sheep which our Goat Institute was looking for.",
        "Wool Institute",
    )
    assert affiliations(front, ()) == ("Hill University",)


def test_authors_names_are_no_part_of_an_institution() -> None:
    assert affiliations(("Marie Institut, Goat College",), ("Marie Institut",)) == ("Goat College",)


@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_lines_give_short_distinct_names(front: list[str]) -> None:
    names = affiliations(front, ())
    assert len(set(names)) == len(names)
    assert all(2 <= len(name) <= 200 for name in names)


def test_a_line_without_end_takes_no_time() -> None:
    assert affiliations(("a" * 200_000 + " , " * 50_000,), ()) == ()
