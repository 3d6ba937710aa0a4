import asyncio

import pytest

from paperdigest.asking.models.base import Reply
from paperdigest.asking.retry import Patience, PatientModel
from paperdigest.errors import ConfigError, PaperError, ServiceError, TransientError
from paperdigest.usage import Usage
from tests.asking.sample_request import request
from tests.asking.scripted import Clock, Script
from tests.papers import document

BUSY = TransientError("busy")


async def outcome(*script: Exception | str, tries: int = 8, patience: float = 600) -> tuple[object, Script, Clock]:
    """What comes of one request; a waiting caller is told nothing here."""
    model = Script(*script, clock=(clock := Clock()))
    [result] = await clock.run(PatientModel(model, Patience(tries, patience, clock.sleep)).ask(request()))
    return result, model, clock


async def test_it_stands_for_the_model_behind_it() -> None:
    model = PatientModel(Script("good", clock=(clock := Clock())), Patience(sleep=clock.sleep))
    assert (model.name, model.options) == ("scripted", "some")
    assert model.languages(document("A."), ("zh", "en")) == ("zh",)
    assert await model.ask(request()) == Reply("good", Usage(requests=1))
    assert clock.waits == []


async def test_waits_grow_with_jitter() -> None:
    rounds = []
    for _ in range(20):
        result, model, clock = await outcome(*[BUSY] * 6)
        assert isinstance(result, Reply)
        assert len(model.asked_at) == 7
        rounds.append(clock.waits)
    for number, waits in enumerate(zip(*rounds, strict=True)):
        assert all(min(60, 2 ** (number + 1)) <= wait <= min(60, 2 ** (number + 1) + 2) for wait in waits)
    assert len({waits[0] for waits in rounds}) > 10


@pytest.mark.parametrize(("error", "count"), [(BUSY, 8), (TransientError("deadline", tries=3), 3)])
async def test_tries_are_bounded(error: TransientError, count: int) -> None:
    result, model, clock = await outcome(*[error] * 99)
    assert type(result) is ServiceError
    assert str(result).startswith(f"{error}; tried {count} times in ")
    assert "everything finished is kept" in str(result)
    assert len(model.asked_at) == count
    assert len(clock.waits) == count - 1


async def test_patience_is_bounded() -> None:
    result, _, clock = await outcome(*[TransientError("quota", retry_after=40)] * 99, patience=100)
    assert type(result) is ServiceError
    assert "tried 3 times in 80 s" in str(result)
    assert clock.waits == [40, 40]


async def test_a_wait_that_nobody_has_the_patience_for_is_not_begun() -> None:
    result, _, clock = await outcome(TransientError("quota", retry_after=3600))
    assert type(result) is ServiceError
    assert "tried once" in str(result)
    assert clock.waits == []


async def test_the_time_the_service_names_is_waited() -> None:
    _, model, clock = await outcome(TransientError("quota", retry_after=35))
    assert clock.waits == [35]
    assert model.asked_at == [1000, 1035]


async def test_waits_of_two_seconds_or_more_are_told() -> None:
    told: list[str] = []
    script = TransientError("quota", 1.9), TransientError("quota", 34.2)
    model = Script(*script, clock=(clock := Clock()))
    await clock.run(PatientModel(model, Patience(sleep=clock.sleep, say=told.append)).ask(request()))
    assert clock.waits == [1.9, 34.2]
    assert told == ["quota; trying again in 35 s"]


@pytest.mark.parametrize("error", [PaperError("refused"), ConfigError("key"), ServiceError("daily"), ValueError("bug")])
async def test_nothing_else_is_tried_again(error: Exception) -> None:
    result, model, clock = await outcome(error)
    assert result is error
    assert (len(model.asked_at), clock.waits) == (1, [])


async def test_a_cancelled_wait_ends_at_once() -> None:
    model = PatientModel(Script(TransientError("quota", retry_after=500), clock=Clock()), Patience())
    task = asyncio.create_task(model.ask(request()))
    for _ in range(20):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
