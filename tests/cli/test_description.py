from paperdigest.cli.description import as_json, describe
from tests.papers import document

FRONT = ["Ada Lamp1, Bo Fog", "1Harbour Institute", "ada@harbour.org"]


def test_authors_are_shown_with_the_institutions_that_are_theirs() -> None:
    lines = describe(document("We light lamps.", front=FRONT), None, sentences=False)
    at = lines.index("Authors, as the first page prints them")
    assert lines[at + 1 : at + 4] == ["  Ada Lamp; Harbour Institute", "  Bo Fog", "  ada@harbour.org"]


def test_json_has_the_author_block() -> None:
    assert as_json(document("We light lamps.", front=FRONT), None)["author_block"] == {
        "authors": [
            {"name": "Ada Lamp", "affiliations": ["Harbour Institute"]},
            {"name": "Bo Fog", "affiliations": []},
        ],
        "affiliations": ["Harbour Institute"],
        "emails": ["ada@harbour.org"],
    }
