"""Estimate: what a request will cost, before it is sent."""

import json

from paperdigest.asking.models import prices
from paperdigest.asking.models.base import Request
from paperdigest.usage import Usage

_CHARACTERS_A_TOKEN = 4  # of English prose, in the tokenizers of today's models
_STEP_TOKENS = 1_200  # of one step's answer in two languages, thoughts included
_IMAGE_TOKENS = 1_100  # Gemini: 258 a tile of 768 pixels; OpenAI: about as much
_SHORT_TOKENS = 2_500  # of claims said anew, or of the verdicts on 20 papers


def text_tokens(text: str) -> int:
    """About how many tokens a text has."""
    return len(text) // _CHARACTERS_A_TOKEN


def estimate(model: str, request: Request) -> Usage:
    """The request, its tokens and its cost in US dollars: 0 where the model's price is not known."""
    sent = text_tokens(request.system + request.paper + request.question + json.dumps(request.schema))
    sent += _IMAGE_TOKENS * len(request.figures)
    received = _STEP_TOKENS * len(request.steps) or _SHORT_TOKENS
    return Usage(1, sent, 0, received, prices.cost_usd(model, sent, 0, received))
