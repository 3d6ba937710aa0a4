"""Headings by what is printed, and by the outline."""

import pytest

from paperdigest.reading.headings import Heading, printed_headings, split_number
from paperdigest.reading.layout import Line, OutlineEntry
from paperdigest.reading.names import is_known, is_references, kind_of
from paperdigest.reading.outline import outlined_headings
from tests.reading.printed import line

TEXT = "the lamp was lit at dusk and it burned all night, which the keeper wrote down"


def paper(*headings: str, size: float = 12, bold: bool = True) -> list[Line]:
    """Each heading with running text of 10 points below it."""
    rows: list[Line] = []
    for at, heading in enumerate(headings):
        rows += [line(heading, 40 + 60 * at, size=size, bold=bold), line(TEXT, 60 + 60 * at)]
    return rows


PAPER = paper("1 Introduction", "2 Lamps of 1850", "3 Results")


def found(lines: list[Line]) -> list[tuple[str, str, int]]:
    return [(heading.number, heading.title, heading.level) for heading in printed_headings(lines, 10)]


def test_numbers_and_levels() -> None:
    lines = paper(
        "Abstract", "1 Introduction", "2 Method", "2.1 The lamp", "2.2 bright glass", "3 Results", "References"
    )
    assert found(lines) == [
        ("", "Abstract", 1), ("1", "Introduction", 1), ("2", "Method", 1), ("2.1", "The lamp", 2),
        ("2.2", "bright glass", 2), ("3", "Results", 1), ("", "References", 1),
    ]  # fmt: skip


def test_numbers_have_to_run_on() -> None:
    lines = paper("1 Introduction", "2 Method", "7 Lamps were lit", "1 Night fell", "3 Results")
    assert [title for _, title, _ in found(lines)] == [
        "Introduction", "Method", "Results",
    ]  # fmt: skip


def test_roman_numerals_with_lettered_subsections() -> None:
    lines = paper("I. INTRODUCTION", "II. METHOD", "III. RESULTS", size=10, bold=False)
    lines[4:4] = [line("A. The lamp", 110), line("A typical lamp is bright and it burns", 115), line("B. The fog", 120)]
    assert found(lines) == [
        ("I", "INTRODUCTION", 1), ("II", "METHOD", 1), ("A", "The lamp", 2), ("B", "The fog", 2), ("III", "RESULTS", 1),
    ]  # fmt: skip


def test_subsections_in_the_type_of_the_text() -> None:
    lines = paper("1 Introduction", "2 Method", "3 Results")
    lines[4:4] = [
        line("2.1 Lamps", 101),
        line("2.2 dB of loss", 102),
        line("2.2 Fog and", 103),
        line("2.2 It burns.", 104),
    ]
    assert [number for number, _, _ in found(lines)] == ["1", "2", "2.1", "2.2", "3"]


def test_appendix_letters_follow_numbers() -> None:
    lines = paper("1 Introduction", "2 Method", "References", "A Proofs", "A.1 First proof", "B Lamps")
    assert [(number, level) for number, _, level in found(lines)][3:] == [("A", 1), ("A.1", 2), ("B", 1)]


def test_unnumbered_headings_by_type() -> None:
    assert [title for _, title, _ in found(paper("Introduction", "How we lit the lamp", "Conclusion"))] == [
        "Introduction", "How we lit the lamp", "Conclusion",
    ]  # fmt: skip


def test_roman_numerals_with_numbered_subsections() -> None:
    lines = paper("I Introduction", "I.1 Lamps", "I.2 Fog", "I.2.1 Dense fog", "II Method", "II.1 The lamp")
    assert [(number, level) for number, _, level in found(lines)] == [
        ("I", 1), ("I.1", 2), ("I.2", 2), ("I.2.1", 3), ("II", 1), ("II.1", 2),
    ]  # fmt: skip


def test_entries_of_a_table_of_contents_are_no_headings() -> None:
    entries = [line(text, y, size=12, bold=True) for text, y in (("1 Introduction 2", 10), ("2 Lamps of 1850 3", 24))]
    headings = [(heading.start, heading.title) for heading in printed_headings([*entries, *PAPER], 10)]
    assert headings == [(2, "Introduction"), (4, "Lamps of 1850"), (6, "Results")]


def test_a_short_title_in_small_capitals_is_of_the_type_of_the_long_ones() -> None:
    """Its number and first letter are printed large, and they are most of it."""
    lines = paper("I. INTRODUCTION", "II. BRIGHTNESS", "IV. RESULTS", size=8, bold=False)
    lines[4:4] = [line("III. FOG", 150, size=10), line("NIGHT", 185, size=10)]
    assert [title for _, title, _ in found(lines)] == ["INTRODUCTION", "BRIGHTNESS", "FOG", "RESULTS"]


def test_the_last_word_of_a_paragraph_and_a_reference_are_no_headings() -> None:
    lines = [*paper("I. INTRODUCTION", "II. METHOD", size=10, bold=False), line("method.", 300)]
    lines += [line("A. Chang et al., On lamps", 320)]
    assert [title for _, title, _ in found(lines)] == ["INTRODUCTION", "METHOD"]


def test_long_headings_run_over_lines() -> None:
    lines = [*paper("1 Introduction"), line("2 A very long heading", 200, size=12, bold=True)]
    lines += [line("that needs two lines", 214, size=12, bold=True), line(TEXT, 240)]
    assert found(lines)[-1] == ("2", "A very long heading that needs two lines", 1)


def test_captions_and_running_text_are_no_headings() -> None:
    lines = [*paper("1 Introduction", "Table 1: Lamps", "2 Method"), line("3 lamps were lit that night,", 500)]
    assert [title for _, title, _ in found(lines)] == ["Introduction", "Method"]


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("3.1 Data", "3.1", "Data"), ("IV. Data", "IV", "Data"), ("A.2 Data", "A.2", "Data"),
        ("II-A Data", "II-A", "Data"),
        ("Appendix B Data", "B", "Data"), ("Data", "", "Data"), ("a lamp", "", "a lamp"),
    ],
)  # fmt: skip
def test_split_number(text: str, number: str, title: str) -> None:
    assert split_number(text) == (number, title)


def test_outline_finds_the_printed_lines() -> None:
    lines = [
        line("1 Introduction", 50, bold=True), line(TEXT, 70), line("Introduction", 90, page=2),
        line("2 A heading that", 100, page=2), line("runs on", 114, page=2), line(TEXT, 130, page=2),
        line("2.1 Lamps", 150, page=2), line("3 Results", 60, page=3), line("References", 200, page=3),
    ]  # fmt: skip
    entries = [("Introduction", 1, 1), ("A heading that runs on", 1, 2), ("Lamps", 2, 2), ("3 Results", 1, 3)]
    assert outlined_headings(lines, [OutlineEntry(*entry) for entry in entries], "Title") == [
        Heading(0, 1, "Introduction", "1", 1),
        Heading(3, 5, "A heading that runs on", "2", 1),
        Heading(6, 7, "Lamps", "2.1", 2),
        Heading(7, 8, "Results", "3", 1),
        Heading(8, 9, "References", "", 1),
    ]


def test_an_outline_that_does_not_fit_is_not_used() -> None:
    entries = [OutlineEntry(f"Other {at}", 1, 1) for at in range(5)]
    assert outlined_headings(paper("1 Introduction", "2 Method"), entries, "Title") == []
    assert outlined_headings(paper("1 Introduction"), [OutlineEntry("Introduction", 1, 1)], "Title") == []


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Abstract", "abstract"), ("Introduction", "introduction"), ("Related Work", "related"),
        ("Our Approach", "method"),
        ("Experimental Results", "experiments"), ("Limitations", "limitations"),
        ("Conclusion and Outlook", "conclusion"),
        ("Appendix", "appendix"), ("Lamps", "other"), ("实验结果", "experiments"), ("Danksagung", "other"),
    ],
)  # fmt: skip
def test_kind_of(title: str, kind: str) -> None:
    assert kind_of(title) == kind


def test_known_names() -> None:
    assert is_known("I NTRODUCTION")
    assert is_known("Acknowledgements.")
    assert not is_known("Introduction to lamps")
    assert is_references("R E F E R E N C E S")
    assert is_references("References and Notes")
    assert not is_references("Reference lamps")
