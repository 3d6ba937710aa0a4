"""Daily quotas: when a model's day begins, how much of it is used, and what is said when it is used up."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from paperdigest.errors import PaperdigestError, ServiceError
from paperdigest.unwritable import unwritable

_WINTER_TIME = timezone(timedelta(hours=-8))


class DailyQuota:
    """At most `limit` requests a day to one model, over all runs of a user.

    `folder` has a file a day with a line for each answered request: the model's name. A lost file costs nothing but
    the service's own refusal. `require` raises ConfigError or FullDiskError when the folder cannot be used.
    """

    def __init__(self, model: str, limit: int, folder: Path, now: Callable[[], datetime]) -> None:
        self._model, self._limit, self._folder, self._now = model, limit, folder, now
        self._unnoted = 0

    def require(self, under_way: int) -> None:
        """ServiceError when today's answered requests and those `under_way` leave no room for another."""
        self._note()  # before it is paid for
        if self._used() + under_way >= self._limit:
            raise used_up(self._model, str(self._limit), self._now())

    def count(self, requests: int) -> None:
        """Note that so many requests were answered; where that fails, the next request is refused, no answer lost."""
        self._unnoted += requests
        with suppress(PaperdigestError):
            self._note()

    def _note(self) -> None:
        file = self._file()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with file.open("ab") as lines:
                lines.write(self._line * self._unnoted)  # one small write: lines of two runs never mix
            self._unnoted = 0
            for other in self._folder.iterdir():
                if other.name < file.name:
                    other.unlink(missing_ok=True)
        except OSError as error:
            raise self._unusable(error) from error

    @property
    def _line(self) -> bytes:
        return os.fsencode(self._model) + b"\n"

    def _used(self) -> int:
        try:
            return self._file().read_bytes().splitlines(keepends=True).count(self._line)
        except FileNotFoundError:  # a new day begins this moment
            return 0
        except OSError as error:
            raise self._unusable(error) from error

    def _file(self) -> Path:
        return self._folder / f"{quota_day(self._now()):%Y-%m-%d}"

    def _unusable(self, error: OSError) -> PaperdigestError:
        return unwritable(f"cannot use {self._folder}", error, "mend its rights, or set limits.rpd to 0")


def used_up(model: str, limit: str, now: datetime) -> ServiceError:
    """The end of a run whose model has no requests left today; `limit` is empty when it is not known."""
    told = f" ({limit} a day)" if limit else ""
    return ServiceError(
        f"the daily quota of {model}{told} is used up: everything finished is kept, run again after {_next_reset(now)}"
    )


def quota_day(now: datetime) -> date:
    """The day that a request counts for: California's; `now` has a time zone."""
    return now.astimezone(_california() or _WINTER_TIME).date()


def _next_reset(now: datetime) -> str:
    """When daily quotas start afresh: the next midnight in California, told in the time zone of `now`."""
    zone = _california()
    if zone is None:
        return "midnight in California"
    midnight = (now.astimezone(zone) + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return f"{midnight.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"


def _california() -> tzinfo | None:
    try:
        return ZoneInfo("America/Los_Angeles")
    except ZoneInfoNotFoundError:  # a system without time zone data
        return None
