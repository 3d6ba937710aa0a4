import asyncio
import re
import subprocess
import sys
from pathlib import Path

import pytest

from paperdigest import lock
from paperdigest.errors import ConfigError
from paperdigest.lock import locked


async def test_the_second_waits_until_the_first_is_done_and_is_told_for_whom(tmp_path: Path) -> None:
    path = tmp_path / "posts" / ".paperdigest" / "lock"
    said: list[str] = []
    steps: list[str] = []

    async def second() -> None:
        async with locked(path, "writing there", said.append):
            steps.append("second")

    async with locked(path, "writing there", said.append):
        waiting = asyncio.create_task(second())
        await asyncio.sleep(0.3)
        steps.append("first")
    await waiting
    assert steps == ["first", "second"]
    [line] = said
    assert re.fullmatch(
        r"another run \(process \d+ on \S+, for 0 min \d s\) is writing there: waiting until it is done", line
    )
    assert not path.exists()


async def test_never_two_hold_it_though_its_file_comes_and_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_LOOK_EVERY", 0.02)
    holders, most = 0, 0

    async def hold() -> None:
        nonlocal holders, most
        async with locked(tmp_path / "lock", "at it", lambda _: None):
            holders += 1
            most = max(most, holders)
            await asyncio.sleep(0.01)
            holders -= 1

    await asyncio.gather(*(hold() for _ in range(8)))
    assert most == 1


async def test_the_lock_of_a_run_that_was_killed_is_taken(tmp_path: Path) -> None:
    program = (
        "import asyncio, os, pathlib, signal; from paperdigest.lock import locked\n"
        "async def main():\n"
        "    async with locked(pathlib.Path('lock'), '', print): os.kill(os.getpid(), signal.SIGKILL)\n"
        "asyncio.run(main())"
    )
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=False)
    assert (tmp_path / "lock").read_text().count(" ") == 2
    async with asyncio.timeout(5), locked(tmp_path / "lock", "at it", pytest.fail):
        pass


async def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="cannot write"):
        async with locked(tmp_path / "file" / "lock", "at it", print):
            pass
