import pytest

from paperdigest.diagnosing.reading import check_reading


@pytest.mark.parametrize(
    ("undenied", "state", "message"),
    [
        ((), "ok", "without network and without your files"),
        (("files",), "note", "lets the process that reads PDFs read and write your files: "),
        (("network", "files"), "note", "open connections and read and write your files: "),
        (None, "bad", "does not start: install"),
    ],
)
def test_what_reading_may_do(undenied: tuple[str, ...] | None, state: str, message: str) -> None:
    finding = check_reading(undenied)
    assert (finding.state, message in finding.message) == (state, True)
