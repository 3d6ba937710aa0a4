"""The providers of models, each with the words of its wire; a further one is one more entry of PROVIDERS."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

import pytest
from pydantic import SecretStr

from paperdigest.asking.models import gemini_client, google_generativeai, openai_client
from paperdigest.asking.models.base import Model
from paperdigest.asking.models.gemini import GeminiModel
from paperdigest.asking.models.google_generativeai import GoogleGenerativeAIModel
from paperdigest.asking.models.openai import OpenAIModel
from paperdigest.usage import Usage
from tests.asking.models.test_google_generativeai import NEEDS_THE_PACKAGE
from tests.servers import gemini
from tests.servers import openai as openai_server
from tests.servers.gemini import GeminiServer, Received, Turn
from tests.servers.good_answers import answer_well
from tests.servers.older_gemini import answer_older_well
from tests.servers.openai import OpenAIServer, completion, refusing

KEY = "sk-NotARealKey-0123456789_abcdefghij"
SPENT = Usage(requests=1, input_tokens=100, cached_tokens=40, output_tokens=10)
_GEMINI_SPENT = {"promptTokenCount": 100, "cachedContentTokenCount": 40, "candidatesTokenCount": 10}
_OPENAI_SPENT = {"prompt_tokens": 100, "completion_tokens": 10, "prompt_tokens_details": {"cached_tokens": 40}}


@dataclass(frozen=True)
class Provider:
    """A provider and its wire: `says` makes the body of a 200 that costs SPENT, `connects` has its timeout."""

    name: str
    model: Callable[[str, float], AbstractAsyncContextManager[Model]]
    server: type[GeminiServer]
    answers: Callable[[Received], Turn]
    says: Callable[[str], Any]
    refuses: Any
    is_cut: Any
    takes_no_key: Turn
    connects: ModuleType
    hangs_up: bool = True


def gemini_model(url: str, timeout: float) -> GeminiModel:
    return GeminiModel("gemini-3.5-flash-lite", SecretStr(KEY), timeout, url)


def _older_gemini(url: str, timeout: float) -> GeminiModel:
    return GoogleGenerativeAIModel("gemini-3.5-flash-lite", SecretStr(KEY), timeout, url)


def openai_model(url: str, timeout: float) -> OpenAIModel:
    return OpenAIModel("qwen3:14b", SecretStr(KEY), timeout, f"{url}/v1")


GEMINI = Provider(
    name="gemini",
    model=gemini_model,
    server=GeminiServer,
    answers=answer_well,
    says=lambda text: gemini.answer(text, usage=_GEMINI_SPENT),
    refuses=gemini.answer('{"part": ', "SAFETY", _GEMINI_SPENT),
    is_cut=gemini.answer('{"part": ', "MAX_TOKENS", _GEMINI_SPENT),
    takes_no_key=Turn(gemini.failure("PERMISSION_DENIED", f"Your API key {KEY} was leaked."), 403),
    connects=gemini_client,
)
OLDER_GEMINI = replace(
    GEMINI,
    name="google-generativeai",
    model=_older_gemini,
    answers=answer_older_well,
    connects=google_generativeai,
    hangs_up=False,  # a thread in the midst of a request cannot be stopped
)
OPENAI = Provider(
    name="openai-schema",
    model=openai_model,
    server=OpenAIServer,
    answers=openai_server.completion_of,
    says=lambda text: completion(text, usage=_OPENAI_SPENT),
    refuses=completion('{"part": ', "content_filter", _OPENAI_SPENT),
    is_cut=completion('{"part": ', "length", _OPENAI_SPENT),
    takes_no_key=Turn(openai_server.failure(f"Incorrect API key provided: {KEY}.", "invalid_api_key"), 401),
    connects=openai_client,
)
PROVIDERS = (
    GEMINI,
    pytest.param(OLDER_GEMINI, marks=NEEDS_THE_PACKAGE),
    OPENAI,
    replace(OPENAI, name="openai-object", answers=refusing("json_schema")),
    replace(OPENAI, name="openai-text", answers=refusing("json_schema", "json_object")),
)
