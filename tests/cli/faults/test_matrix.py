"""Each fault alone: what the run does, that nothing is lost or paid twice, and what reruns make of it."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from paperdigest.settings import user_cache_folder
from tests.cli.faults.conftest import EACH_WRITE, ORDER
from tests.cli.faults.fault import Fault
from tests.cli.faults.faults import FAULTS
from tests.cli.faults.machine import TROUBLES, Trouble, failing_write
from tests.cli.faults.matrix import Row, read_rows
from tests.cli.faults.world import GEMINI, POST, World, summary, world

UPDATED = re.compile(rb"^updated: .*$", re.MULTILINE)  # shows the clock, which is one of the faults
_known: dict[tuple[int, str], bytes] = {}


async def undisturbed(monkeypatch: pytest.MonkeyPatch, papers: int = 2, provider: str = GEMINI) -> bytes:
    """The post of a run in which nothing goes wrong; leaves neither posts nor answers behind."""
    if (papers, provider) not in _known:
        async with world(monkeypatch, papers, provider) as live:
            assert (await live.run()).result.code == 0
        _known[papers, provider] = POST.read_bytes()
        forget()
    return _known[papers, provider]


def forget() -> None:
    """Posts and answers are gone; what was read of the papers stays."""
    shutil.rmtree("posts")
    for kind in ("answers", "digests", "pdfs", "replies"):
        shutil.rmtree(user_cache_folder() / kind, ignore_errors=True)


async def settle(live: World, expected: bytes) -> str:
    """Rerun until all is done; how the table says it. Nothing may be lost, nor paid for twice."""
    if live.runs[-1].result.code:
        await live.rerun()
    assert live.paid_twice == []
    assert UPDATED.sub(b"", POST.read_bytes()) == UPDATED.sub(b"", expected)
    return str(len(live.runs) - 1)


@pytest.mark.parametrize(
    "fault", [pytest.param(one, id=one.id, marks=() if one.is_quick else (pytest.mark.slow,)) for one in FAULTS]
)
async def test_a_fault_of_servers_and_pdfs(
    fault: Fault, monkeypatch: pytest.MonkeyPatch, compare: Callable[[Row], None]
) -> None:
    expected = await undisturbed(monkeypatch, provider=fault.provider)
    async with world(monkeypatch, provider=fault.provider) as live:
        fault.bring(live)
        first = await live.run()
        if fault.is_final:
            live.heal()
            assert (await live.run()).result.code == 0
            assert POST.exists()
            assert live.paid_twice == []
            reruns = "0; the post says how the paper was read"
        else:
            reruns = await settle(live, expected)
    compare(Row.of(fault.place, fault.name, f"{first.result.code}: {summary(first.statuses)}", first.said, reruns))


@pytest.mark.parametrize(
    "trouble", [pytest.param(one, id=one.id, marks=() if one.is_quick else (pytest.mark.slow,)) for one in TROUBLES]
)
async def test_a_fault_of_the_machine(
    trouble: Trouble, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, compare: Callable[[Row], None]
) -> None:
    expected = await undisturbed(monkeypatch)
    async with world(monkeypatch) as live:
        await trouble.play(live)
        first, reruns = live.runs[0], await settle(live, expected)
    compare(Row.of(trouble.place, trouble.name, f"{first.result.code}: {summary(first.statuses)}", first.said, reruns))


@pytest.mark.slow
async def test_the_disk_is_full_at_each_write_in_turn(
    monkeypatch: pytest.MonkeyPatch, compare: Callable[[Row], None]
) -> None:
    expected, codes, number, reruns = await undisturbed(monkeypatch), set[str](), 0, set[str]()
    while True:
        number += 1
        async with world(monkeypatch) as live:
            with failing_write(number) as written:
                first = await live.run()
            if len(written) < number:
                break
            codes.add(str(first.result.code))
            reruns.add(await settle(live, expected))
        forget()
    assert number > 15
    compare(Row.of(*EACH_WRITE, f"{' or '.join(sorted(codes))}", "", " or ".join(sorted(reruns))))


def test_the_page_has_a_row_for_each_fault_and_no_other() -> None:
    assert [*read_rows()] == ORDER
