"""Pacing: when a request to a model may start, by what its service allows a minute and a day, and how well it is."""

import asyncio
import math
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from paperdigest.asking.models.base import Model, RefusedError, Reply, Request
from paperdigest.asking.models.daily_quota import DailyQuota
from paperdigest.asking.tokens import request_tokens
from paperdigest.document import Document
from paperdigest.errors import TooLongError, TransientError
from paperdigest.usage import Usage

PATIENCE = 600.0  # seconds: a service that asks for more is not waited for
_MINUTE = 61.0  # seconds: the service counts arrivals, and one request may travel a second longer than the next
_LEAST_SHARE, _GROWTH = 1 / 8, 1 / 8  # of the full rate: where halving ends, and what each answer gives back
_WORTH_TELLING = 10.0  # seconds


@dataclass(eq=False)
class Start:
    """A request that was sent `at` a moment (seconds) with so many input tokens, a guess until it is answered."""

    at: float
    tokens: float


class Window:
    """The starts of the last minute."""

    def __init__(self) -> None:
        self._starts: deque[Start] = deque()

    def wait(self, now: float, tokens: float, rpm: int, tpm: int) -> float:
        """Seconds until one more request of `tokens` stays within the limits (0 = none); 0 or less when it does now.

        A request of more tokens than `tpm` waits until it is alone.
        """
        while self._starts and self._starts[0].at + _MINUTE <= now:
            self._starts.popleft()
        free_at = now
        if rpm and len(self._starts) >= rpm:
            free_at = self._starts[len(self._starts) - rpm].at + _MINUTE
        if tpm:
            used = sum(start.tokens for start in self._starts)
            for start in self._starts:
                if used + tokens <= tpm:
                    break
                used -= start.tokens
                free_at = max(free_at, start.at + _MINUTE)
        return free_at - now

    def add(self, now: float, tokens: float) -> Start:
        """Note a start."""
        start = Start(now, tokens)
        self._starts.append(start)
        return start

    def drop(self, start: Start) -> None:
        """Forget a start that the service refused: it does not count those."""
        if start in self._starts:
            self._starts.remove(start)


class PacedModel:
    """A model that is asked as fast as its service allows, by at most `concurrency` callers at once, in their order.

    In no minute more than `rpm` requests of `tpm` input tokens start (0 = not known: a refusal that names its limit
    teaches it); `daily` ends the run when the day's are used up. When the service names a time to wait, all callers
    wait for it. Any other TransientError halves rate and concurrency, which grow back with each answer. `say` is told
    of each wait of 10 s or more for the minute to pass. `sleep` and `clock` are for tests.
    """

    def __init__(
        self,
        model: Model,
        rpm: int = 0,
        tpm: int = 0,
        daily: DailyQuota | None = None,
        concurrency: int = 4,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.name = model.name
        self.options = model.options
        self._model, self._daily, self._concurrency = model, daily, concurrency
        self._limits = {"rpm": rpm, "tpm": tpm}
        self._sleep, self._clock, self._say = sleep, clock, say
        self._window = Window()
        self._turn = asyncio.Lock()  # whose turn it is to start; the others queue
        self._ended = asyncio.Event()
        self._under_way = 0
        self._share = 1.0  # of the full rate
        self._not_before = self._slowed_at = -math.inf
        self._correction = 1.0  # the most that the service's count went over a guess: papers differ by some percent

    def languages(self, document: Document, wanted: Sequence[str]) -> tuple[str, ...]:
        """Those of the model behind it."""
        return self._model.languages(document, wanted)

    async def ask(self, request: Request) -> Reply:
        """The model's reply, asked for as soon as that is allowed.

        Raises what the model raises, ServiceError when the day's requests are used up, and TooLongError for a request
        that was refused because it alone has more tokens than a minute may have.
        """
        guess = request_tokens(request)
        start = await self._start(guess * self._correction)
        try:
            reply = await self._model.ask(request)
        except TransientError as error:
            self._learn(error, start)
            raise self._too_long(error, start) or error from None
        except RefusedError as error:
            self._settle(error.usage, start, guess)
            raise
        else:
            self._settle(reply.usage, start, guess)
            return reply
        finally:
            self._under_way -= 1
            self._ended.set()

    async def _start(self, tokens: float) -> Start:
        async with self._turn:
            while True:
                if self._under_way >= self._shared(self._concurrency):
                    self._ended.clear()
                    await self._ended.wait()
                    continue
                if self._daily:
                    self._daily.require(self._under_way)
                now = self._clock()
                rpm, tpm = self._limits["rpm"], self._limits["tpm"]
                full = self._window.wait(now, tokens, rpm and self._shared(rpm), tpm)
                if (wait := max(full, self._not_before - now)) <= 0:
                    break
                if full >= _WORTH_TELLING:
                    self._say(f"{self.name} has had all it allows in a minute; going on in {math.ceil(wait)} s")
                await self._sleep(wait)
            self._under_way += 1
            return self._window.add(self._clock(), tokens)

    def _shared(self, full: int) -> int:
        return max(1, int(full * self._share))

    def _learn(self, error: TransientError, start: Start) -> None:
        """Be slower; what happens to requests that were sent before that says nothing new."""
        now = self._clock()
        if error.retry_after is not None and error.retry_after <= PATIENCE:
            self._not_before = max(self._not_before, now + error.retry_after)
        if error.limits:
            self._window.drop(start)
        is_taught = False
        for limit in error.limits:
            known = self._limits[limit.kind]
            if not known or limit.value < known:
                self._limits[limit.kind], is_taught = limit.value, True
        if start.at > self._slowed_at:
            self._slowed_at = now
            if not is_taught:
                self._share = max(_LEAST_SHARE, self._share / 2)

    def _settle(self, usage: Usage, start: Start, guess: float) -> None:
        """Put what the service counted in the place of what was guessed."""
        self._share = min(1.0, self._share + _GROWTH)
        requests = max(1, usage.requests)
        if usage.input_tokens:
            start.tokens = usage.input_tokens / requests
            self._correction = max(self._correction, start.tokens / guess)
        for _ in range(requests - 1):  # a provider sends a request that ran out of output tokens once more
            self._window.add(self._clock(), start.tokens)
        if self._daily:
            self._daily.count(requests)

    def _too_long(self, error: TransientError, start: Start) -> TooLongError | None:
        tpm = next((limit.value for limit in error.limits if limit.kind == "tpm"), 0)
        if not tpm or start.tokens <= tpm:
            return None
        return TooLongError(f"longer than the {tpm:,} tokens that {self.name} allows a minute", tpm)
