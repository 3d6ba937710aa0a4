"""A model that does what it is told, and a clock that only sleeping moves, for tests of retrying and pacing."""

import asyncio
import heapq
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

from paperdigest.asking.models.base import Reply, Request
from paperdigest.document import Document
from paperdigest.usage import Usage

T = TypeVar("T")
_TURNS = 30  # of the event loop, after which nothing moves but the clock


class Clock:
    """Virtual time: `run` sets it forward to the next sleeper's end whenever all tasks wait."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, len(self.waits), future))
        await future

    async def run(self, *works: Coroutine[Any, Any, T]) -> list[T | BaseException]:
        """What the works return or raise, all begun at once."""
        done = asyncio.gather(*works, return_exceptions=True)
        while not done.done():
            for _ in range(_TURNS):
                await asyncio.sleep(0)
            if self._sleepers:
                self.now, _, future = heapq.heappop(self._sleepers)
                if not future.done():
                    future.set_result(None)
        return await done


class Script:
    """A model that does in turn what it is told: raises an error or answers; without any more it says yes."""

    name = "scripted"
    options = "some"

    def __init__(self, *outcomes: Exception | Reply | str, clock: Clock, seconds: float = 0) -> None:
        self.outcomes = deque(outcomes)
        self.asked_at: list[float] = []
        self.requests: list[Request] = []
        self.at_once = self.most_at_once = 0
        self.otherwise: Callable[[Request], Reply] = lambda _: Reply("yes", Usage(requests=1))
        self._clock, self._seconds = clock, seconds

    def languages(self, document: Document, wanted: Sequence[str]) -> tuple[str, ...]:
        del document
        return tuple(wanted)[:1]

    async def ask(self, request: Request) -> Reply:
        self.asked_at.append(self._clock())
        self.requests.append(request)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        outcome = self.outcomes.popleft() if self.outcomes else self.otherwise(request)
        if self._seconds:
            await self._clock.sleep(self._seconds)
        await asyncio.sleep(0)
        self.at_once -= 1
        if isinstance(outcome, Exception):
            raise outcome
        return Reply(outcome, Usage(requests=1)) if isinstance(outcome, str) else outcome
