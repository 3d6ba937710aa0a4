from typing import Any

import pytest
from pydantic import SecretStr

from paperdigest.asking.models.reach import reach_gemini, reach_openai
from paperdigest.errors import ConfigError, PaperdigestError
from tests.servers.gemini import GeminiServer, Turn, failure

KEY = SecretStr("key-0123456789")
DATE = "Sat, 01 Jun 2024 12:00:00 GMT"


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"data": [{"id": "qwen3:14b"}]}, 200, "lists qwen3:14b"),
        ({"data": [{"id": "qwen3:14b:latest"}]}, 200, "lists qwen3:14b"),
        ({"detail": "Not Found"}, 404, "answers, and lists no models"),
        ([], 200, "answers, and lists no models"),
    ],
)
async def test_a_server_that_lists_its_models_or_does_not(
    monkeypatch: pytest.MonkeyPatch, body: Any, status: int, said: str
) -> None:
    async with GeminiServer(Turn(body, status, headers={"Date": DATE})) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
        found = await reach_openai("qwen3:14b", KEY, 5)
    assert (found.said, found.date, found.host) == (said, DATE, server.url.removeprefix("http://"))
    assert [(request.path, request.body) for request in server.requests] == [("/v1/models", None)]


async def test_a_model_that_is_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with GeminiServer(Turn({"data": [{"id": "other"}]})) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
        with pytest.raises(ConfigError, match="does not list qwen3:14b: choose another with --model, such as other"):
            await reach_openai("qwen3:14b", KEY, 5)


async def test_gemini(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = Turn({"name": "models/gemini-x"}, headers={"Date": DATE}), Turn(failure("NOT_FOUND", "no"), 404)
    async with GeminiServer(*turns) as server:
        monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", server.url)
        found = await reach_gemini("gemini-x", KEY, 20)
        assert (found.said, found.date) == ("knows gemini-x", DATE)
        with pytest.raises(PaperdigestError, match="gemini-x"):
            await reach_gemini("gemini-x", KEY, 20)
    assert all(request.body is None for request in server.requests)
