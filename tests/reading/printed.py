"""Makes printed lines for tests that need no PDF."""

from paperdigest.reading.layout import Line, Page


def line(text: str, y: float = 100, page: int = 1, size: float = 10, bold: bool = False, **place: float) -> Line:
    """A line at height y (points from the top), as wide as its letters; `x0`, `cells`, `turned` … as given."""
    x0 = place.pop("x0", 72.0)
    cells, turned, hyphen = int(place.pop("cells", 1)), bool(place.pop("turned", 0)), bool(place.pop("hyphen", 0))
    width = 0.5 * size * len(text)
    return Line(text, page, x0, y, x0 + width, y + size, size, bold, cells, hyphen, turned, y + size)


def column(*texts: str, y: float = 100, page: int = 1, size: float = 10) -> list[Line]:
    """Lines below one another; a text that ends in "~" has a line-end hyphen there."""
    return [
        line(text.removesuffix("~"), y + 1.2 * size * at, page, size, hyphen=text.endswith("~"))
        for at, text in enumerate(texts)
    ]


def sheet(number: int, *lines: Line) -> Page:
    """A letter-size page."""
    return Page(number, 612, 792, lines)
