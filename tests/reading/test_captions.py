from dataclasses import replace

import pytest

from paperdigest.reading.captions import find_captions
from paperdigest.reading.layout import Line, Mark, Page
from tests.reading.printed import column, line, sheet


def found(*lines: Line, marks: tuple[Mark, ...] = ()) -> list[tuple[str, str, str]]:
    pages = [Page(1, 612, 792, lines, marks=marks)]
    return [(one.kind, one.number, " ".join(line.text for line in one.lines)) for one in find_captions(pages)]


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Figure 3: Fog.", "figure", "3"),
        ("Fig. 3. Fog.", "figure", "3"),
        ("FIG. 3. Fog.", "figure", "3"),
        ("TABLE II", "table", "II"),
        ("Table B.1: Fog.", "table", "B.1"),
        ("Abbildung 1: Nebel", "figure", "1"),
        ("Tabelle 2: Nebel", "table", "2"),
        ("图 2：雾", "figure", "2"),
        ("Figure S1. Fog.", "figure", "S1"),
        ("Extended Data Fig. 4 | Fog.", "figure", "4"),
    ],
)
def test_kinds_and_numbers(text: str, kind: str, number: str) -> None:
    assert found(line(text)) == [(kind, number, text)]


@pytest.mark.parametrize(
    "text", ["Figure 3 shows that fog", "Figures 3 and 4: fog", "Tablet 3: fog", "As in Figure 3: fog"]
)
def test_what_is_none(text: str) -> None:
    assert found(line(text)) == []


def test_the_separator_of_most_captions_decides() -> None:
    lines = [line(f"Figure {n}: Fog.", y=60 * n) for n in (1, 2, 3)]
    assert len(found(*lines, line("Figure 2. The lamp is lit in it.", y=400))) == 3


def test_a_mention_that_opens_a_line_of_a_paragraph_is_no_caption() -> None:
    lines = column(
        "The light that is lost is shown for all of the lamps in", "Fig. 3. The green lamp loses least of it."
    )
    assert found(*lines, line("Fig. 3. Loss.", y=400)) == [("figure", "3", "Fig. 3. Loss.")]


def test_a_caption_has_all_its_lines_and_no_more() -> None:
    lines = [*column("Figure 1: Light that is lost in fog,", "by lamp."), line("Running text goes on here.", y=150)]
    assert found(*lines) == [("figure", "1", "Figure 1: Light that is lost in fog, by lamp.")]


def test_a_rule_ends_a_caption_and_an_underscore_does_not() -> None:
    lines = column("Table 1: Loss by lamp_name", "Lamp and loss")
    assert found(*lines, marks=(Mark("path", 72, 111, 300, 111.5),))[0][2] == "Table 1: Loss by lamp_name"
    assert (
        found(*lines, marks=(Mark("path", 150, 111, 154, 111.5),))[0][2] == "Table 1: Loss by lamp_name Lamp and loss"
    )


def test_small_capitals_under_a_label_are_the_caption() -> None:
    label, text = line("TABLE I", y=100, x0=200), line("LOSS BY LAMP", y=112, x0=180, size=8)
    assert found(label, text) == [("table", "I", "TABLE I LOSS BY LAMP")]


def test_captions_of_all_pages_in_order() -> None:
    pages = [sheet(1, line("Figure 1: A.")), sheet(2, line("Figure 2: B.", page=2))]
    assert [one.page for one in find_captions(pages)] == [1, 2]


def test_a_fraction_parts_no_caption_and_joins_no_paragraph_to_it() -> None:
    first, second = column(
        "Figure 1: The loss in fog, of which half is due", "to the glass of the lamp, and half to fog."
    )
    tall = replace(line("to the salt (1/2) of the open sea and its wind.", y=118), y1=142, base=134)
    after = line("The lamp was lit at dusk on forty evenings by", y=144)
    assert found(first, second, tall, after) == [("figure", "1", f"{first.text} {second.text} {tall.text}")]
