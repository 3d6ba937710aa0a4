import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.asking.models.base import RefusedError, Reply, Request
from paperdigest.asking.models.daily_quota import DailyQuota
from paperdigest.asking.pacing import PacedModel, Window
from paperdigest.asking.retry import Patience, PatientModel
from paperdigest.asking.tokens import request_tokens
from paperdigest.errors import Limit, PaperError, ServiceError, TooLongError, TransientError
from paperdigest.usage import Usage
from tests.asking.sample_request import request
from tests.asking.scripted import Clock, Script
from tests.papers import document

BUSY = TransientError("busy")
MINUTE = 60.0


def paced(model: Script, clock: Clock, **options: Any) -> PacedModel:
    return PacedModel(model, sleep=clock.sleep, clock=clock, **options)


def patient(model: Script, clock: Clock, **options: Any) -> PatientModel:
    return PatientModel(paced(model, clock, **options), Patience(sleep=clock.sleep))


def most_in_a_minute(moments: list[float]) -> int:
    return max(sum(moment <= other < moment + MINUTE for other in moments) for moment in moments)


def big(tokens: int) -> Request:
    """A request that is guessed at about so many tokens."""
    return replace(request(), paper="word" * tokens)


def refusal(*limits: Limit, after: float | None = 30) -> TransientError:
    return TransientError("too many", after, limits=limits)


class Service:
    """A model that counts as the service does: refuses what goes over `rpm` in a minute, and names its limit."""

    name, options = "service", ""

    def __init__(self, clock: Clock, rpm: int, seconds: float = 2) -> None:
        self._clock, self._rpm, self._seconds = clock, rpm, seconds
        self.accepted: list[float] = []
        self.refused = 0

    def languages(self, document: object, wanted: object) -> tuple[str, ...]:
        return ("en",)

    async def ask(self, request: Request) -> Reply:
        now = self._clock()
        recent = [moment for moment in self.accepted if moment > now - MINUTE]
        if len(recent) >= self._rpm:
            self.refused += 1
            raise refusal(Limit("rpm", self._rpm), after=recent[-self._rpm] + MINUTE - now + 1)
        self.accepted.append(now)
        await self._clock.sleep(self._seconds)
        return Reply("yes", Usage(1, 10))


async def test_it_stands_for_the_model_behind_it() -> None:
    model = paced(Script("good", clock=(clock := Clock())), clock)
    assert (model.name, model.options) == ("scripted", "some")
    assert model.languages(document("A."), ("zh", "en")) == ("zh",)
    assert await model.ask(request()) == Reply("good", Usage(requests=1))
    assert clock.waits == []


@given(
    rpm=st.integers(0, 6),
    tpm=st.sampled_from([0, 500, 2000]),
    works=st.lists(st.tuples(st.integers(1, 400), st.floats(0, 150)), min_size=1, max_size=25),
    seconds=st.floats(0, 40),
    concurrency=st.integers(1, 5),
)
def test_in_no_minute_more_than_the_limits(
    rpm: int, tpm: int, works: list[tuple[int, float]], seconds: float, concurrency: int
) -> None:
    async def play() -> None:
        model = Script(clock=(clock := Clock()), seconds=seconds)
        model.otherwise = lambda sent: Reply("", Usage(1, int(request_tokens(sent))))
        limited = paced(model, clock, rpm=rpm, tpm=tpm, concurrency=concurrency)

        async def ask(tokens: int, after: float) -> Reply:
            await clock.sleep(after)
            return await limited.ask(big(tokens))

        assert all(isinstance(reply, Reply) for reply in await clock.run(*(ask(*work) for work in works)))
        assert model.most_at_once <= concurrency
        assert not rpm or most_in_a_minute(model.asked_at) <= rpm
        sent = [(at, request_tokens(one)) for at, one in zip(model.asked_at, model.requests, strict=True)]
        for moment, _ in sent:
            tokens = [size for at, size in sent if moment <= at < moment + MINUTE]
            assert not tpm or sum(tokens) <= tpm + len(tokens) or len(tokens) == 1

    asyncio.run(play())


async def test_a_set_limit_is_used_up_and_nothing_is_refused() -> None:
    service = Service(clock := Clock(), rpm=10)
    model = PatientModel(PacedModel(service, rpm=10, sleep=clock.sleep, clock=clock), Patience(sleep=clock.sleep))
    await clock.run(*(model.ask(request()) for _ in range(25)))
    assert (len(service.accepted), service.refused) == (25, 0)
    assert clock.now - 1000 <= 24 / 10 * MINUTE


async def test_an_unknown_limit_is_learned_from_one_burst() -> None:
    service = Service(clock := Clock(), rpm=10)
    model = PatientModel(PacedModel(service, sleep=clock.sleep, clock=clock), Patience(sleep=clock.sleep))
    await clock.run(*(model.ask(request()) for _ in range(35)))
    assert len(service.accepted) == 35
    assert 1 <= service.refused <= 4  # one for each caller at once
    assert clock.now - 1000 <= 34 / 10 * MINUTE


@pytest.mark.parametrize(("known", "told", "holds"), [(2, 5, 2), (5, 2, 2), (0, 3, 3)])
async def test_the_smaller_of_set_and_learned_limit_holds(known: int, told: int, holds: int) -> None:
    model = Script(refusal(Limit("rpm", told), after=0), clock=(clock := Clock()))
    model.otherwise = lambda _: Reply("", Usage())
    limited = patient(model, clock, rpm=known)
    await clock.run(limited.ask(request()))
    clock.now += 100
    await clock.run(*(limited.ask(request()) for _ in range(4)))  # a refusal that taught nothing slowed it for these
    clock.now += 100
    del model.asked_at[:]
    await clock.run(*(limited.ask(request()) for _ in range(9)))
    assert most_in_a_minute(model.asked_at) == holds


@pytest.mark.parametrize(("counted", "later"), [(100, 1000), (1100, 1061)])
async def test_what_the_service_counted_takes_the_place_of_the_guess(counted: int, later: float) -> None:
    model = Script(Reply("", Usage(1, counted)), clock=(clock := Clock()))
    limited = paced(model, clock, tpm=1400)
    await clock.run(limited.ask(big(600)))
    await clock.run(limited.ask(big(600)))
    assert model.asked_at == [1000, later]


@pytest.mark.parametrize("counts", [(2000,), (2000, 500)])
async def test_where_a_guess_was_too_low_all_later_ones_are_higher(counts: tuple[int, ...]) -> None:
    model = Script(*(Reply("", Usage(1, count)) for count in counts), clock=(clock := Clock()))
    limited = paced(model, clock, tpm=2500)
    for _ in counts:
        await clock.run(limited.ask(big(1000)))
        clock.now += 100
    began = clock.now
    await clock.run(limited.ask(big(1000)), limited.ask(big(1000)))
    assert model.asked_at[-2:] == [began, began + 61]


@pytest.mark.parametrize("usage", [Usage(2, 1200), Usage(requests=3)])
async def test_a_second_try_inside_the_provider_counts(usage: Usage) -> None:
    model = Script(Reply("", usage), clock=(clock := Clock()))
    limited = paced(model, clock, rpm=usage.requests)
    await clock.run(limited.ask(request()), limited.ask(request()))
    await clock.run(limited.ask(request()))
    assert model.asked_at[-1] >= 1060


async def test_a_request_longer_than_a_minute_allows_is_sent_alone() -> None:
    limited = paced(model := Script(clock=(clock := Clock())), clock, tpm=500)
    await clock.run(*(limited.ask(big(tokens)) for tokens in (10, 900, 10)))
    assert [b - a >= MINUTE for a, b in zip(model.asked_at, model.asked_at[1:], strict=False)] == [True, True]


async def test_when_it_is_refused_even_so_it_is_that_papers_failure() -> None:
    limited = patient(model := Script(refusal(Limit("tpm", 500)), clock=(clock := Clock())), clock)
    [error] = await clock.run(limited.ask(big(900)))
    assert isinstance(error, TooLongError)
    assert error.limit == 500
    assert "longer than the 500 tokens that scripted allows a minute" in str(error)
    assert len(model.asked_at) == 1


async def test_one_named_time_holds_all_callers() -> None:
    model = Script("first", TransientError("quota", retry_after=35), clock=(clock := Clock()))
    limited = patient(model, clock, concurrency=1)
    await clock.run(*(limited.ask(request()) for _ in range(5)))
    assert len(model.asked_at) == 6
    assert model.asked_at[:2] == [1000, 1000]
    assert all(moment >= 1035 for moment in model.asked_at[2:])


async def test_a_named_time_beyond_all_patience_holds_nobody() -> None:
    limited = paced(Script(TransientError("quota", retry_after=3600), clock=(clock := Clock())), clock)
    await clock.run(limited.ask(request()))
    assert isinstance((await clock.run(limited.ask(request())))[0], Reply)
    assert clock.now == 1000


async def test_an_overload_holds_only_its_own_caller() -> None:
    limited = patient(model := Script(BUSY, clock=(clock := Clock())), clock, concurrency=1)
    await clock.run(*(limited.ask(request()) for _ in range(3)))
    assert len(model.asked_at) == 4
    assert len(clock.waits) == 1


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
