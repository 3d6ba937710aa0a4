"""Estimate: what a request will cost, before it is sent."""

from paperdigest.asking.models import prices
from paperdigest.asking.models.base import Request
from paperdigest.asking.tokens import request_tokens
from paperdigest.usage import Usage

STEP_TOKENS = 1_200  # of one step's answer in two languages, thoughts included
_SHORT_TOKENS = 2_500  # of claims said anew, or of the verdicts on 20 papers


def estimate(model: str, request: Request, tier: str = prices.STANDARD) -> Usage:
    """The request, its tokens and its cost in US dollars: 0 where the model's price is not known."""
    sent = round(request_tokens(request))
    received = STEP_TOKENS * len(request.steps) or _SHORT_TOKENS
    return Usage(1, sent, 0, received, prices.cost_usd(model, sent, 0, received, tier))
