"""The child processes: limits, deaths, cancellation, secrets."""

import asyncio
import os
import re
import shutil
import signal
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from paperdigest.diagnosing.reading import BLANK, WHOLE_PAGE
from paperdigest.errors import ConfigError, PaperError
from paperdigest.image import ImageStyle
from paperdigest.reading.crops import crop_figures
from paperdigest.reading.read import read_pdf
from paperdigest.reading.sandbox import Sandbox
from tests.reading.bombs import ENDLESS
from tests.reading.illustrated import illustrated
from tests.reading.pdf_writer import PROSE, paper

WHOLE = paper(("Abstract", PROSE), ("1 Introduction", PROSE), ("2 Method", PROSE))
ILLUSTRATED = illustrated()


def readers() -> set[int]:
    """The children of this process that read PDFs, and those that ended and were not waited for."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):  # it has ended meanwhile
            said = status.read_text()
            is_ours = f"\nPPid:\t{os.getpid()}\n" in said
            if is_ours and ("\nState:\tZ" in said or b"reading.worker" in (status.parent / "cmdline").read_bytes()):
                found.add(int(status.parent.name))
    return found


async def begun() -> None:
    """A child has begun to read."""
    while not readers():
        await asyncio.sleep(0.05)


async def test_a_child_reads_what_the_parent_would() -> None:
    async with Sandbox() as sandbox:
        assert await sandbox.read(WHOLE) == read_pdf(WHOLE)


async def test_a_reason_comes_through() -> None:
    async with Sandbox() as sandbox:
        with pytest.raises(PaperError, match="not a PDF"):
            await sandbox.read(b"<html>")
        assert (await sandbox.read(WHOLE)).title == "Lanterns in Fog"


async def test_children_are_kept_and_no_more_than_allowed() -> None:
    async with Sandbox(workers=2) as sandbox:
        documents = await asyncio.gather(*(sandbox.read(WHOLE) for _ in range(6)))
        assert len({document.title for document in documents}) == 1
        first = {child.pid for child in sandbox.idle}
        await asyncio.gather(*(sandbox.read(WHOLE) for _ in range(6)))
        assert {child.pid for child in sandbox.idle} == first
        assert 1 <= len(first) <= 2


async def test_a_dead_child_is_replaced() -> None:
    async with Sandbox(workers=1) as sandbox:
        await sandbox.read(WHOLE)
        os.kill(sandbox.idle[0].pid, signal.SIGKILL)
        await sandbox.idle[0].wait()
        assert (await sandbox.read(WHOLE)).title == "Lanterns in Fog"


async def test_the_time_limit_holds() -> None:
    async with Sandbox(timeout=1.0) as sandbox:
        with pytest.raises(PaperError, match="more than 1 s"):
            await sandbox.read(ENDLESS)  # minutes of work
        assert sandbox.idle == ()


async def test_the_memory_limit_holds() -> None:
    async with Sandbox(memory=120 << 20) as sandbox:
        with pytest.raises(PaperError, match="GB of memory"):
            await sandbox.read(WHOLE + b" " * (110 << 20) + b"%%EOF")


async def test_cancelling_ends_the_child_at_once() -> None:
    async with Sandbox() as sandbox:
        task = asyncio.create_task(sandbox.read(ENDLESS))
        await begun()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task  # minutes before it would have ended
        assert sandbox.idle == ()
        assert readers() == set()


async def test_no_key_reaches_a_child_and_no_connection_leaves_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", "lantern-secret")
    async with Sandbox(workers=1) as sandbox:
        await sandbox.read(WHOLE)
        child = Path(f"/proc/{sandbox.idle[0].pid}")
        assert b"lantern-secret" not in (child / "environ").read_bytes() + (child / "cmdline").read_bytes()
        assert sandbox.undenied == ()
        assert re.search(r"^Seccomp:\t2$", (child / "status").read_text(), re.MULTILINE)  # no network either


async def test_nothing_is_left_running() -> None:
    async with Sandbox() as sandbox:
        await sandbox.read(WHOLE)
        child = sandbox.idle[0]
    assert child.returncode is not None


async def test_the_exit_code_of_a_dead_child_is_left_to_asyncio(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    wait = os.waitpid

    def wait_late(pid: int, options: int) -> tuple[int, int]:
        """What happens on a busy machine: the child is dead for a while before the thread that waits for it wakes."""
        if threading.current_thread() is not threading.main_thread():
            os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
            time.sleep(0.2)
        return wait(pid, options)

    monkeypatch.setattr(os, "waitpid", wait_late)
    async with Sandbox(memory=120 << 20) as sandbox:
        with pytest.raises(PaperError, match="GB of memory"):
            await sandbox.read(WHOLE + b" " * (110 << 20) + b"%%EOF")
    assert caplog.text == ""


async def test_all_children_are_waited_for_though_their_end_was_interrupted() -> None:
    async with Sandbox() as sandbox:
        task = asyncio.create_task(sandbox.read(ENDLESS))
        await begun()
        task.cancel()
        await asyncio.sleep(0)
        task.cancel()  # while the first one waits for the child's end
        with pytest.raises(asyncio.CancelledError):
            await task
    assert readers() == set()


def loading(pdf: bytes) -> Callable[[], Awaitable[bytes]]:
    async def load() -> bytes:
        return pdf

    return load


async def test_figures_are_cut_out_by_a_child_too() -> None:
    async with Sandbox(workers=1) as sandbox:
        figures = (await sandbox.read(ILLUSTRATED)).figures
        assert await sandbox.crop(loading(ILLUSTRATED), figures, ImageStyle()) == crop_figures(
            ILLUSTRATED, figures, ImageStyle()
        )
        assert await sandbox.crop(loading(ILLUSTRATED), (), ImageStyle()) == ()
        with pytest.raises(PaperError, match="damaged"):
            await sandbox.crop(loading(b"%PDF-"), figures, ImageStyle())


async def test_what_the_program_lacks_is_no_fault_of_the_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pypdfium2.py").write_text("raise ImportError('a library is gone')")
    monkeypatch.syspath_prepend(tmp_path)
    async with Sandbox() as sandbox:
        with pytest.raises(ConfigError, match=r"does not work \(a library is gone\): install"):
            await sandbox.read(WHOLE)


async def test_packages_may_be_links_to_an_installers_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdf

    shutil.copytree(Path(pypdf.__file__).parent, tmp_path / "cache" / "pypdf")
    for file in (tmp_path / "cache").rglob("*.py"):
        link = tmp_path / "site" / file.relative_to(tmp_path / "cache")
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(file)
    monkeypatch.syspath_prepend(tmp_path / "site")
    async with Sandbox() as sandbox:
        with pytest.raises(PaperError, match="no text layer"):
            await sandbox.read(BLANK)


@pytest.mark.parametrize(("program", "reason"), [("/bin/false", "exit code 1"), ("/no/such/program", "cannot start")])
async def test_a_reader_that_does_not_start_is_said(program: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", program)
    async with Sandbox() as sandbox:
        with pytest.raises(ConfigError, match=reason):
            await sandbox.read(WHOLE)


async def test_a_blank_page_can_be_read_and_cut() -> None:
    async def load() -> bytes:
        return BLANK

    async with Sandbox() as sandbox:
        assert await sandbox.crop(load, [WHOLE_PAGE], ImageStyle()) == (None,)
        with pytest.raises(PaperError, match="no text layer"):
            await sandbox.read(BLANK)
