"""Disks of a few bytes that posts and cache are on, and runs that fill them."""

import shutil
import subprocess
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.faults.world import World


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """A disk of its own; skips the test where none can be made."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    mounted = subprocess.run(command, capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def remount(folder: Path, options: str) -> None:
    """Change a disk's size, or whether it may be written."""
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)


def on_disk(folder: Callable[[], Path], before: str, after: str) -> Callable[[World], Awaitable[None]]:
    """A run on a disk that is `before` as the options of a mount say, and `after` when it is mended."""

    async def play(world: World) -> None:
        place, kept = folder().absolute(), Path("kept").absolute()
        with small_disk(place, "9m"):
            remount(place, before)
            await world.run()
            remount(place, after)
            if world.runs[-1].result.code:
                await world.rerun()
            shutil.copytree(place, kept, dirs_exist_ok=True)
        shutil.copytree(kept, place, dirs_exist_ok=True)

    return play


async def one_small_disk(world: World) -> None:
    """Posts and cache have one disk, on which neither an answer nor a post finds room."""
    disk, kept = Path("small").absolute(), Path("kept").absolute()
    with small_disk(disk, "900k"), pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(disk / "cache"))
        (disk / "posts").mkdir()
        Path("posts").symlink_to(disk / "posts")
        for _ in "ab":
            await world.run()
            assert not world.model.requests
        remount(disk, "size=9m")
        await world.rerun()
        shutil.copytree("posts", kept)
    Path("posts").unlink()
    kept.rename("posts")
