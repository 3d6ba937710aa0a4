import shutil
import subprocess
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest

from paperdigest.errors import ConfigError
from paperdigest.sources.pace import Pace


class Clock:
    """A clock that only pauses move; it keeps them."""

    def __init__(self) -> None:
        self.now = 1_000_000.0
        self.pauses: list[float] = []

    def __call__(self) -> float:
        return self.now

    def pause(self, seconds: float) -> None:
        if seconds:
            self.pauses.append(seconds)
        self.now += seconds


def take(pace: Pace, clock: Clock) -> float:
    with pace.turn(clock.pause):
        pace.mark()
        return clock.now


def test_requests_start_a_pace_apart(tmp_path: Path) -> None:
    clock = Clock()
    pace = Pace(3.0, tmp_path / "pace", clock)
    first = take(pace, clock)
    assert clock.pauses == []
    clock.now += 1
    assert take(pace, clock) - first == pytest.approx(3)
    assert clock.pauses == [pytest.approx(2)]
    clock.now += 10
    take(pace, clock)
    assert len(clock.pauses) == 1


def test_a_turn_without_a_request_costs_nothing(tmp_path: Path) -> None:
    clock = Clock()
    pace = Pace(3.0, tmp_path / "pace", clock)
    with pace.turn(clock.pause):
        pass
    take(pace, clock)
    assert clock.pauses == []


def test_the_pace_is_shared_through_the_file(tmp_path: Path) -> None:
    clock = Clock()
    take(Pace(3.0, tmp_path / "new" / "pace", clock), clock)
    take(Pace(3.0, tmp_path / "new" / "pace", clock), clock)
    assert clock.pauses == [pytest.approx(3)]


def test_a_clock_set_back_blocks_for_one_pace_only(tmp_path: Path) -> None:
    clock = Clock()
    pace = Pace(3.0, tmp_path / "pace", clock)
    take(pace, clock)
    clock.now -= 86_400
    take(pace, clock)
    assert clock.pauses == [pytest.approx(3)]


@pytest.mark.parametrize("text", ["", "garbage", "nan", "inf", "-inf", "1e999"])
def test_a_broken_file_does_not_block(tmp_path: Path, text: str) -> None:
    (tmp_path / "pace").write_text(text)
    clock = Clock()
    take(Pace(3.0, tmp_path / "pace", clock), clock)
    assert clock.pauses == []


def test_a_folder_that_is_cleared_away_meanwhile_is_made_again(tmp_path: Path) -> None:
    clock = Clock()
    pace = Pace(3.0, tmp_path / "cache" / "pace", clock)
    with pace.turn(clock.pause):
        shutil.rmtree(tmp_path / "cache")
        pace.mark()
    take(pace, clock)
    assert clock.pauses == [3.0]


def test_a_file_that_is_cleared_away_before_it_is_read_was_never_used(tmp_path: Path) -> None:
    file = tmp_path / "pace"

    def now() -> float:
        file.unlink(missing_ok=True)
        return 1_000_000.0

    pauses: list[float] = []
    pace = Pace(3.0, file, now)
    for _ in range(2):
        with pace.turn(pauses.append):
            pace.mark()
    assert set(pauses) == {0}


def test_the_next_starts_only_after_the_former_has_ended(tmp_path: Path) -> None:
    spans: list[tuple[float, float]] = []

    def request() -> None:
        pace = Pace(0.0, tmp_path / "pace")  # its own: only the file joins them
        with pace.turn(time.sleep):
            pace.mark()
            start = time.monotonic()
            time.sleep(0.03)
            spans.append((start, time.monotonic()))

    threads = [threading.Thread(target=request) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spans.sort()
    assert len(spans) == 4
    assert all(former[1] <= later[0] for former, later in pairwise(spans))


def test_waiting_for_another_ones_request_can_be_abandoned(tmp_path: Path) -> None:
    def give_up(seconds: float) -> None:
        if seconds:
            raise InterruptedError

    with (
        Pace(0.0, tmp_path / "pace").turn(time.sleep),
        pytest.raises(InterruptedError),
        Pace(0.0, tmp_path / "pace").turn(give_up),
    ):
        raise AssertionError("two turns at once")


def test_nothing_is_sent_for_a_caller_who_has_gone(tmp_path: Path) -> None:
    def gone(_: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError), Pace(0.0, tmp_path / "pace").turn(gone):
        raise AssertionError("a turn for nobody")


def test_a_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match=r"cannot use .*pace"), Pace(3.0, tmp_path / "file" / "pace").turn(time.sleep):
        pass


def test_without_file_locks_turns_are_kept_in_the_process(tmp_path: Path) -> None:
    program = f"""
import sys; sys.modules["fcntl"] = None
import threading, time
from pathlib import Path
from paperdigest.sources.pace import Pace
pace, inside = Pace(0.0, Path({str(tmp_path / "pace")!r})), []
def request():
    with pace.turn(time.sleep):
        inside.append(1); assert len(inside) == 1; time.sleep(0.02); inside.pop()
threads = [threading.Thread(target=request) for _ in range(3)]
[thread.start() for thread in threads]; [thread.join() for thread in threads]
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
