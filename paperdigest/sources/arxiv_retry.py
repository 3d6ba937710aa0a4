"""The waits after which arXiv is asked again, and the error when they did not help."""

import math
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from paperdigest.daemon_thread import Pause
from paperdigest.errors import PaperdigestError, PaperError, ServiceError, TransientError

T = TypeVar("T")

_GROWTH = (1, 2, 4, 5)  # waits as multiples of the base: 30, 60, 120, 150 s are what helps against throttling
_QUICK = 0.1  # share of those waits where nothing speaks for throttling
_PATIENCE = 600.0  # seconds; a longer Retry-After is not waited for
_PAPER_TRIES = 3  # when arXiv throttles one paper: it may be something about this paper
_WORTH_TELLING = 2.0  # seconds; of a shorter wait nothing is said


class OverloadedError(TransientError):
    """arXiv throttles or answers with something else than it was asked for: only long waits help."""


class UnreachableError(TransientError):
    """No connection: no other request will get one either."""


class BadRequestError(Exception):
    """arXiv says what is wrong with the request itself; the message is arXiv's."""


class Retries:
    """Asks again after a TransientError; `base` is the first wait in seconds, `say` is told of waits of 2 s or more."""

    def __init__(self, base: float, say: Callable[[str], None]) -> None:
        self._base = base
        self._say = say
        self._throttled = ""  # the paper that was refused although it was waited for, until another one is had

    def insist(self, attempt: Callable[[], T], pause: Pause, paper: str = "") -> T:
        """The first result of `attempt`; when all tries fail, a ServiceError that says when to try again.

        `paper` names the one paper that is asked for, if it is one: its failure is a PaperError, unless there is no
        connection, or arXiv throttles another paper too before it gives one.
        """
        for tried, growth in enumerate((*_GROWTH, 0), 1):
            try:
                result = attempt()
            except TransientError as error:
                if self._is_hopeless(error, tried, paper):
                    raise self._give_up(error, tried, paper) from error
                wait = self._wait(error, tried, growth)
                if wait >= _WORTH_TELLING:
                    self._say(f"{error}; trying again in {math.ceil(wait)} s")
            else:
                self._throttled = "" if paper else self._throttled
                return result
            pause(wait)
        raise AssertionError("the last try returns or raises")

    def _is_hopeless(self, error: TransientError, tried: int, paper: str) -> bool:
        most = _PAPER_TRIES if paper and isinstance(error, OverloadedError) else len(_GROWTH) + 1
        return tried >= min(most, error.tries or most) or (error.retry_after or 0) > _PATIENCE

    def _wait(self, error: TransientError, tried: int, growth: int) -> float:
        """arXiv's own word is taken once; when it did not help, the waits grow."""
        own = self._base * growth * (1 if isinstance(error, OverloadedError) else _QUICK)
        if error.retry_after is None:
            return own
        return error.retry_after if tried == 1 else max(error.retry_after, own)

    def _give_up(self, error: TransientError, tried: int, paper: str) -> PaperdigestError:
        times = "once" if tried == 1 else f"{tried} times"
        if paper and self._is_its_own(error, paper):
            return PaperError(f"{error}, tried {times}")
        if isinstance(error, OverloadedError):
            minutes = max(10, -(-int(error.retry_after or 0) // 60))
            return ServiceError(f"{error}, tried {times}: run again in {minutes} minutes")
        if isinstance(error, UnreachableError):
            return ServiceError(f"{error}, tried {times}: check the network and run again")
        return ServiceError(f"{error}, tried {times}: run again later")

    def _is_its_own(self, error: TransientError, paper: str) -> bool:
        """Whether the paper has failed and not arXiv, which throttles when it refuses two papers in a row."""
        if isinstance(error, OverloadedError):
            self._throttled = self._throttled or paper
            return self._throttled == paper
        return not isinstance(error, UnreachableError)


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
