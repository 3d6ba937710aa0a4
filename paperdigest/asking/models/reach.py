"""Whether a model can be asked: its service is reached with the key, and nothing is paid."""

import json
from dataclasses import dataclass

from pydantic import SecretStr

from paperdigest.address import host_and_port
from paperdigest.asking.models.gemini_client import GeminiClient
from paperdigest.asking.models.openai_client import OpenAIClient
from paperdigest.asking.models.openai_wire import status_error
from paperdigest.errors import ConfigError

_GOOGLES = "generativelanguage.googleapis.com"
_NO_LIST = (404, 405, 501)


@dataclass(frozen=True)
class Reach:
    """A service that answered: its host, the `date` of its answer (an HTTP date or nothing), and what it said."""

    host: str
    date: str
    said: str


async def reach_gemini(model: str, api_key: SecretStr, timeout: float) -> Reach:
    """Ask Gemini what it knows of a model; an error of ours says what is wrong with key, model or way."""
    client = GeminiClient(api_key, timeout)
    try:
        async with client.request(model) as sdk:
            known = await sdk.aio.models.get(model=model)
    finally:
        await client.aclose()
    size = f", takes {known.input_token_limit:,} tokens" if known.input_token_limit else ""
    return Reach(host_and_port(client.base_url) or _GOOGLES, client.date, f"knows {model}{size}")


async def reach_openai(model: str, api_key: SecretStr, timeout: float) -> Reach:
    """Ask an OpenAI-compatible server for its models; ConfigError when it lists them without this one."""
    client = OpenAIClient(api_key, timeout)
    try:
        answer = await client.send("/models")
    finally:
        await client.aclose()
    if answer.status in _NO_LIST:
        return Reach(client.server, answer.date, "answers, and lists no models")
    if answer.status != 200:
        raise status_error(answer.status, answer.text, model, client.server, answer.retry_after)
    names = _names(answer.text)
    if names and model not in names and f"{model}:latest" not in names:
        near = ", ".join(sorted(names)[:5])
        raise ConfigError(f"{client.server} does not list {model}: choose another with --model, such as {near}")
    return Reach(client.server, answer.date, f"lists {model}" if names else "answers, and lists no models")


def _names(text: str) -> set[str]:
    try:
        return {str(one["id"]) for one in json.loads(text)["data"]}
    except (ValueError, KeyError, TypeError):
        return set()
