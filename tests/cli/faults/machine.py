"""Every fault of the machine and its user: disks, folders, old files, clocks, and what is done between runs."""

import errno
import json
import os
import shutil
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from paperdigest.settings import user_cache_folder
from tests.cli.faults.fault import after_one
from tests.cli.faults.small_disk import on_disk, one_small_disk
from tests.cli.faults.world import POST, World
from tests.servers.gemini import Received, Turn, quota_failure

SIDECAR = Path("posts/.paperdigest/2024-06-01/sheep.json")
RUNS = Path("posts/.paperdigest/runs.jsonl")
_SPENT = Turn(quota_failure({"quotaId": "RequestsPerDay", "quotaValue": "1"}), 429)


@dataclass(frozen=True)
class Trouble:
    """One row of the matrix; `play` does the first run, and whatever goes wrong before, within or after it."""

    place: str
    name: str
    play: Callable[[World], Awaitable[None]]
    is_quick: bool = False

    @property
    def id(self) -> str:
        """Its name among the tests."""
        return f"{self.place}: {self.name}"


def _within(change: Callable[[], object]) -> Callable[[World], Awaitable[None]]:
    """Something happens while the model thinks about the second paper."""

    async def play(world: World) -> None:
        def tell(received: Received) -> Turn:
            change()
            return world.answer_well(received)

        world.tell.extend([world.answer, tell])
        await world.run()

    return play


def _between(change: Callable[[World], object], *options: str) -> Callable[[World], Awaitable[None]]:
    """One paper is done, the day's quota is used up, something happens, and the next run goes on."""

    async def play(world: World) -> None:
        after_one(lambda _: _SPENT)(world)
        await world.run()
        world.heal()
        change(world)
        await world.run(*options)
        world.runs = world.runs[1:]

    return play


@contextmanager
def failing_write(number: int, name: str = "") -> Iterator[list[str]]:
    """The write with this number, from 1, finds the disk full; with a `name` only writes to such files count.

    What was written is listed. `os.fsync` is what each write calls.
    """
    written: list[str] = []
    sync = os.fsync

    def full(descriptor: int) -> None:
        file = Path(f"/proc/self/fd/{descriptor}").readlink().name
        if name in file:
            written.append(file)
            if len(written) == number:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(descriptor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", full)
        yield written


def _write(name: str) -> Callable[[World], Awaitable[None]]:
    async def play(world: World) -> None:
        with failing_write(1, name) as written:
            await world.run()
        assert written

    return play


def _entries(change: Callable[[Path], object]) -> Callable[[World], None]:
    """Something happens to each entry of the cache, so that what it held is paid for once more."""

    def apply(world: World) -> None:
        for path in user_cache_folder().glob("*/??/*"):
            change(path)
        world.good.clear()

    return apply


def _again(change: Callable[[World], object]) -> Callable[[World], Awaitable[None]]:
    """All is done, the posts are lost, something happens to the cache, and a run makes them anew."""

    async def play(world: World) -> None:
        await world.run()
        shutil.rmtree("posts")
        change(world)
        await world.run()
        world.runs = world.runs[1:]

    return play


def _without_cache(world: World) -> None:
    shutil.rmtree(user_cache_folder())
    world.good.clear()


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _older(path: Path) -> None:
    path.write_text(json.dumps({"format": 0, "text": "as it once was"}))


def _moved_away(path: Path, change: Callable[[Path], None]) -> Callable[[World], Awaitable[None]]:
    """The sidecar is damaged; after a run that says so, it is moved away as the message says."""
    return _mended(lambda: change(path), lambda: path.rename("away.json"))


def _mended(damage: Callable[[], object], mend: Callable[[], object]) -> Callable[[World], Awaitable[None]]:
    """A file is damaged; after a run that says so, somebody mends it."""

    async def play(world: World) -> None:
        await _between(lambda _: damage())(world)
        mend()

    return play


def _saved(written: str, read: str) -> Callable[[], object]:
    """The post is saved in another encoding."""
    return lambda: POST.write_bytes(POST.read_bytes().decode(read).encode(written))


async def _log(world: World) -> None:
    await world.run("--log-file", "/dev/full")
    assert not world.model.requests


def _epoch(seconds: int) -> Callable[[World], None]:
    return lambda world: world.monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))


def _remove(folder: Callable[[], Path]) -> Callable[[], None]:
    return lambda: shutil.rmtree(folder(), ignore_errors=True)


def _disks() -> Iterator[Trouble]:
    posts: Callable[[], Path] = lambda: Path("posts")  # noqa: E731 - a folder of the test's own working folder
    yield Trouble("a disk", "the posts' is full", on_disk(posts, "size=4k", "size=9m"))
    yield Trouble("a disk", "the posts' takes no more files", on_disk(posts, "nr_inodes=30", "nr_inodes=3k"))
    yield Trouble("a disk", "the posts' is read-only", on_disk(posts, "ro", "rw"))
    yield Trouble("a disk", "the cache's is full", on_disk(user_cache_folder, "size=4k", "size=9m"))
    yield Trouble("a disk", "the cache's is read-only", on_disk(user_cache_folder, "ro", "rw"))
    yield Trouble("a disk", "that of posts and cache is full", one_small_disk, is_quick=True)
    yield Trouble("a disk", "the log file's is full", _log, is_quick=True)
    yield Trouble("a disk", "is full when the post is written", _write(".sheep.md.tmp"), is_quick=True)
    yield Trouble("a disk", "is full when the sidecar is written", _write(".sheep.json.tmp"))
    yield Trouble("a disk", "is full when the run is noted", _write("runs.jsonl"))
    yield Trouble("a folder", "the posts' is deleted within the run", _within(_remove(posts)))
    yield Trouble("a folder", "the cache's is deleted within the run", _within(_remove(user_cache_folder)))


def _files() -> Iterator[Trouble]:
    place = "a file of an earlier run"
    yield Trouble(place, "every entry of the cache is half", _again(_entries(_half)), is_quick=True)
    yield Trouble(place, "every entry of the cache has an older format", _again(_entries(_older)))
    yield Trouble(place, "every entry of the cache is empty", _again(_entries(lambda path: path.write_bytes(b""))))
    yield Trouble(place, "the cache is gone", _again(_without_cache))
    yield Trouble(place, "the sidecar has an older format", _moved_away(SIDECAR, _older))
    yield Trouble(place, "the sidecar is half", _moved_away(SIDECAR, _half))
    yield Trouble(place, "the post is no longer UTF-8", _mended(_saved("gb18030", "utf-8"), _saved("utf-8", "gb18030")))
    yield Trouble(place, "the sidecar is gone", _between(lambda _: SIDECAR.unlink()))
    yield Trouble(place, "the list of runs ends within a line", _between(lambda _: _half(RUNS)))
    yield Trouble(place, "a temporary file of a killed run", _between(_left_over))


def _left_over(world: World) -> None:
    (left := POST.with_name(f".{POST.name}.tmp")).write_text("half a po")
    os.utime(left, (0, 0))


def _clocks() -> Iterator[Trouble]:
    place, today, year = "the clock", 1717243200, 31_536_000
    yield Trouble(place, "is set back by a year after all is done", _later(_epoch(today - year)))
    yield Trouble(
        place, "is set back by a day within the topic", _between(_epoch(today - 86_400), "--date", "2024-06-01")
    )
    yield Trouble(place, "is a year ahead in the next run", _later(_epoch(today + year)))


def _later(change: Callable[[World], None]) -> Callable[[World], Awaitable[None]]:
    """All is done, something happens, and a run has nothing to do."""

    async def play(world: World) -> None:
        await world.run()
        asked = len(world.model.requests)
        change(world)
        await world.run()
        assert len(world.model.requests) == asked
        world.runs = world.runs[1:]

    return play


TROUBLES: tuple[Trouble, ...] = (*_disks(), *_files(), *_clocks())
