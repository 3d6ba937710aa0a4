import asyncio
from pathlib import Path

import pytest

from paperdigest.errors import ConfigError
from paperdigest.lock import locked


async def test_the_second_waits_until_the_first_is_done(tmp_path: Path) -> None:
    path = tmp_path / "posts" / ".paperdigest" / "lock"
    said: list[str] = []
    steps: list[str] = []

    async def second() -> None:
        async with locked(path, said.append):
            steps.append("second")

    async with locked(path, said.append):
        waiting = asyncio.create_task(second())
        await asyncio.sleep(0.3)
        steps.append("first")
    await waiting
    assert steps == ["first", "second"]
    assert said == [f"another run is writing into {tmp_path / 'posts'}: waiting until it is done"]


async def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="cannot write"):
        async with locked(tmp_path / "file" / "lock", print):
            pass
