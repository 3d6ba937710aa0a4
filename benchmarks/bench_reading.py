"""Reading: processor time a page against bare text extraction of the same files with pypdfium2 and pypdf."""

from functools import partial
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2

from benchmarks.papers import make_papers
from benchmarks.readings import processor_seconds, read_all
from benchmarks.table import Row

_PAPERS = 12


def measure(folder: Path) -> list[Row]:
    """A row a library."""
    make_papers(folder / "papers", _PAPERS)
    files = sorted((folder / "papers").glob("*.pdf"))
    readings = read_all(files)
    pages = sum(one.pages for one in readings)
    ours = sum(one.seconds for one in readings) / pages * 1000
    rows = []
    for name, extract in (("pypdfium2", _with_pypdfium2), ("pypdf", _with_pypdf)):
        bare = sum(processor_seconds(partial(extract, file)) for file in files) / pages * 1000
        rows.append(Row("reading a page, processor time", f"{ours:.1f} ms", f"{bare:.1f} ms, bare {name}", ours / bare))
    return rows


def _with_pypdfium2(file: Path) -> None:
    pdf = pypdfium2.PdfDocument(file.read_bytes())
    for page in pdf:
        page.get_textpage().get_text_bounded()


def _with_pypdf(file: Path) -> None:
    for page in pypdf.PdfReader(BytesIO(file.read_bytes())).pages:
        page.extract_text()
