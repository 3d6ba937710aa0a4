import pytest

from paperdigest.diagnosing.reading import check_reading


@pytest.mark.parametrize(
    ("undenied", "problem", "state", "message"),
    [
        ((), "", "ok", "without network and without your files"),
        (("files",), "", "note", "lets the process that reads PDFs read and write your files: "),
        (("network", "files"), "", "note", "open connections and read and write your files: "),
        ((), "it does not work", "bad", "it does not work"),
    ],
)
def test_what_reading_may_do(undenied: tuple[str, ...], problem: str, state: str, message: str) -> None:
    finding = check_reading(undenied, problem)
    assert (finding.state, message in finding.message) == (state, True)
