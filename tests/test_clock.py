from datetime import datetime

import pytest

from paperdigest.clock import now
from paperdigest.errors import ConfigError


def test_source_date_epoch_stops_the_clock() -> None:
    assert now({"SOURCE_DATE_EPOCH": "1717243200"}) == datetime(2024, 6, 1, 12)


def test_the_clock_runs_without_it() -> None:
    assert abs((now({}) - datetime.now()).total_seconds()) < 60


@pytest.mark.parametrize("value", ["soon", "9" * 30])
def test_a_wrong_epoch_is_said(value: str) -> None:
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH"):
        now({"SOURCE_DATE_EPOCH": value})
