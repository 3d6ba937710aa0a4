import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import pytest

from paperdigest.asking.models.base import Model
from paperdigest.cli.models import model_name, open_model
from paperdigest.errors import ConfigError, ServiceError
from paperdigest.sections import Limits
from paperdigest.settings import Settings, user_cache_folder
from tests.asking.sample_request import request
from tests.servers.gemini import GeminiServer, Turn, answer
from tests.servers.openai import completion

KEYS = {"GEMINI_API_KEY": "0123456789", "OPENAI_API_KEY": "0123456789"}


def settings(spec: str, **limits: int) -> Settings:
    values: dict[str, Any] = {"model": spec, "limits": Limits(**limits)}
    return Settings(**values)


@pytest.mark.parametrize(
    ("spec", "name"),
    [
        ("offline", "offline"),
        ("gemini-3.5-flash-lite", "gemini-3.5-flash-lite"),
        ("gemini:models/gemini-3.5-flash-lite", "gemini-3.5-flash-lite"),
        ("openai:qwen2.5:14b", "qwen2.5:14b"),
        ("openai:meta-llama/Llama-3-8b:free", "meta-llama/Llama-3-8b:free"),
        ("openai:models/local", "models/local"),
    ],
)
async def test_the_name_is_what_stands_after_the_provider(spec: str, name: str) -> None:
    assert model_name(spec) == name
    async with AsyncExitStack() as stack:
        assert (await open_model(settings(spec), KEYS, print, stack)).name == name


@pytest.mark.parametrize("spec", ["qwen2.5:14b", "openia:gpt", ":x"])
async def test_a_provider_that_nobody_knows_names_those_there_are(spec: str) -> None:
    async with AsyncExitStack() as stack:
        with pytest.raises(ConfigError, match=r"gemini:MODEL.*openai:MODEL.*offline"):
            await open_model(settings(spec), KEYS, print, stack)


@pytest.mark.parametrize("spec", ["openai:", "gemini:", ""])
async def test_a_model_without_a_name_is_none(spec: str) -> None:
    async with AsyncExitStack() as stack:
        with pytest.raises(ConfigError, match="name of a model"):
            await open_model(settings(spec), KEYS, print, stack)


async def test_the_older_package_knows_no_tiers() -> None:
    older = Settings(model="google-generativeai:gemini-3.5-flash-lite", service_tier="flex")
    async with AsyncExitStack() as stack:
        with pytest.raises(ConfigError, match="pass --model gemini:gemini"):
            await open_model(older, KEYS, print, stack)


@pytest.fixture
async def gemini(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[GeminiServer]:
    async with GeminiServer() as server:
        monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", server.url)
        yield server


@pytest.mark.parametrize(("concurrency", "most"), [(0, 8), (3, 3)])
async def test_all_requests_are_under_way_at_once_unless_a_limit_says_otherwise(
    gemini: GeminiServer, concurrency: int, most: int
) -> None:
    release = asyncio.Event()
    gemini.turns.extend([Turn(answer(), until=release)] * 8)
    async with AsyncExitStack() as stack:
        model = await open_model(settings("gemini-3.5-flash-lite", concurrency=concurrency), KEYS, print, stack)
        await ask_eight_times(model, gemini, most, release)


async def test_a_server_of_ones_own_is_asked_little_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    release = asyncio.Event()
    waits = Turn(completion(), until=release)
    async with GeminiServer(otherwise=lambda _: waits) as server, AsyncExitStack() as stack:
        own = {"OPENAI_BASE_URL": f"{server.url}/v1"}
        monkeypatch.setenv("OPENAI_BASE_URL", own["OPENAI_BASE_URL"])
        model = await open_model(settings("openai:qwen3"), KEYS | own, print, stack)
        await ask_eight_times(model, server, 4, release)


async def ask_eight_times(model: Model, server: GeminiServer, most: int, release: asyncio.Event) -> None:
    """The server answers once as many are under way as may be, and as a further one has had the time to come."""
    asking = asyncio.gather(*(model.ask(request()) for _ in range(8)))
    while server.most_at_once < most:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)
    release.set()
    await asking
    assert server.most_at_once == most


async def test_the_days_requests_end_with_the_setting_in_the_next_run_too(gemini: GeminiServer) -> None:
    for _ in range(2):
        async with AsyncExitStack() as stack:
            model = await open_model(settings("gemini-3.5-flash-lite", rpd=1), KEYS, print, stack)
            if not gemini.requests:
                await model.ask(request())
            with pytest.raises(ServiceError, match=r"gemini-3.5-flash-lite \(1 a day\) is used up.* run again after"):
                await model.ask(request())
    assert len(gemini.requests) == 1


@pytest.mark.parametrize("limits", [{"rpm": 1}, {"tpm": 1}])
async def test_the_minutes_limits_are_the_settings(gemini: GeminiServer, limits: dict[str, int]) -> None:
    told: asyncio.Queue[str] = asyncio.Queue()
    async with AsyncExitStack() as stack:
        model = await open_model(settings("gemini-3.5-flash-lite", **limits), KEYS, told.put_nowait, stack)
        await model.ask(request())
        waiting = asyncio.create_task(model.ask(request()))
        assert "all it allows in a minute" in await asyncio.wait_for(told.get(), 10)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    assert len(gemini.requests) == 1
    assert not (user_cache_folder() / "requests").exists()  # without a daily limit nothing is counted
