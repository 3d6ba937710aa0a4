from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.document import Sentence
from paperdigest.extracting.authors import author_block
from tests.papers import document

HARBOUR, MEADOW = "Harbour Institute", "University of the Meadow"


def told(*front: str) -> dict[str, tuple[str, ...]]:
    return {author.name: author.affiliations for author in author_block(document("Text.", front=front)).authors}


@pytest.mark.parametrize(
    "front",
    [
        ("Ada Lamp1, Bo Fog2∗", "1Harbour Institute, Kiel", "2University of the Meadow, 24105 Kiel"),
        ("Ada Lamp 1 Bo Fog 2", "1 Harbour Institute", "2 University of the Meadow"),
        ("Ada Lamp† and Bo Fog‡", "†Harbour Institute; ‡University of the Meadow"),
        ("Ada Lamp,1, ∗ Bo Fog,2", "1Harbour Institute 2University of the Meadow"),
        ("Ada Lamp∗", "Harbour Institute", "ada@harbour.org", "Bo Fog", "University of the Meadow", "Kiel, Germany"),
    ],
)
def test_marks_and_the_layout_tell_who_is_where(front: tuple[str, ...]) -> None:
    assert told(*front) == {"Ada Lamp": (HARBOUR,), "Bo Fog": (MEADOW,)}


def test_one_author_at_two_institutions_and_one_at_none() -> None:
    front = "Ada Lamp1,2, Bo Fog∗12, Cy Quay3", "1Harbour Institute", "2University of the Meadow"
    assert told(*front) == {"Ada Lamp": (HARBOUR, MEADOW), "Bo Fog": (HARBOUR, MEADOW), "Cy Quay": ()}


def test_names_over_one_institution_all_belong_to_it() -> None:
    front = "Ada Lamp, Bo Fog, Cy", "Quay, and J. D. Ship", "Harbour Institute"
    assert told(*front) == dict.fromkeys(["Ada Lamp", "Bo Fog", "Cy Quay", "J. D. Ship"], (HARBOUR,))


def test_names_that_nothing_parts_are_told_where_it_is_sure() -> None:
    assert list(told("Ada Lamp Bo F. Fog Cy Quay", HARBOUR)) == ["Ada Lamp", "Bo F. Fog", "Cy Quay"]
    assert list(told("Ada Maria Lamp Bo Fog", HARBOUR)) == []


def test_numbers_of_streets_and_towns_are_no_marks() -> None:
    front = "Ada Lamp", "Harbour Institute, 412 96 Kiel, Pier 7 Quay", "Bo Fog", MEADOW
    assert told(*front) == {"Ada Lamp": (HARBOUR,), "Bo Fog": (MEADOW,)}


def test_addresses_are_spelled_out_each_once() -> None:
    front = ["Ada Lamp and Bo Fog", "{ada, bo}@harbour.org, bo@harbour.org", "E-mail: cy@meadow.edu"]
    assert author_block(document("Text.", front=front)).emails == ("ada@harbour.org", "bo@harbour.org", "cy@meadow.edu")


def test_a_footnote_may_hold_the_affiliations() -> None:
    notes = ["1Harbour Institute.", "Correspondence to: Ada Lamp <ada@harbour.org>.", "We thank the Meadow Foundation."]
    text = document("Text.", front=["Ada Lamp 1"])
    text = replace(text, sentences=tuple(Sentence(f"s{at}", note, 1, 0, "footnote") for at, note in enumerate(notes)))
    block = author_block(text)
    assert [(one.name, one.affiliations) for one in block.authors] == [("Ada Lamp", (HARBOUR,))]
    assert (block.emails, block.lines) == (("ada@harbour.org",), ("Ada Lamp 1", *notes[:2]))


def test_what_stands_below_the_author_block_is_no_part_of_it() -> None:
    front = ["Ada Lamp", HARBOUR, "“Every lamp is lit once.”", "Bo Fog, University of Lamps"]
    assert author_block(document("Text.", front=front)).lines == ("Ada Lamp", HARBOUR)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=80), max_size=8))
def test_any_lines_give_names_that_they_print(front: list[str]) -> None:
    printed = " ".join(" ".join(front).split())
    assert all(" ".join(one.name.split()) in printed for one in author_block(document("Text.", front=front)).authors)


def test_a_list_without_end_takes_no_time() -> None:
    author_block(document("Text.", front=["A, " * 50_000, *["Ada Lamp, " * 30] * 500]))
