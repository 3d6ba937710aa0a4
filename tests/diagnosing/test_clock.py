from datetime import UTC, datetime

import pytest

from paperdigest.diagnosing.clock import check_clock

NOW = datetime(2024, 6, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "state", "said"),
    [
        ("Sat, 01 Jun 2024 12:00:30 GMT", "ok", "as arxiv.org has it"),
        ("Sat, 01 Jun 2024 11:00:00 GMT", "bad", "is 60 min ahead of arxiv.org: set it"),
        ("Mon, 03 Jun 2024 12:00:00 -0000", "bad", "is 48 h behind arxiv.org: set it"),
    ],
)
def test_the_clock_is_held_against_a_servers(date: str, state: str, said: str) -> None:
    finding = check_clock(date, "arxiv.org", NOW)
    assert finding
    assert (finding.state, said in finding.message) == (state, True)


@pytest.mark.parametrize("date", ["", "yesterday"])
def test_no_date_says_nothing(date: str) -> None:
    assert check_clock(date, "arxiv.org", NOW) is None
