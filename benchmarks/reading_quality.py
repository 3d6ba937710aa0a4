"""Reading measured over a folder of PDFs: time, section titles against the files' own outlines, references, figures.

Run: `python -m benchmarks.reading_quality FOLDER_OF_PDFS`. The outline is hidden from the reader, and its titles are
what has to be found; the abstract, references and acknowledgements, which outlines often leave out, count neither way.
"""

import statistics
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pypdfium2

from paperdigest.document import Document
from paperdigest.errors import PaperError
from paperdigest.reading.characters import fold
from paperdigest.reading.headings import split_number
from paperdigest.reading.layout import Layout
from paperdigest.reading.names import is_references
from paperdigest.reading.outline import MIN_ENTRIES
from paperdigest.reading.read import read_pdf, understand
from paperdigest.reading.scans import settle_layers
from paperdigest.reading.text import read_layout

_UNLISTED = {"abstract", "acknowledgements", "acknowledgments", "acknowledgement", "acknowledgment", "contents"}


def wanted(layout: Layout, document: Document) -> Counter[str]:
    """The titles of the outline without numbers; empty where it is too short to tell."""
    titles = [split_number(entry.title)[1] for entry in layout.outline]
    found = Counter(fold(title) for title in titles if _counts(title) and fold(title) != fold(document.title))
    return found if found.total() >= MIN_ENTRIES else Counter()


def headings(layout: Layout) -> Counter[str]:
    """The titles that are found without the outline."""
    document = understand(settle_layers(replace(layout, outline=())))
    return Counter(fold(one.title) for one in document.sections if _counts(one.title))


def _counts(title: str) -> bool:
    return bool(fold(title)) and not (fold(title) in _UNLISTED or is_references(title))


def bare(pdf: bytes) -> tuple[float, int]:
    """Seconds of processor time to read all text with pypdfium2 alone, and the number of pages."""
    start = time.process_time()
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        page.get_textpage().get_text_range()
    return time.process_time() - start, len(document)


def main(folder: Path) -> None:
    hits = named = said = cut = readable = 0
    own, alone = [], []
    for path in sorted(folder.glob("*.pdf")):
        pdf = path.read_bytes()
        seconds, pages = bare(pdf)
        start = time.process_time()
        try:
            document = read_pdf(pdf)
        except PaperError as error:
            print(f"{path.stem}: {error}")
            continue
        own.append((time.process_time() - start) * 1000 / pages)
        alone.append(seconds * 1000 / pages)
        readable += 1
        has_references = any(removed.what == "references" for removed in document.removed)
        cut += has_references
        layout = read_layout(pdf)
        expected = wanted(layout, document)
        if expected:
            found = headings(layout)
            both = (expected & found).total()
            hits, named, said = hits + both, named + expected.total(), said + found.total()
            print(f"{path.stem}: not found {list(expected - found)}, found too much {list(found - expected)}")
        if not has_references:
            print(f"{path.stem}: no references found")
    print(f"section titles: recall {hits / named:.3f}, precision {hits / said:.3f}")
    print(f"references cut in {cut} of {readable}")
    ours, theirs = statistics.median(own), statistics.median(alone)
    print(f"ms of processor time a page, median: {ours:.1f}, pypdfium2 alone {theirs:.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
