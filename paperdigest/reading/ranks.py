"""Order figures as a reader wants them: the method's overview and the main results first."""

import re
from collections.abc import Sequence

from paperdigest.document import Figure
from paperdigest.reading.layout import Page

# what captions say, and how much that is worth; the best of each list counts
_OVERVIEW = (
    (4.0, r"overview|overall (?:architecture|framework|pipeline|structure)|teaser|framework|pipeline|workflow"),
    (
        3.0,
        r"architectures?\b|our (?:method|model|approach|system)|proposed|schematic|总体|框架|流程|überblick",
    ),
    (1.5, r"illustrat\w+|diagram|structure|sketch|example of|comparison of"),
)
_RESULTS = (
    (3.0, r"main results?|state[- ]of[- ]the[- ]art|sota\b|compar(?:ison|ed) (?:with|to|of|between)|主要结果"),
    (2.0, r"results?\b|performance|evaluation|accuracy|comparisons?|benchmark|outperform|scores?|ergebnisse|结果|对比"),
)
_DETAILS = (
    (
        -2.0,
        r"hyper-?parameters?|ablat\w+|configurations?|notation|symbols|statistics|additional|supplement\w*|full list",
    ),
)
_FIGURE = 1.0  # a picture is looked at before a table is
_LATE = 6.0  # taken off behind the references
_STEP = 0.15  # taken off for each figure of its kind before it
_SMALL, _LARGE = 0.05, 0.12  # of the page


def rank_figures(figures: Sequence[Figure], pages: Sequence[Page], references: int | None) -> tuple[Figure, ...]:
    """The figures, best first; `references` is the page on which the list of references begins, None without one."""
    scores: list[float] = []
    seen = {"figure": 0, "table": 0}
    for figure in figures:
        is_late = references is not None and figure.page > references
        scores.append(_score(figure, pages[figure.page - 1]) - _STEP * seen[figure.kind] - _LATE * is_late)
        seen[figure.kind] += 1
    order = sorted(range(len(figures)), key=lambda index: -scores[index])
    return tuple(figures[index] for index in order)


def _score(figure: Figure, page: Page) -> float:
    x0, y0, x1, y1 = figure.box
    share = (x1 - x0) * (y1 - y0) / max(page.width * page.height, 1.0)
    size = 0.5 * (share > _SMALL) + 0.5 * (share > _LARGE)
    topics = _best(_OVERVIEW, figure.caption) if figure.kind == "figure" else 0.0
    early = max(0.0, 1.5 - 0.25 * figure.page) if figure.kind == "figure" else 0.0
    words = max(topics, _best(_RESULTS, figure.caption)) + _best(_DETAILS, figure.caption)
    return words + size + early + _FIGURE * (figure.kind == "figure")


def _best(words: Sequence[tuple[float, str]], caption: str) -> float:
    return next((worth for worth, pattern in words if re.search(pattern, caption, re.IGNORECASE)), 0.0)
