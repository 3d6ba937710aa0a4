"""Seeded runs of five papers in which several faults meet: at most three reruns give the undisturbed post."""

import os
import random
from collections.abc import Callable

import pytest

from tests.cli.faults.fault import Fault
from tests.cli.faults.faults import FAULTS
from tests.cli.faults.machine import failing_write
from tests.cli.faults.test_matrix import UPDATED, undisturbed
from tests.cli.faults.world import GEMINI, POST, Tell, World, world

PAPERS, RERUNS = 5, 3
SEEDS = int(os.environ.get("FAULT_SEEDS", "10"))
_PLACES = [one for one in FAULTS if not one.is_final and one.provider == GEMINI]


def _spread(world: World, fault: Fault, dice: random.Random) -> None:
    """Bring a fault about at some request or other, not at the first."""
    before: list[Tell] = [world.answer_well for _ in range(dice.randrange(PAPERS))]
    world.tell.extendleft(before) if dice.random() < 0.5 else world.tell.extend(before)
    fault.bring(world)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SEEDS))
async def test_mixed_faults(seed: int, monkeypatch: pytest.MonkeyPatch, record_property: Callable[..., None]) -> None:
    dice = random.Random(seed)
    expected = await undisturbed(monkeypatch, PAPERS)
    async with world(monkeypatch, PAPERS) as live:
        for _ in range(RERUNS):
            faults = dice.sample(_PLACES, dice.randint(1, 3))
            for fault in faults:
                _spread(live, fault, dice)
            with failing_write(dice.randint(1, 120)):
                await live.run()
            live.heal()
        if (await live.run()).result.code:  # the third rerun, and nothing disturbs it
            raise AssertionError(live.runs[-1].result.err)
        assert live.paid_twice == []
        assert UPDATED.sub(b"", POST.read_bytes()) == UPDATED.sub(b"", expected)
        record_property("codes", [outcome.result.code for outcome in live.runs])
        record_property("slowest", max(outcome.seconds for outcome in live.runs))
