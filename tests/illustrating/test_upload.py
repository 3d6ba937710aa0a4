import asyncio
from pathlib import Path

import pytest

from paperdigest.illustrating.upload import upload

PICTURE = Path("fig-1.webp")


def is_alive(process: int) -> bool:
    """Whether it runs; one that is dead and not buried yet does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


async def test_what_an_upload_that_hangs_has_started_ends_with_it() -> None:
    task = asyncio.create_task(upload("sh -c 'sleep 300 & echo $! > child; wait; : {path}'", PICTURE))
    while not (Path("child").exists() and Path("child").read_text().strip()):
        await asyncio.sleep(0.01)
    task.cancel()
    async with asyncio.timeout(5):
        with pytest.raises(asyncio.CancelledError):
            await task
    async with asyncio.timeout(5):
        while is_alive(int(Path("child").read_text())):
            await asyncio.sleep(0.02)


async def test_an_upload_that_fails_says_why() -> None:
    assert await upload("sh -c 'echo no room; exit 3; : {path}'", PICTURE) == "exit code 3: no room"
    assert await upload("true {path}", PICTURE) == ""
