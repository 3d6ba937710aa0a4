from dataclasses import replace

from paperdigest.checking.affiliations import printed_affiliations
from paperdigest.document import Sentence
from tests.papers import document


def test_only_what_the_author_block_prints_is_kept() -> None:
    text = document("We study sheep at the Meadow Institute.", front=["Ada Example1", "1University of Hills"])
    named = ["University of  Hills", "Meadow Institute", "University of Hills", ""]
    assert printed_affiliations(named, text) == ("University of Hills",)


def test_loose_accents_line_breaks_and_first_page_footnotes_count() -> None:
    text = document("Text.", front=["Universit´e de", "Montr ´eal"])
    note = Sentence("s2", "Work done at the Sheep Laboratory.", 1, 0, "footnote")
    later = Sentence("s3", "We thank the Goat Laboratory.", 2, 0, "footnote")
    text = replace(text, sentences=(*text.sentences, note, later))
    named = ["Université de Montréal", "Sheep Laboratory", "Goat Laboratory"]
    assert printed_affiliations(named, text) == ("Université de Montréal", "Sheep Laboratory")


def test_a_piece_of_a_word_and_an_empty_field_are_no_institutions() -> None:
    text = document("Text.", front=["Bo Example, Summit College, Vienna", "EXAMPLE LABS"])
    assert printed_affiliations(["MIT", "A", "N/A", "na", "None", "Example Labs"], text) == ("Example Labs",)


def test_those_who_paid_are_no_affiliation() -> None:
    text = document("Text.", front=["Ada Example", "University of Hills", "Contents", "1 The Goat Laboratory"])
    note = Sentence("s2", "This work was supported by the Sheep Foundation.", 1, 0, "footnote")
    named = ["University of Hills", "Sheep Foundation", "Goat Laboratory"]
    assert printed_affiliations(named, replace(text, sentences=(note,))) == ("University of Hills",)


def test_people_addresses_places_and_fragments_are_no_institutions() -> None:
    front = ["Ada Example and Bo Example", "University of Hills, Valley", "ada@hills.edu", "Goatware"]
    text = document("Text.", front=front)
    named = [
        "Ada Example",
        "Ada",
        "Ada Example and Bo Example",
        "ada@hills.edu",
        "hills.edu",
        "University",
        "of",
        "Valley",
        "University of Valley",
    ]
    assert printed_affiliations(named, text) == ()
    assert printed_affiliations(["Goatware", "University of Hills"], text) == ("Goatware", "University of Hills")
    assert printed_affiliations(["山岭大学", "Ada Example University of Hills"], text) == ()
