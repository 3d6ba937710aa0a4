from paperdigest.document import Figure, FigureKind
from paperdigest.reading.layout import Page
from paperdigest.reading.ranks import rank_figures

PAGES = tuple(Page(number, 612, 792, ()) for number in range(1, 11))


def figure(caption: str, page: int = 4, kind: FigureKind = "figure", height: float = 200) -> Figure:
    return Figure(kind, "1", page, (72, 100, 540, 100 + height), caption)


def best(*figures: Figure, references: int | None = None) -> str:
    return rank_figures(figures, PAGES, references)[0].caption


def test_overview_and_main_results_come_before_the_rest() -> None:
    ordered = rank_figures(
        (
            figure("Table 1: Hyper-parameters.", kind="table"),
            figure("Figure 3: A meadow."),
            figure("Table 2: Main results.", kind="table"),
            figure("Figure 1: Overview of our method."),
        ),
        PAGES,
        None,
    )
    assert [one.caption[:8] for one in ordered] == ["Figure 1", "Table 2:", "Figure 3", "Table 1:"]


def test_what_is_early_and_large_comes_first() -> None:
    assert best(figure("Figure 2: B.", page=6), figure("Figure 1: A.", page=1)) == "Figure 1: A."
    assert best(figure("Figure 1: A.", height=20), figure("Figure 2: B.", height=300)) == "Figure 2: B."


def test_an_appendix_comes_last() -> None:
    assert best(figure("Figure 9: Overview.", page=9), figure("Figure 1: A."), references=8) == "Figure 1: A."
