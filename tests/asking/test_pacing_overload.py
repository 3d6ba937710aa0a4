import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from paperdigest.asking.models.base import RefusedError, Reply
from paperdigest.asking.models.daily_quota import DailyQuota
from paperdigest.asking.pacing import PacedModel, Window
from paperdigest.errors import Limit, PaperError, ServiceError, TransientError
from paperdigest.usage import Usage
from tests.asking.sample_request import request
from tests.asking.scripted import Clock, Script
from tests.asking.test_pacing import BUSY, MINUTE, most_in_a_minute, paced, refusal


@pytest.mark.parametrize("concurrency", [1, 4])
async def test_no_more_calls_at_once_than_allowed(concurrency: int) -> None:
    limited = paced(model := Script(clock=(clock := Clock()), seconds=1), clock, concurrency=concurrency)
    await clock.run(*(limited.ask(request()) for _ in range(12)))
    assert model.most_at_once == concurrency


async def at_once(limited: PacedModel, model: Script, clock: Clock, *outcomes: Exception) -> int:
    """How many of `outcomes`, all asked for together, were under way at the same time."""
    model.most_at_once = 0
    model.outcomes.extend(outcomes)
    await clock.run(*(limited.ask(request()) for _ in outcomes))
    return model.most_at_once


NEUTRAL = [PaperError("says nothing of the service")] * 8


async def test_overload_halves_what_is_sent_at_once_and_answers_give_it_back() -> None:
    limited = paced(model := Script(clock=(clock := Clock()), seconds=1), clock, concurrency=8)
    assert await at_once(limited, model, clock, *[BUSY] * 8) == 8
    assert await at_once(limited, model, clock, *NEUTRAL) == 4  # one burst is one sign
    await at_once(limited, model, clock, BUSY)
    assert await at_once(limited, model, clock, *NEUTRAL) == 2
    for _ in range(9):
        await at_once(limited, model, clock, BUSY)
    assert await at_once(limited, model, clock, *NEUTRAL) == 1
    for count in range(2, 9):
        await clock.run(limited.ask(request()))
        assert await at_once(limited, model, clock, *NEUTRAL) == count


async def test_a_limit_that_was_learned_is_no_overload_and_what_was_refused_does_not_count() -> None:
    limited = paced(model := Script(clock=(clock := Clock()), seconds=1), clock, concurrency=8)
    await at_once(limited, model, clock, refusal(Limit("rpm", 8), after=0))
    assert await at_once(limited, model, clock, *NEUTRAL) == 8
    assert clock.now < 1000 + MINUTE


async def test_overload_halves_the_requests_a_minute() -> None:
    limited = paced(model := Script(clock=(clock := Clock()), seconds=1), clock, rpm=8, concurrency=8)
    await at_once(limited, model, clock, BUSY)
    clock.now += 100
    del model.asked_at[:]
    await at_once(limited, model, clock, *NEUTRAL)
    assert most_in_a_minute(model.asked_at) == 4


async def test_long_waits_for_the_minute_are_told() -> None:
    told: list[str] = []
    limited = paced(Script(clock=(clock := Clock())), clock, rpm=1, say=told.append)
    await clock.run(limited.ask(request()), limited.ask(request()))
    assert told == ["scripted has had all it allows in a minute; going on in 61 s"]


def daily_quota(limit: int, folder: Path) -> DailyQuota:
    return DailyQuota("scripted", limit, folder, lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))


async def test_the_days_last_request_is_the_last(tmp_path: Path) -> None:
    daily = daily_quota(3, tmp_path / "requests")
    limited = paced(model := Script(clock=(clock := Clock()), seconds=1), clock, daily=daily)
    done = await clock.run(*(limited.ask(request()) for _ in range(5)))
    assert [type(one) for one in done] == [Reply] * 3 + [ServiceError] * 2
    assert str(done[3]).startswith("the daily quota of scripted (3 a day) is used up: everything finished is kept")
    later = paced(model, clock, daily=daily)
    assert isinstance((await clock.run(later.ask(request())))[0], ServiceError)
    assert len(model.asked_at) == 3


async def test_answers_count_for_the_day_also_unusable_ones_and_refusals_do_not(tmp_path: Path) -> None:
    daily = daily_quota(3, tmp_path / "requests")
    model = Script(BUSY, refusal(Limit("rpm", 50), after=0), clock=(clock := Clock()))
    model.outcomes.extend([RefusedError("no", Usage(2, 10)), Reply("yes", Usage(1, 10))])
    limited = paced(model, clock, daily=daily)
    done = [(await clock.run(limited.ask(request())))[0] for _ in range(5)]
    assert [type(one) for one in done] == [TransientError, TransientError, RefusedError, Reply, ServiceError]


async def test_a_cancelled_caller_frees_its_place() -> None:
    limited = paced(Script(clock=(clock := Clock()), seconds=1), clock, rpm=1, concurrency=1)
    tasks = [asyncio.create_task(limited.ask(request())) for _ in range(3)]
    for _ in range(20):
        await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    clock.now += 61
    assert isinstance((await clock.run(limited.ask(request())))[0], Reply)


def test_a_window_forgets_what_it_dropped() -> None:
    window = Window()
    start = window.add(0, 10)
    assert window.wait(1, 5, rpm=1, tpm=0) > 0
    window.drop(start)
    window.drop(start)
    assert window.wait(1, 5, rpm=1, tpm=10) <= 0
