"""What belongs to the page goes, what belongs to the text stays."""

from paperdigest.reading.furniture import remove_furniture
from paperdigest.reading.layout import Page
from tests.reading.printed import line, sheet


def left(pages: list[Page]) -> list[str]:
    return [row.text for page in remove_furniture(pages)[0] for row in page.lines]


def page(number: int, head: str) -> Page:
    return sheet(
        number,
        line(head, 40, number),
        line(f"Text of page {number}", 200, number),
        line("in three lines", 380, number),
        line("that stay.", 600, number),
        line(str(number), 740, number),
    )


def test_heads_and_numbers_go_and_are_counted() -> None:
    pages = [page(number, f"A. LAMPLIGHTER {number}") for number in range(1, 5)]
    kept, removed = remove_furniture(pages)
    assert [row.text for row in kept[2].lines] == ["Text of page 3", "in three lines", "that stay."]
    assert [(entry.what, entry.count, entry.example) for entry in removed] == [
        ("running head", 4, "A. LAMPLIGHTER 1"),
        ("page number", 4, "1"),
    ]


def test_two_alike_lines_are_no_running_head() -> None:
    assert left([page(1, "Results"), page(2, "Results")]).count("Results") == 2


def test_repeated_lines_inside_the_page_stay() -> None:
    pages = [
        sheet(number, *(line(f"lamp {at} of page", 60 + 60 * at, number) for at in range(11))) for number in range(1, 5)
    ]
    assert left(pages).count("lamp 5 of page") == 4


def test_a_number_inside_the_page_stays() -> None:
    rows = [line(text, 60 + 40 * at) for at, text in enumerate(["A", "B", "C", "D", "7", "E", "F", "G", "H"])]
    assert "7" in left([sheet(1, *rows)])


def test_the_stamp_goes_only_where_it_is_one() -> None:
    stamp = line("arXiv:2101.00001v2 [cs.CV] 1 Jan 2021", 300, turned=1)
    text = line("arXiv:2101.00001v2 is cited here", 300)
    kept, removed = remove_furniture([sheet(1, stamp, text)])
    assert [row.text for row in kept[0].lines] == [text.text]
    assert removed[0].what == "arXiv stamp"


def test_a_head_whose_number_changes_sides_or_whose_section_changes_goes() -> None:
    sides = [page(number, f"{number} Lamps in fog" if number % 2 else f"Lamps in fog {number}") for number in (1, 2, 3)]
    assert not any("fog" in text for text in left(sides))
    sections = [page(at, f"Lamps in Fog {name}") for at, name in enumerate(("1 THE LAMP", "2 FOG", "3 THE SEA"), 1)]
    assert not any("Fog" in text for text in left(sections))


def test_a_beginning_that_pages_share_is_no_head_where_text_follows() -> None:
    pages = [sheet(at, line(f"We lit lamp {at} at {name}", 60, at), line(f"for {name} was foggy.", 72, at))
             for at, name in enumerate(("dusk", "dawn", "noon"), 1)]  # fmt: skip
    assert len(left(pages)) == 6
