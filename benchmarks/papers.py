"""Papers to measure with: invented ones of twelve pages, or real ones from a folder that the environment names."""

import os
import random
import textwrap
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tests.reading.pdf_writer import Piece, page, paragraph, pdf

REAL = "PAPERDIGEST_BENCH_PAPERS"  # a folder of PDFs named by their arXiv ids, `math_0405482.pdf` for the old ones
_LINES_A_PAGE, _CHARACTERS_A_LINE = 56, 88
_SECTIONS = (  # with the sentences of each
    ("Abstract", 8),
    ("1 Introduction", 40),
    ("2 Related Work", 50),
    ("3 Method", 110),
    ("4 Experiments", 130),
    ("5 Limitations", 20),
    ("6 Conclusion", 20),
)
_REFERENCES = 40
_OPENINGS = (
    "In fog of every density", "On most evenings of the year", "After the second training stage",
    "Without any labelled recording", "Under the same budget of light", "At the northern pier",
)  # fmt: skip
_SUBJECTS = (
    "the proposed lantern network", "a keeper with a green glass", "our estimator of visibility",
    "the baseline without a mirror", "each of the compared beacons", "the harbour simulator",
)  # fmt: skip
_VERBS = ("keeps", "recovers", "loses", "predicts", "explains", "doubles")
_OBJECTS = (
    "the brightness of the farthest lamp", "the distance to a passing ship", "the share of scattered light",
    "the order in which the lamps are lit", "the visible range at dusk", "the error of the older model",
)  # fmt: skip


def make_papers(folder: Path, count: int) -> None:
    """Put `count` PDFs into the folder, each named by its arXiv id: real ones as far as there are any."""
    folder.mkdir(parents=True)
    real = sorted(Path(os.environ[REAL]).glob("*.pdf"))[:count] if REAL in os.environ else []
    for file in real:
        (folder / file.name).write_bytes(file.read_bytes())
    for number in range(len(real), count):
        (folder / f"2405.{10_000 + number}.pdf").write_bytes(invented_pdf(number))


def invented_pdf(seed: int) -> bytes:
    """A paper that differs from that of every other seed in all its sentences."""
    lines = list(_lines(random.Random(seed)))
    pages = [lines[at : at + _LINES_A_PAGE] for at in range(0, len(lines), _LINES_A_PAGE)]
    title = Piece(f"Lanterns in Fog, Part {seed + 1}", 180, 760, 18)
    author = Piece("Ada Lamplighter, Harbour Institute", 200, 740, 10)
    return pdf(
        *(
            page(*([] if number else [title, author]), *(_set(line, 715 - 12 * at) for at, line in enumerate(shown)))
            for number, shown in enumerate(pages)
        )
    )


def _set(line: str, y: float) -> Piece:
    heading = line.split(" ")[-1] in {name.split(" ")[-1] for name, _ in _SECTIONS} or line == "References"
    return Piece(line, 72, y, 13, "F2") if heading else paragraph([line], y)[0]


def _lines(chance: random.Random) -> Iterator[str]:
    for heading, sentences in _SECTIONS:
        yield heading
        yield from textwrap.wrap(" ".join(islice(_sentences(chance), sentences)), _CHARACTERS_A_LINE)
    yield "References"
    for number in range(_REFERENCES):
        volume = chance.randrange(900)
        yield f"[{number + 1}] A. Keeper and B. Sailor. Lamps of the coast, volume {volume}. {1980 + number}."


def _sentences(chance: random.Random) -> Iterator[str]:
    while True:
        said = " ".join((chance.choice(_OPENINGS) + ",", *map(chance.choice, (_SUBJECTS, _VERBS, _OBJECTS))))
        measured = f"{chance.randrange(200, 990) / 10} % of {chance.randrange(100, 9000)} nights"
        yield f"{said}, measured as {measured} on Pier-{chance.randrange(1000)}."
