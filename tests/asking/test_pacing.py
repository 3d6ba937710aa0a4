import asyncio
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.asking.models.base import Reply, Request
from paperdigest.asking.pacing import PacedModel
from paperdigest.asking.retry import Patience, PatientModel
from paperdigest.asking.tokens import request_tokens
from paperdigest.errors import Limit, TooLongError, TransientError
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
