import asyncio
from collections import deque
from collections.abc import Callable, Sequence

import pytest

from paperdigest.asking.models.base import Reply, Request
from paperdigest.asking.retry import PatientModel
from paperdigest.document import Document
from paperdigest.errors import ConfigError, PaperError, ServiceError, TransientError
from paperdigest.usage import Usage
from tests.asking.sample_request import request
from tests.papers import document

BUSY = TransientError("busy")


class Clock:
    """Time that passes only by sleeping; other tasks run meanwhile."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        await asyncio.sleep(0)
        self.now += seconds


class Script:
    """A model that does in turn what it is told: raises an error or answers."""

    name = "scripted"
    options = "some"

    def __init__(self, *outcomes: Exception | str) -> None:
        self.outcomes = deque(outcomes)
        self.asked_at: list[float] = []
        self.clock: Callable[[], float] = lambda: 0.0
        self.at_once = self.most_at_once = 0

    def languages(self, document: Document, wanted: Sequence[str]) -> tuple[str, ...]:
        del document
        return tuple(wanted)[:1]

    async def ask(self, request: Request) -> Reply:
        del request
        self.asked_at.append(self.clock())
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0)
        self.at_once -= 1
        outcome = self.outcomes.popleft() if self.outcomes else "yes"
        if isinstance(outcome, Exception):
            raise outcome
        return Reply(outcome, Usage(requests=1))


def patient(model: Script, clock: Clock, tries: int = 8, patience: float = 600, concurrency: int = 4) -> PatientModel:
    model.clock = clock
    return PatientModel(model, concurrency, tries, patience, sleep=clock.sleep, clock=clock)


async def test_it_stands_for_the_model_behind_it() -> None:
    model = patient(Script("good"), clock := Clock())
    assert (model.name, model.options) == ("scripted", "some")
    assert model.languages(document("A."), ("zh", "en")) == ("zh",)
    assert await model.ask(request()) == Reply("good", Usage(requests=1))
    assert clock.waits == []


async def test_waits_grow_with_jitter() -> None:
    rounds = []
    for _ in range(20):
        model, clock = Script(*[BUSY] * 6), Clock()
        assert (await patient(model, clock).ask(request())).text == "yes"
        assert len(model.asked_at) == 7
        rounds.append(clock.waits)
    for number, waits in enumerate(zip(*rounds, strict=True)):
        assert all(min(60, 2 ** (number + 1)) <= wait <= min(60, 2 ** (number + 1) + 2) for wait in waits)
    assert len({waits[0] for waits in rounds}) > 10


@pytest.mark.parametrize(("error", "count"), [(BUSY, 8), (TransientError("deadline", tries=3), 3)])
async def test_tries_are_bounded(error: TransientError, count: int) -> None:
    model, clock = Script(*[error] * 99), Clock()
    with pytest.raises(ServiceError) as raised:
        await patient(model, clock).ask(request())
    assert type(raised.value) is ServiceError
    assert str(raised.value).startswith(f"{error}; tried {count} times in ")
    assert "everything finished is kept" in str(raised.value)
    assert len(model.asked_at) == count
    assert len(clock.waits) == count - 1


async def test_patience_is_bounded() -> None:
    model, clock = Script(*[TransientError("quota", retry_after=40)] * 99), Clock()
    with pytest.raises(ServiceError, match="tried 3 times in 80 s"):
        await patient(model, clock, patience=100).ask(request())
    assert clock.waits == [40, 40]


async def test_a_wait_that_nobody_has_the_patience_for_is_not_begun() -> None:
    model, clock = Script(TransientError("quota", retry_after=3600)), Clock()
    patient_model = patient(model, clock)
    with pytest.raises(ServiceError, match="tried once"):
        await patient_model.ask(request())
    assert (await patient_model.ask(request())).text == "yes"
    assert clock.waits == []


async def test_the_time_the_service_names_is_waited() -> None:
    model, clock = Script(TransientError("quota", retry_after=35)), Clock()
    await patient(model, clock).ask(request())
    assert clock.waits == [35]
    assert model.asked_at == [1000, 1035]


async def test_one_named_time_holds_all_callers() -> None:
    model, clock = Script("first", TransientError("quota", retry_after=35)), Clock()
    patient_model = patient(model, clock, concurrency=1)
    await asyncio.gather(*(patient_model.ask(request()) for _ in range(5)))
    assert len(model.asked_at) == 6
    assert model.asked_at[:2] == [1000, 1000]
    assert all(moment >= 1035 for moment in model.asked_at[2:])


async def test_waits_of_two_seconds_or_more_are_told() -> None:
    told: list[str] = []
    model, clock = Script(TransientError("quota", 1.9), TransientError("quota", 34.2)), Clock()
    await PatientModel(model, sleep=clock.sleep, clock=clock, say=told.append).ask(request())
    assert clock.waits == [1.9, 34.2]
    assert told == ["quota; trying again in 35 s"]


async def test_an_overload_holds_only_its_own_caller() -> None:
    model, clock = Script(BUSY), Clock()
    patient_model = patient(model, clock, concurrency=1)
    await asyncio.gather(*(patient_model.ask(request()) for _ in range(3)))
    assert len(model.asked_at) == 4
    assert len(clock.waits) == 1


@pytest.mark.parametrize("concurrency", [1, 4])
async def test_no_more_calls_at_once_than_allowed(concurrency: int) -> None:
    model = Script()
    patient_model = patient(model, Clock(), concurrency=concurrency)
    await asyncio.gather(*(patient_model.ask(request()) for _ in range(12)))
    assert model.most_at_once == concurrency


@pytest.mark.parametrize("error", [PaperError("refused"), ConfigError("key"), ServiceError("daily"), ValueError("bug")])
async def test_nothing_else_is_tried_again(error: Exception) -> None:
    model, clock = Script(error), Clock()
    with pytest.raises(type(error)) as raised:
        await patient(model, clock).ask(request())
    assert raised.value is error
    assert (len(model.asked_at), clock.waits) == (1, [])


async def test_a_cancelled_wait_ends_at_once_and_frees_its_place() -> None:
    model = Script(TransientError("quota", retry_after=500))
    patient_model = PatientModel(model, concurrency=1)
    task = asyncio.create_task(patient_model.ask(request()))
    waiting = asyncio.create_task(patient_model.ask(request()))
    await asyncio.sleep(0.05)
    started = asyncio.get_running_loop().time()
    for each in (task, waiting):
        each.cancel()
        with pytest.raises(asyncio.CancelledError):
            await each
    assert asyncio.get_running_loop().time() - started < 0.2
