"""Tell the text that an OCR program laid unseen over the images of a scan from hidden text."""

from collections.abc import Iterable
from dataclasses import replace

from paperdigest.reading.layout import Layout, Line, Page

SCAN_SHARE = 0.7  # of the page under images: a scan
_NEARLY_ALL = 0.9  # of the letters; the rest may be a stamp


def settle_layers(layout: Layout) -> Layout:
    """The layout without text layers: a layer with nearly all text of its page and of its document is read."""
    layers = _letters(line for page in layout.pages for line in page.layer)
    if not layers:
        return layout
    is_scan = layers >= _NEARLY_ALL * (layers + _letters(line for page in layout.pages for line in page.lines))
    read = [page for page in layout.pages if is_scan and _is_scanned(page)]
    hidden = [line.text for page in layout.pages if page not in read for line in page.layer]
    pages = (replace(page, lines=page.lines + page.layer * (page in read), layer=()) for page in layout.pages)
    return replace(layout, pages=tuple(pages), hidden=(*layout.hidden, *hidden))


def _is_scanned(page: Page) -> bool:
    layer = _letters(page.layer)
    return layer >= _NEARLY_ALL * (layer + _letters(page.lines))


def _letters(lines: Iterable[Line]) -> int:
    return sum(len(line.text) for line in lines)
