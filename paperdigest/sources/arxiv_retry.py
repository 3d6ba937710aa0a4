"""The waits after which arXiv is asked again, and the error when they did not help."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from paperdigest.errors import PaperdigestError, ServiceError, TransientError
from paperdigest.sources.pace import Pause

T = TypeVar("T")

_GROWTH = (1, 2, 4, 5)  # waits as multiples of the base: 30, 60, 120, 150 s are what helps against throttling
_QUICK = 0.1  # share of those waits where nothing speaks for throttling
_PATIENCE = 600.0  # seconds; a longer Retry-After is not waited for


class OverloadedError(TransientError):
    """arXiv throttles or answers with something else than it was asked for: only long waits help."""


class UnreachableError(TransientError):
    """No connection: no other request will get one either."""


class RefusedError(Exception):
    """arXiv says what is wrong with the request itself; the message is arXiv's."""


class Retries:
    """Asks again after a TransientError; `base` is the first wait in seconds, `say` is told of every wait."""

    def __init__(self, base: float, say: Callable[[str], None]) -> None:
        self._base = base
        self._say = say

    def insist(self, attempt: Callable[[], T], pause: Pause, alone: type[PaperdigestError] = ServiceError) -> T:
        """The first result of `attempt`; when all tries fail, a ServiceError that says when to try again.

        `alone` is the error for a failure that concerns this request only.
        """
        for tried, growth in enumerate((*_GROWTH, 0), 1):
            try:
                return attempt()
            except TransientError as error:
                if self._is_hopeless(error, tried):
                    raise self._give_up(error, tried, alone) from error
                wait = self._wait(error, tried, growth)
                self._say(f"{error}; trying again in {wait:.0f} s")
            pause(wait)
        raise AssertionError("the last try returns or raises")

    def _is_hopeless(self, error: TransientError, tried: int) -> bool:
        tries = min(len(_GROWTH) + 1, error.tries or len(_GROWTH) + 1)
        return tried >= tries or (error.retry_after or 0) > _PATIENCE

    def _wait(self, error: TransientError, tried: int, growth: int) -> float:
        """arXiv's own word is taken once; when it did not help, the waits grow."""
        own = self._base * growth * (1 if isinstance(error, OverloadedError) else _QUICK)
        if error.retry_after is None:
            return own
        return error.retry_after if tried == 1 else max(error.retry_after, own)

    def _give_up(self, error: TransientError, tried: int, alone: type[PaperdigestError]) -> PaperdigestError:
        times = "once" if tried == 1 else f"{tried} times"
        if isinstance(error, OverloadedError):
            minutes = max(10, -(-int(error.retry_after or 0) // 60))
            return ServiceError(f"{error}, tried {times}: run again in {minutes} minutes")
        if isinstance(error, UnreachableError):
            return ServiceError(f"{error}, tried {times}: check the network and run again")
        if alone is ServiceError:
            return ServiceError(f"{error}, tried {times}: run again later")
        return alone(f"{error}, tried {times}")


def parse_retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds to wait by a Retry-After header, which gives seconds or an HTTP date; None when it says nothing."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
