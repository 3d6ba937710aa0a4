"""A thread for blocking requests that neither Ctrl-C nor the end of the program waits for."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")
Pause = Callable[[float], None]  # sleeps for seconds; raises when nobody waits for the result any more


class AbandonedError(Exception):
    """Nobody waits for this work any more; raised by its pauses."""


async def in_daemon_thread(work: Callable[[Pause], T]) -> T:
    """The result of `work`, done in a thread of its own; `work` sleeps by the pause it is given.

    Cancelling returns at once: the thread ends at its next pause, or with the program. (`asyncio.to_thread` would
    make the end of the program wait for a blocked request.)
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()
    is_abandoned = threading.Event()

    def pause(seconds: float) -> None:
        if is_abandoned.wait(seconds):
            raise AbandonedError

    def settle(set_outcome: Callable[[], None]) -> None:
        if not future.done():
            set_outcome()

    def run() -> None:
        try:
            result = work(pause)
        except BaseException as error:  # noqa: BLE001 - carried over to the task that awaits it
            outcome = _failure(future, error)
        else:
            outcome = _success(future, result)
        with suppress(RuntimeError):  # the loop is closed: the program is ending
            loop.call_soon_threadsafe(settle, outcome)

    threading.Thread(target=run, daemon=True).start()
    try:
        return await future
    finally:
        is_abandoned.set()


def _success(future: asyncio.Future[T], result: T) -> Callable[[], None]:
    return lambda: future.set_result(result)


def _failure(future: asyncio.Future[T], error: BaseException) -> Callable[[], None]:
    return lambda: future.set_exception(error)
