"""The one retry layer: sends again what may succeed later, for all models alike; pacing.py says when."""

import asyncio
import math
from collections.abc import Awaitable, Callable, Sequence
from typing import NoReturn, ParamSpec, TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential_jitter

from paperdigest.asking.models.base import Model, Reply, Request
from paperdigest.asking.pacing import PATIENCE
from paperdigest.document import Document
from paperdigest.errors import ServiceError, TransientError

_TRIES = 8  # with the waits between them about three minutes of an overloaded service
_WORTH_TELLING = 2.0  # seconds; of a shorter wait nothing is said
_BACKOFF = wait_exponential_jitter(initial=2, max=60, jitter=2)


P = ParamSpec("P")
T = TypeVar("T")


class Patience:
    """Does again what ended in a TransientError.

    Raises ServiceError, in one line, when `tries` or `patience` (seconds that one work may wait in all) are used up.
    `say` is told of each wait of 2 s or more. `sleep` is for tests.
    """

    def __init__(
        self,
        tries: int = _TRIES,
        patience: float = PATIENCE,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._tries, self._patience = tries, patience
        self._sleep, self._say = sleep, say

    async def __call__(self, work: Callable[P, Awaitable[T]], *arguments: P.args, **named: P.kwargs) -> T:
        """What the work returns, after as many waits as it takes and is allowed."""
        retrying = AsyncRetrying(
            retry=retry_if_exception_type(TransientError),
            wait=_pause,
            stop=self._is_enough,
            before_sleep=self._tell,
            sleep=self._sleep,
            retry_error_callback=_give_up,
        )
        return await retrying(work, *arguments, **named)

    def _is_enough(self, state: RetryCallState) -> bool:
        tries = min(self._tries, _error(state).tries or self._tries)
        return state.attempt_number >= tries or state.idle_for + state.upcoming_sleep > self._patience

    def _tell(self, state: RetryCallState) -> None:
        if state.upcoming_sleep >= _WORTH_TELLING:
            self._say(f"{_error(state)}; trying again in {math.ceil(state.upcoming_sleep)} s")


class PatientModel:
    """A model that is asked with patience."""

    def __init__(self, model: Model, patience: Patience) -> None:
        self.name = model.name
        self.options = model.options
        self._model, self._patience = model, patience

    def languages(self, document: Document, wanted: Sequence[str]) -> tuple[str, ...]:
        """Those of the model behind it."""
        return self._model.languages(document, wanted)

    async def ask(self, request: Request) -> Reply:
        """The model's reply, after as many waits as it takes and is allowed."""
        return await self._patience(self._model.ask, request)


def _pause(state: RetryCallState) -> float:
    retry_after = _error(state).retry_after
    return _BACKOFF(state) if retry_after is None else retry_after


def _give_up(state: RetryCallState) -> NoReturn:
    error = _error(state)
    times = "once" if state.attempt_number == 1 else f"{state.attempt_number} times in {state.idle_for:.0f} s"
    raise ServiceError(f"{error}; tried {times}: everything finished is kept, run again later") from error


def _error(state: RetryCallState) -> TransientError:
    error = state.outcome and state.outcome.exception()
    assert isinstance(error, TransientError)  # noqa: S101 - nothing else is retried
    return error
