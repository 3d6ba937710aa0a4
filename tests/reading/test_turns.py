import asyncio

from paperdigest.reading.turns import Turns


async def test_the_urgent_go_first_and_never_more_than_there_are_turns() -> None:
    turns, order, at_once = Turns(2), [], 0

    async def work(name: str, urgent: bool) -> None:
        nonlocal at_once
        async with turns.turn(urgent):
            at_once += 1
            assert at_once <= 2
            order.append(name)
            await asyncio.sleep(0.01)
            at_once -= 1

    later = [asyncio.create_task(work(f"crop {n}", urgent=False)) for n in range(4)]
    await asyncio.sleep(0)
    await asyncio.gather(*later, *(work(f"read {n}", urgent=True) for n in range(4)))
    assert sorted(order[2:6]) == [f"read {n}" for n in range(4)]
    assert len(order) == 8


async def test_who_gives_up_waiting_holds_nobody_up() -> None:
    turns = Turns(1)
    async with turns.turn(urgent=True):
        gone = asyncio.create_task(turns.turn(urgent=True).__aenter__())
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.gather(gone, return_exceptions=True)
    async with asyncio.timeout(1), turns.turn(urgent=False):
        pass
