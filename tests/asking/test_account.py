import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.asking.account import Account, AccountedModel, open_account
from paperdigest.asking.estimate import estimate
from paperdigest.asking.models.base import RefusedError, Reply, Request
from paperdigest.document import Document
from paperdigest.errors import ConfigError, FullDiskError, ServiceError
from paperdigest.usage import Usage
from tests.asking.sample_request import request
from tests.papers import document

NAME = "gemini-3.5-flash-lite"
ESTIMATE = estimate(NAME, request()).cost_usd


class Dear:
    """A model whose answers cost what they are told to, as parts of the estimate; an error is raised."""

    name = NAME
    options = "some"

    def __init__(self, *outcomes: float | Exception) -> None:
        self.outcomes = list(outcomes)
        self.asked = self.at_once = self.most_at_once = 0

    def languages(self, document: Document, wanted: Sequence[str]) -> tuple[str, ...]:
        return tuple(wanted)[:1]

    async def ask(self, request: Request) -> Reply:
        outcome = self.outcomes[self.asked] if self.asked < len(self.outcomes) else 1.0
        self.asked += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(0)
            if isinstance(outcome, Exception):
                raise outcome
            return Reply("{}", Usage(1, 10, 0, 10, outcome * ESTIMATE))
        finally:
            self.at_once -= 1


async def ask_all(model: Dear, account: Account, count: int) -> list[str]:
    """Ask at the same time; the messages of those that were not allowed."""
    asked = AccountedModel(model, account)
    outcomes = await asyncio.gather(*(asked.ask(request()) for _ in range(count)), return_exceptions=True)
    assert all(isinstance(outcome, Reply | ServiceError) for outcome in outcomes)
    return [str(outcome) for outcome in outcomes if isinstance(outcome, ServiceError)]


async def test_it_stands_for_the_model_behind_it_and_counts() -> None:
    model = AccountedModel(Dear(), account := Account())
    assert (model.name, model.options) == (NAME, "some")
    assert model.languages(document("A."), ("zh", "en")) == ("zh",)
    assert (await model.ask(request())).usage == account.used == Usage(1, 10, 0, 10, ESTIMATE)


async def test_what_is_asked_at_once_is_reserved_before_it_is_paid() -> None:
    model, account = Dear(), Account(2.5 * ESTIMATE)
    refused = await ask_all(model, account, 4)
    assert (model.asked, model.most_at_once, len(refused)) == (2, 2, 2)
    [message] = set(refused)
    assert f"${2 * ESTIMATE:.4f} spent, the next request would cost about ${ESTIMATE:.4f}" in message


async def test_what_cost_less_than_expected_leaves_room_for_those_who_wait() -> None:
    model, account = Dear(0.5, 0.5, 0.5, 0.5), Account(2.5 * ESTIMATE)
    assert await ask_all(model, account, 4) == []
    assert model.most_at_once == 2


async def test_after_one_refusal_nothing_more_is_asked() -> None:
    model, account = Dear(2.0), Account(2.5 * ESTIMATE)
    await ask_all(model, account, 1)
    [message] = await ask_all(model, account, 1)
    account._budget = 100.0  # even if the next would fit
    assert await ask_all(model, account, 1) == [message]
    assert model.asked == 1


async def test_a_budget_that_no_paper_fits_into_says_what_it_takes() -> None:
    [message] = await ask_all(Dear(1.0), Account(ESTIMATE / 2), 1)
    assert message.endswith(f"everything finished is kept, give it at least ${ESTIMATE:.4f}")
    [later] = await ask_all(Dear(1.0, 1.0), Account(1.5 * ESTIMATE), 2)
    assert later.endswith("run again to go on")


async def test_a_refused_answer_is_paid_and_a_failure_frees_its_reservation() -> None:
    model = Dear(RefusedError("unsafe", Usage(1, 10, 0, 0, ESTIMATE)), ServiceError("down"), 1.0)
    account = Account(2 * ESTIMATE)
    asked = AccountedModel(model, account)
    for error in (RefusedError, ServiceError):
        with pytest.raises(error, match=r"unsafe|down"):
            await asked.ask(request())
    await asked.ask(request())
    assert account.used.cost_usd == pytest.approx(2 * ESTIMATE)


async def test_a_cancelled_request_frees_its_reservation() -> None:
    model, account = Dear(), Account(1.5 * ESTIMATE)
    asked = AccountedModel(model, account)
    first = asyncio.create_task(asked.ask(request()))
    waiting = asyncio.create_task(asked.ask(request()))
    await asyncio.sleep(0)
    first.cancel()
    assert (await waiting).usage == account.used


async def test_what_is_promised_to_a_batch_is_not_there_for_requests() -> None:
    model, account = Dear(), Account(2.5 * ESTIMATE)
    account.promise(1.5 * ESTIMATE)
    assert await ask_all(model, account, 1) == []
    with pytest.raises(ServiceError, match=rf"\${ESTIMATE:.4f} spent, \${1.5 * ESTIMATE:.4f} promised to a batch"):
        account.promise(ESTIMATE)
    assert len(await ask_all(model, account, 1)) == 1, "after one refusal nothing more is asked"
    account.pay(Usage(1, 2, 0, 3, 0.5))
    assert account.used.cost_usd == pytest.approx(ESTIMATE + 0.5)


async def test_flex_reserves_half() -> None:
    model, account = Dear(0.5, 0.5, 0.5), Account(1.1 * ESTIMATE, "flex")
    assert (await ask_all(model, account, 2), model.most_at_once) == ([], 2)


@given(st.lists(st.floats(0, 1), max_size=12), st.floats(0, 8))
async def test_the_budget_holds_and_is_used_as_far_as_it_goes(parts: list[float], budget: float) -> None:
    model, account = Dear(*parts), Account(budget * ESTIMATE)
    refused = await ask_all(model, account, len(parts))
    assert account.used.cost_usd <= budget * ESTIMATE
    assert bool(refused) == (model.asked < len(parts))
    assert not refused or account.used.cost_usd + ESTIMATE > budget * ESTIMATE


@pytest.mark.parametrize(
    ("budget", "model", "message"),
    [
        (float("nan"), NAME, "no sum of US dollars"),
        (float("inf"), NAME, "no sum of US dollars"),
        (-1.0, NAME, "no sum of US dollars"),
        (0.5, "qwen3:14b", "the price of qwen3:14b is not known"),
    ],
)
def test_a_budget_that_cannot_be_kept_is_refused(budget: float, model: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        open_account(budget, model)


def test_without_a_budget_no_price_is_needed() -> None:
    assert open_account(None, "qwen3:14b").used == Usage()


async def test_nothing_is_asked_or_promised_whose_answer_could_not_be_kept() -> None:
    def require_room() -> None:
        raise FullDiskError("make room")

    model, account = Dear(), Account(require_room=require_room)
    assert await ask_all(model, account, 2) == ["make room"] * 2
    with pytest.raises(FullDiskError):
        account.promise(ESTIMATE)
    assert (model.asked, account.used) == (0, Usage())
