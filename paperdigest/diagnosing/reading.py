"""The child processes that read PDFs: whether they work, and what the system denies them."""

from collections.abc import Sequence

from paperdigest.diagnosing.finding import Finding
from paperdigest.document import Figure

# a page with nothing on it, which both readers open, and of which a figure can be cut
BLANK = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
WHOLE_PAGE = Figure("figure", "1", 1, (0, 0, 99, 99), "")
_OPEN = {"network": "open connections", "files": "read and write your files"}


def check_reading(undenied: Sequence[str], problem: str) -> Finding:
    """By what a child says that it is not denied, and why none can read, if so."""
    if problem:
        return Finding("reading", "bad", problem)
    if undenied:
        may = " and ".join(_OPEN[what] for what in undenied)
        return Finding(
            "reading", "note", f"this system lets the process that reads PDFs {may}: a hostile PDF could, too"
        )
    return Finding("reading", "ok", "in a process without network and without your files")
