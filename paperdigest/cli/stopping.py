"""Stopping: a run that the system ends (systemctl stop, docker stop, a logout) ends as it does after Ctrl-C."""

import asyncio
import os
import signal
import stat
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from paperdigest.errors import StoppedError

_NAMES = ("SIGTERM", "SIGHUP")  # Windows has no SIGHUP
_STDOUT, _STDERR = 1, 2


def run_until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Run it; StoppedError when a signal has ended it, KeyboardInterrupt when Ctrl-C has."""
    heard: list[signal.Signals] = []
    try:
        asyncio.run(_listening(work, heard.append))
    except asyncio.CancelledError as error:
        if heard:
            raise StoppedError(heard[0]) from error
        raise


async def _listening(work: Coroutine[Any, Any, None], tell: Callable[[signal.Signals], None]) -> None:
    """Cancel the work at the first signal; later ones do not hurry what is published then."""
    task, heard = asyncio.current_task(), False

    def stop(number: signal.Signals) -> None:
        nonlocal heard
        _leave_dead_terminals()
        if task and not heard:
            heard = True
            tell(number)
            task.cancel()

    with _handled(stop):
        await work


@contextmanager
def _handled(stop: Callable[[signal.Signals], None]) -> Iterator[None]:
    """Signals that are ignored stay ignored: nohup wants that. Only the main thread hears any."""
    is_heard = sys.platform != "win32" and threading.current_thread() is threading.main_thread()
    numbers = [signal.Signals[name] for name in _NAMES] if is_heard else []
    numbers = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    loop = asyncio.get_running_loop()
    for number in numbers:
        loop.add_signal_handler(number, stop, number)
    try:
        yield
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)


def _leave_dead_terminals() -> None:
    """Say the rest to nobody where the terminal has hung up: each write there would fail."""
    for descriptor in (_STDOUT, _STDERR):
        try:
            is_device = stat.S_ISCHR(os.fstat(descriptor).st_mode)
        except OSError:  # it was never open
            continue
        if is_device and not os.isatty(descriptor):
            nobody = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nobody, descriptor)
            os.close(nobody)
