"""The child processes that read PDFs: whether they work, and what the system denies them."""

from collections.abc import Sequence

from paperdigest.diagnosing.finding import Finding

_OPEN = {"network": "open connections", "files": "read and write your files"}


def check_reading(undenied: Sequence[str] | None) -> Finding:
    """By what a child says that it is not denied; None when it said nothing."""
    if undenied is None:
        return Finding("reading", "bad", "the process that reads PDFs does not start: install paperdigest anew")
    if undenied:
        may = " and ".join(_OPEN[what] for what in undenied)
        return Finding(
            "reading", "note", f"this system lets the process that reads PDFs {may}: a hostile PDF could, too"
        )
    return Finding("reading", "ok", "in a process without network and without your files")
