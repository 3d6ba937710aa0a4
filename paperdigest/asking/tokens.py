"""Tokens: about how many of them a text or a request has, before the service counts them."""

import json

from paperdigest.asking.models.base import Request

_CHARACTERS_A_TOKEN = 4  # of ASCII text; any other character is taken for a token
_IMAGE_TOKENS = 1_100  # Gemini: 258 a tile of 768 pixels; OpenAI: about as much


def text_tokens(text: str) -> float:
    """About how many tokens a text has; the parts of a text have as many together."""
    ascii_length = len(text.encode("ascii", "ignore"))
    return ascii_length / _CHARACTERS_A_TOKEN + len(text) - ascii_length


def request_tokens(request: Request) -> float:
    """About how many input tokens a request has; at least 1."""
    text = text_tokens(request.system + request.paper + request.question + json.dumps(request.schema))
    return max(1.0, text + _IMAGE_TOKENS * len(request.figures))
