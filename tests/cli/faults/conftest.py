"""What the tests of faults share: the undisturbed post, and the rows that they found."""

from collections.abc import Callable, Iterator

import pytest

from tests.cli.faults.faults import FAULTS
from tests.cli.faults.machine import TROUBLES
from tests.cli.faults.matrix import REWRITES, Row, read_rows, write_rows

EACH_WRITE = ("a disk", "is full at each write in turn")
ORDER = [*((one.place, one.name) for one in FAULTS), *((one.place, one.name) for one in TROUBLES), EACH_WRITE]


@pytest.fixture(scope="session")
def _rows() -> Iterator[list[Row]]:
    found: list[Row] = []
    yield found
    if REWRITES:
        write_rows(found, ORDER)


@pytest.fixture
def compare(_rows: list[Row]) -> Callable[[Row], None]:
    """Hold a row against the page, or, where the page is rewritten, keep it."""
    known = read_rows()

    def hold(row: Row) -> None:
        _rows.append(row)
        if not REWRITES:
            assert known.get(row.key) == row

    return hold
