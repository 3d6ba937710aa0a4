"""Front, headed parts, references, what follows them."""

from paperdigest.reading.layout import Line
from paperdigest.reading.runin import split_run_in
from paperdigest.reading.sections import Parts, split_sections
from tests.reading.printed import column, line

PROSE = [
    "the lamp was lit at dusk and it burned all night, which the keeper wrote",
    "down in a book that lies on the table beside the window of the tower, so",
    "that the sailors who come in the morning can read how bright it had been.",
]
LIST = ["[1] A. Lampman. On lamps. 2001.", "[2] B. Fogg. On fog. 2002.", "[3] C. Tower. On towers. 2003."]


def split(lines: list[Line]) -> Parts:
    return split_sections(lines, [], "Lanterns", 1, 10)


def heading(text: str, y: float, page: int = 1) -> Line:
    return line(text, y, page, 12, bold=True)


def shown(lines: list[Line], parts: Parts) -> list[tuple[str, str, int]]:
    return [(part.section.title, part.section.kind, part.end - part.start) for part in parts.parts]


def test_a_whole_paper() -> None:
    lines = [
        line("Lanterns", 50, size=18), line("Ada Lamplighter", 80), heading("Abstract", 100), *column(*PROSE, y=120),
        heading("1 Introduction", 200), *column(*PROSE, y=220), heading("2 Method", 300), *column(*PROSE, y=320),
        heading("2.1 Results of the lamp", 400), *column(*PROSE, y=420),
        heading("References", 500), *column(*LIST, y=520), heading("A Proofs", 600), *column(*PROSE, y=620),
    ]  # fmt: skip
    parts = split(lines)
    assert shown(lines, parts) == [
        ("", "front", 2), ("Abstract", "abstract", 3), ("Introduction", "introduction", 3), ("Method", "method", 3),
        ("Results of the lamp", "experiments", 3), ("Proofs", "appendix", 3),
    ]  # fmt: skip
    start, end = parts.references
    assert [row.text for row in lines[start:end]] == ["References", *LIST]


def test_text_without_a_heading_after_the_authors_is_the_abstract() -> None:
    lines = [line("Lanterns", 50, size=18), line("Ada Lamplighter", 80), *column(*PROSE, y=120)]
    lines += [heading("1 Introduction", 200), *column(*PROSE, y=220), heading("2 Method", 300), *column(*PROSE, y=320)]
    assert shown(lines, split(lines))[:2] == [("", "front", 2), ("", "abstract", 3)]


def test_a_list_of_references_without_a_heading() -> None:
    lines = [line("Lanterns", 50, size=18), *column(*PROSE * 3, y=120), *column(*LIST, y=520)]
    parts = split(lines)
    assert [row.text for row in lines[slice(*parts.references)]] == LIST


def test_figures_after_the_references_are_kept() -> None:
    lines = [line("Lanterns", 50, size=18), *column(*PROSE, y=120), heading("References", 500), *column(*LIST, y=520)]
    figure = ["Lamp", "Fog", "Night", "Tower", "Book", "Window", "Figure 1: The tower in 1999."]
    lines += column(*figure, y=80, page=2)
    parts = split(lines)
    last = parts.parts[-1]
    assert last.section.kind == "appendix"
    assert [row.text for row in lines[last.start : last.end]] == figure
    assert lines[parts.references[1] - 1].text == LIST[-1]


def test_every_line_belongs_to_one_part() -> None:
    lines = [
        line("Lanterns", 50, size=18),
        heading("Abstract", 100),
        *column(*PROSE, y=120),
        heading("References", 500),
    ]
    lines += [*column(*LIST, y=520), line("Figure 1: A tower.", 100, page=2)]
    parts = split(lines)
    covered = [at for part in parts.parts for at in range(part.start, part.end)] + list(range(*parts.references))
    assert sorted([*covered, 1]) == list(range(len(lines)))


def test_run_in_headings_get_their_own_line() -> None:
    rows = split_run_in(column("Abstract—We show that lamps are bright at night.", "Abstract lamps are another thing."))
    assert [row.text for row in rows] == [
        "Abstract", "We show that lamps are bright at night.", "Abstract lamps are another thing.",
    ]  # fmt: skip


def test_numbered_headings_that_run_in() -> None:
    rest = "We measure how much of the light of a lamp is lost."
    texts = [
        f"1) Green Lamps: {rest}",
        f"2) Glass of the Harbour.: {rest}",
        f"3.1. Fog at sea. {rest}",
        f"1) so it is: {rest}",
    ]
    assert [row.text for row in split_run_in(column(*texts))] == [
        "1) Green Lamps:", rest, "2) Glass of the Harbour.:", rest, "3.1. Fog at sea.", rest, texts[-1],
    ]  # fmt: skip


def test_run_in_headings_are_sections_below_the_last() -> None:
    lines = [line("Lanterns", 50, size=18), heading("1 Introduction", 100), *column(*PROSE, y=120)]
    lines += [heading("2 Method", 200), *column("1) Green Lamps: they burn at night.", *PROSE, y=220)]
    lines += [
        *column("2) Clear Lamps: they burn by day.", *PROSE, y=300),
        heading("3 Results", 400),
        *column(*PROSE, y=420),
    ]
    parts = split(split_run_in(lines)).parts[1:]
    assert [(one.section.number, one.section.title, one.section.level) for one in parts] == [
        ("1", "Introduction", 1), ("2", "Method", 1), ("1", "Green Lamps", 2), ("2", "Clear Lamps", 2),
        ("3", "Results", 1),
    ]  # fmt: skip


def test_what_follows_the_references_has_its_printed_name() -> None:
    lines = [line("Lanterns", 50, size=18), heading("Introduction", 100), *column(*PROSE, y=120)]
    lines += [heading("References", 300), *column(*LIST, y=320), heading("Views of the Tower", 100, page=2)]
    parts = split([*lines, *column(*PROSE, y=120, page=2)]).parts
    assert (parts[-1].section.title, parts[-1].section.kind) == ("Views of the Tower", "appendix")


def test_a_few_references_on_the_next_page() -> None:
    lines = [line("Lanterns", 50, size=18), heading("Introduction", 100), *column(*PROSE, y=120)]
    lines += [heading("References", 300), *column(*LIST, y=320)]
    lines += column("[4] D. Quay. On quays. 2004.", "[5] E. Ship. On ships. 2005.", *PROSE * 5, y=100, page=2)
    parts = split(lines)
    assert [row.text[:3] for row in lines[parts.references[1] - 1 : parts.references[1] + 1]] == ["[5]", "the"]


def test_an_article_is_no_appendix() -> None:
    lines = [line("Lanterns", 50, size=18), heading("Introduction", 100), *column(*PROSE, y=120)]
    lines += [heading("A Survey of Lamps", 300), *column(*PROSE, y=320)]
    last = split(lines).parts[-1].section
    assert (last.title, last.number, last.kind) == ("A Survey of Lamps", "", "other")
