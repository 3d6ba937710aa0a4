"""Paragraphs, captions, table rows and footnotes."""

import pytest

from paperdigest.reading.blocks import Block, group_blocks, is_caption
from paperdigest.reading.layout import Line
from tests.reading.printed import column, line


def blocks(*lines: Line) -> list[tuple[str, str]]:
    return [(block.role, shown(block)) for block in group_blocks(list(enumerate(lines)), 10)]


def shown(block: Block) -> str:
    return " ".join(row.text for row in block.lines)


def test_lines_of_a_paragraph_belong_together() -> None:
    assert blocks(*column("The lamp was", "lit at dusk", "and burned.")) == [
        ("body", "The lamp was lit at dusk and burned.")
    ]


def test_a_gap_or_an_indent_begins_a_paragraph() -> None:
    gap = blocks(*column("The lamp was lit"), *column("Another day began", y=140))
    indent = blocks(*column("The lamp was lit."), line("Another day began", 112, x0=90))
    assert [text for _, text in gap] == ["The lamp was lit", "Another day began"]
    assert [text for _, text in indent] == ["The lamp was lit.", "Another day began"]


def test_a_sentence_goes_on_in_the_next_column_and_page() -> None:
    rows = [line("The lamp was lit", 700), line("at dusk and", 90, x0=320), line("burned all night.", 90, page=2)]
    assert blocks(*rows) == [("body", "The lamp was lit at dusk and burned all night.")]


def test_a_caption_does_not_tear_the_sentence_around_it() -> None:
    caption = column("Figure 3: Brightness by hour,", "with fog.", y=400, size=9)
    rows = [line("The lamp was lit", 380), *caption, line("and burned all night.", 90, x0=320)]
    assert blocks(*rows) == [
        ("body", "The lamp was lit and burned all night."),
        ("caption", "Figure 3: Brightness by hour, with fog."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Figure 3: Lamps", True), ("Fig. 3. Lamps", True), ("Table II", True), ("TABLE 2 Results", True),
        ("Table A.1: Fog", True), ("Algorithm 1 Lighting", True), ("图 2：灯", True), ("Figure 3 shows lamps", False),
        ("Table lamps are bright", False), ("Figures", False),
    ],
)  # fmt: skip
def test_is_caption(text: str, expected: bool) -> None:
    assert is_caption(text) is expected


def test_a_line_that_happens_to_begin_with_a_figure_is_no_caption() -> None:
    assert blocks(*column("The brightness is shown in", "Figure 3. It falls with fog.")) == [
        ("body", "The brightness is shown in Figure 3. It falls with fog.")
    ]


def test_rows_of_a_table_stay_rows() -> None:
    caption = line("Table 1: Loss in fog (dB).", 100, size=9)
    rows = [
        line(text, 112 + 12 * at, size=9, cells=2)
        for at, text in enumerate(["Lamp Glass Loss", "Harbour clear 28.4", "Cape green 41.8"])
    ]
    assert blocks(caption, *rows) == [
        ("caption", "Table 1: Loss in fog (dB)."),
        ("table", "Lamp Glass Loss"),
        ("table", "Harbour clear 28.4"),
        ("table", "Cape green 41.8"),
    ]


def test_footnotes_stand_apart() -> None:
    rows = [line("The lamp was lit", 600), line("1The keeper was on leave.", 720, size=8), line("at dusk.", 90, x0=320)]
    assert blocks(*rows) == [("body", "The lamp was lit at dusk."), ("footnote", "1The keeper was on leave.")]


def test_an_item_of_a_list_is_a_paragraph() -> None:
    assert len(blocks(*column("We do this:", "• light the lamp;", "• write it down."))) == 3
