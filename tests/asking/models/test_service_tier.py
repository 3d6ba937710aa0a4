import pytest
from pydantic import SecretStr

from paperdigest.asking.models.gemini import GeminiModel
from paperdigest.asking.models.openai import OpenAIModel
from tests.asking.models.gemini_failures import KEY
from tests.asking.models.test_gemini import MODEL
from tests.asking.models.test_openai import GOOD
from tests.asking.sample_request import request
from tests.servers.gemini import GeminiServer, Turn, answer
from tests.servers.openai import OpenAIServer


async def test_flex_is_asked_for_and_costs_half() -> None:
    counts = {"promptTokenCount": 1_000_000}
    told: list[str] = []
    turns = [Turn(answer(usage=counts)), Turn(answer(usage=counts), headers={"X-Gemini-Service-Tier": "standard"})]
    async with (
        GeminiServer(*turns) as server,
        GeminiModel(MODEL, SecretStr(KEY), 20, server.url, "flex", told.append) as model,
    ):
        assert (await model.ask(request())).usage.cost_usd == pytest.approx(0.15)
        assert told == []
        assert (await model.ask(request())).usage.cost_usd == pytest.approx(0.30)
        assert [received.body["serviceTier"] for received in server.requests] == ["flex", "flex"]
    assert told == [f"{MODEL} served a request in the tier standard, not flex, at the price of standard"]


async def test_flex_is_asked_for_in_the_words_of_openai_and_another_tier_is_told() -> None:
    told: list[str] = []
    standard = Turn(GOOD | {"service_tier": "default"})
    async with OpenAIServer(Turn(GOOD | {"service_tier": "flex"}), standard) as server:
        async with OpenAIModel("gpt-5.4", SecretStr(KEY), 20, f"{server.url}/v1", "flex", told.append) as model:
            await model.ask(request())
            assert told == []
            await model.ask(request())
        assert [one.body["service_tier"] for one in server.requests] == ["flex", "flex"]
    assert [line.partition(" ")[2] for line in told] == ["served a request in the tier default, not flex"]
