from contextlib import AsyncExitStack
from typing import Any

import pytest

from paperdigest.cli.models import model_name, open_model
from paperdigest.errors import ConfigError
from paperdigest.settings import Settings

KEYS = {"GEMINI_API_KEY": "0123456789", "OPENAI_API_KEY": "0123456789"}


def settings(spec: str) -> Settings:
    values: dict[str, Any] = {"model": spec}
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
