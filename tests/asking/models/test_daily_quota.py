from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from paperdigest.asking.models.daily_quota import DailyQuota, quota_day
from paperdigest.errors import ConfigError, ServiceError

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def quota(limit: int, model: str = "a-model", now: datetime = NOON, folder: Path = Path("requests")) -> DailyQuota:
    return DailyQuota(model, limit, folder, lambda: now)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 24, 7, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 24, 8, 0, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 7, 1, 7, 0, tzinfo=UTC), date(2026, 7, 1)),
    ],
)
def test_the_day_is_californias(now: datetime, day: date) -> None:
    assert quota_day(now) == day


def test_requests_of_all_runs_count_and_those_under_way_too() -> None:
    quota(3).count(1)
    quota(3).require(1)
    quota(3).count(1)
    with pytest.raises(ServiceError, match=r"a-model \(3 a day\) is used up.*run again after 2026-11-25 08:00"):
        quota(3).require(1)
    quota(3).require(0)
    quota(3).count(1)
    with pytest.raises(ServiceError):
        quota(3).require(0)


def test_each_model_and_each_day_has_its_own() -> None:
    quota(1).count(1)
    quota(1, "b-model").require(0)
    quota(1, "model").require(0)
    quota(1, now=NOON + timedelta(days=1)).require(0)


def test_old_days_are_removed() -> None:
    quota(9).count(2)
    quota(9, now=NOON + timedelta(days=1)).count(1)
    assert [file.name for file in Path("requests").iterdir()] == ["2026-11-25"]


def test_a_folder_that_cannot_be_used_is_said_before_a_request_is_paid_for() -> None:
    Path("requests").write_text("")
    with pytest.raises(ConfigError, match=r"cannot use requests: .*limits\.rpd"):
        quota(1).require(0)


def test_an_answer_that_cannot_be_counted_is_kept_and_counted_later() -> None:
    one = quota(2)
    Path("requests").write_text("")
    one.count(2)
    with pytest.raises(ConfigError, match="cannot use requests"):
        one.require(0)
    Path("requests").unlink()
    with pytest.raises(ServiceError, match="is used up"):
        one.require(0)
