"""The one retry layer: waits and sends again what may succeed later, for all models alike."""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import NoReturn

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential_jitter

from paperdigest.asking.models.base import Model, Reply, Request
from paperdigest.document import Document
from paperdigest.errors import ServiceError, TransientError

_TRIES = 8  # with the waits between them about three minutes of an overloaded service
_PATIENCE = 600.0  # seconds that one request may wait in all
_WORTH_TELLING = 2.0  # seconds; of a shorter wait nothing is said
_BACKOFF = wait_exponential_jitter(initial=2, max=60, jitter=2)


class PatientModel:
    """A model that is asked by at most `concurrency` callers at once and again after a TransientError.

    When the service names a time to wait, all callers wait for it, not only the one that was told. Raises
    ServiceError, in one line, when tries or patience (seconds) are used up. `say` is told of each wait of 2 s or more
    by the caller whose request failed. `sleep` and `clock` are for tests.
    """

    def __init__(
        self,
        model: Model,
        concurrency: int = 4,
        tries: int = _TRIES,
        patience: float = _PATIENCE,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.name = model.name
        self.options = model.options
        self._model = model
        self._slots = asyncio.Semaphore(concurrency)
        self._tries, self._patience = tries, patience
        self._sleep, self._clock, self._say = sleep, clock, say
        self._not_before = clock()

    def languages(self, document: Document, wanted: Sequence[str]) -> tuple[str, ...]:
        """Those of the model behind it."""
        return self._model.languages(document, wanted)

    async def ask(self, request: Request) -> Reply:
        """The model's reply, after as many waits as it takes and is allowed."""
        retrying = AsyncRetrying(
            retry=retry_if_exception_type(TransientError),
            wait=_pause,
            stop=self._is_enough,
            before_sleep=self._tell,
            sleep=self._sleep,
            retry_error_callback=_give_up,
        )
        return await retrying(self._ask_once, request)

    async def _ask_once(self, request: Request) -> Reply:
        async with self._slots:
            while (wait := self._not_before - self._clock()) > 0:
                await self._sleep(wait)
            try:
                return await self._model.ask(request)
            except TransientError as error:
                if error.retry_after is not None and error.retry_after <= self._patience:
                    self._not_before = max(self._not_before, self._clock() + error.retry_after)
                raise

    def _is_enough(self, state: RetryCallState) -> bool:
        tries = min(self._tries, _error(state).tries or self._tries)
        return state.attempt_number >= tries or state.idle_for + state.upcoming_sleep > self._patience

    def _tell(self, state: RetryCallState) -> None:
        if state.upcoming_sleep >= _WORTH_TELLING:
            self._say(f"{_error(state)}; trying again in {math.ceil(state.upcoming_sleep)} s")


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
