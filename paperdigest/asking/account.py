"""Account: what a run's requests used, and what they may cost."""

import asyncio
import math
from collections.abc import Callable, Sequence

from paperdigest.answers import Step
from paperdigest.asking.estimate import estimate
from paperdigest.asking.models import prices
from paperdigest.asking.models.base import Model, RefusedError, Reply, Request
from paperdigest.document import Document
from paperdigest.errors import ConfigError, ServiceError
from paperdigest.usage import Usage


class Account:
    """All that is asked through it, in one `tier` of service, is counted in `used`, and may cost `budget` US dollars.

    What a request is estimated to cost is reserved before it is sent, and settled by what its answer did cost. One that
    does not fit waits until those before it are settled; when it does not fit then, it is a ServiceError, and so is
    every later one: what the error says was spent stays true. `require_room` raises FullDiskError when an answer could
    be kept nowhere: nothing is asked then.
    """

    def __init__(
        self,
        budget: float = math.inf,
        tier: str = prices.STANDARD,
        require_room: Callable[[], None] = lambda: None,
    ) -> None:
        self.used = Usage()
        self._require_room = require_room
        self._budget, self._tier = budget, tier
        self._reserved: dict[asyncio.Future[None], float] = {}  # by the end of the request it is reserved for
        self._promised = 0.0
        self._refusal = ""

    async def ask(self, model: Model, request: Request) -> Reply:
        """The model's reply; ServiceError when it could pass the budget, or could not be kept."""
        cost = estimate(model.name, request, self._tier).cost_usd
        while not self._fits(cost) and self._reserved:
            await asyncio.wait(self._reserved, return_when=asyncio.FIRST_COMPLETED)
        if not self._refusal and not self._fits(cost):
            self._refusal = self._refuse(cost, "paper" if len(request.steps) == len(Step) else "request")
        if self._refusal:
            raise ServiceError(self._refusal)
        self._require_room()
        ended = asyncio.get_running_loop().create_future()
        self._reserved[ended] = cost
        try:
            reply = await model.ask(request)
        except RefusedError as error:
            self.used += error.usage
            raise
        else:
            self.used += reply.usage
            return reply
        finally:
            del self._reserved[ended]
            ended.set_result(None)

    def promise(self, cost: float) -> None:
        """Set aside what will be paid for later; ServiceError when that could pass the budget, or not be kept."""
        if not self._refusal and not self._fits(cost):
            self._refusal = self._refuse(cost, "paper")
        if self._refusal:
            raise ServiceError(self._refusal)
        self._require_room()
        self._promised += cost

    def pay(self, usage: Usage) -> None:
        """Count what was asked elsewhere."""
        self.used += usage

    def _fits(self, cost: float) -> bool:
        return self.used.cost_usd + self._promised + sum(self._reserved.values()) + cost <= self._budget

    def _refuse(self, cost: float, what: str) -> str:
        promised = f", ${self._promised:.4f} promised to a batch" if self._promised else ""
        spent = f"${self.used.cost_usd:.4f} spent{promised}"
        is_hopeless = cost > self._budget  # it does not fit into a budget of which nothing is spent either
        way_out = f"give it at least ${cost:.4f}" if is_hopeless else "run again to go on"
        return (
            f"the budget of ${self._budget:.4f} would be passed: {spent}, the next {what} "
            f"would cost about ${cost:.4f}: everything finished is kept, {way_out}"
        )


class AccountedModel:
    """A model that is asked through an account."""

    def __init__(self, model: Model, account: Account) -> None:
        self.name = model.name
        self.options = model.options
        self._model, self._account = model, account

    def languages(self, document: Document, wanted: Sequence[str]) -> tuple[str, ...]:
        """Those of the model behind it."""
        return self._model.languages(document, wanted)

    async def ask(self, request: Request) -> Reply:
        """The model's reply; ServiceError when it could pass the account's budget, or could not be kept."""
        return await self._account.ask(self._model, request)


def open_account(
    budget: float | None, model: str, tier: str = prices.STANDARD, require_room: Callable[[], None] = lambda: None
) -> Account:
    """An account with a budget in US dollars, None: without; ConfigError when it cannot be kept."""
    if budget is None:
        return Account(math.inf, tier, require_room)
    if not (math.isfinite(budget) and budget >= 0):
        raise ConfigError(f"--budget {budget} is no sum of US dollars: write it as 0.50")
    if not prices.known(model):
        raise ConfigError(f"the price of {model} is not known, so that no --budget can be kept: leave it out")
    return Account(budget, tier, require_room)
