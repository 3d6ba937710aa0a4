"""Text layers of scans, and hidden text that looks like one."""

from paperdigest.reading.layout import Layout, Line, Page
from paperdigest.reading.scans import settle_layers
from tests.reading.printed import column, line

LAYER = column("the lamp was lit at dusk and it burned all night,", "which the keeper wrote down in his book")


def settle(*pages: tuple[list[Line], list[Line]]) -> tuple[list[list[str]], tuple[str, ...]]:
    """Texts of each page (lines, layer) and hidden ones."""
    made = tuple(Page(at, 612, 792, tuple(seen), tuple(layer)) for at, (seen, layer) in enumerate(pages, start=1))
    layout = settle_layers(Layout(made, (), (), ("before",), "pypdfium2"))
    assert all(page.layer == () for page in layout.pages)
    return [[row.text for row in page.lines] for page in layout.pages], layout.hidden


def test_a_scan_is_read_with_its_stamp() -> None:
    texts = [row.text for row in LAYER]
    assert settle(([line("v1")], LAYER), ([], LAYER)) == ([["v1", *texts], texts], ("before",))


def test_a_layer_in_a_printed_paper_is_hidden() -> None:
    printed = [row.text for row in LAYER]
    assert settle((LAYER, []), ([], LAYER)) == ([printed, []], ("before", *printed))


def test_a_layer_on_a_page_with_visible_text_is_hidden() -> None:
    pages, hidden = settle(*[([], LAYER)] * 30, (LAYER, LAYER))
    assert pages[-1] == [row.text for row in LAYER]
    assert len(hidden) == 1 + len(LAYER)
    assert all(pages[:-1])


def test_a_layout_without_layers_stays_as_it_is() -> None:
    assert settle((LAYER, [])) == ([[row.text for row in LAYER]], ("before",))
