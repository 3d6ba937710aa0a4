import asyncio
import subprocess
import sys
import threading

import pytest

from paperdigest.daemon_thread import AbandonedError, Pause, in_daemon_thread


async def test_results_and_errors_come_back() -> None:
    def fail(_: Pause) -> None:
        raise KeyError("x")

    assert await in_daemon_thread(lambda _: threading.current_thread().daemon) is True
    with pytest.raises(KeyError):
        await in_daemon_thread(fail)


async def test_cancelling_returns_at_once_and_ends_the_waits() -> None:
    abandoned = threading.Event()

    def work(pause: Pause) -> None:
        try:
            pause(60)
        except AbandonedError:
            abandoned.set()

    task = asyncio.create_task(in_daemon_thread(work))
    await asyncio.sleep(0.02)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await asyncio.to_thread(abandoned.wait, 30)  # before its pause would have ended


def test_the_program_ends_without_waiting_for_a_blocked_request() -> None:
    program = """
import asyncio, time
from paperdigest.daemon_thread import in_daemon_thread
async def main():
    await asyncio.wait_for(in_daemon_thread(lambda pause: time.sleep(600)), 0.05)
asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert "TimeoutError" in done.stderr
