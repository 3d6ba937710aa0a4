import asyncio
import base64
import traceback
from dataclasses import replace
from typing import Any

import google.genai  # noqa: F401 - loaded before anything is timed
import pytest
from pydantic import SecretStr

from paperdigest.asking.models.base import RefusedError
from paperdigest.asking.models.gemini import GeminiModel
from paperdigest.errors import ConfigError, PaperdigestError, PaperError, TransientError
from paperdigest.usage import Usage
from tests.asking.models.gemini_failures import FAILURES, KEY, PER_MINUTE
from tests.asking.sample_request import illustrated, request
from tests.papers import document
from tests.servers.gemini import GeminiServer, Turn, answer, failure, quota_failure

MODEL = "gemini-3.5-flash-lite"
CUT = answer("", "MAX_TOKENS", {"promptTokenCount": 100, "thoughtsTokenCount": 16_384})


def model_at(server: GeminiServer, timeout: float = 20, name: str = MODEL) -> GeminiModel:
    return GeminiModel(name, SecretStr(KEY), timeout, server.url)


async def error_of(*turns: Turn, timeout: float = 20) -> PaperdigestError:
    """What one request raises; the key must not be in anything a traceback would print of it."""
    async with GeminiServer(*turns) as server, model_at(server, timeout) as model:
        with pytest.raises(PaperdigestError) as raised:
            await model.ask(request())
    assert KEY not in "".join(traceback.format_exception(raised.value))
    return raised.value


async def test_what_is_sent() -> None:
    async with GeminiServer() as server, model_at(server) as model:
        await model.ask(request())
        [received] = server.requests
    assert received.path == f"/v1beta/models/{MODEL}:generateContent"
    assert received.headers["x-goog-api-key"] == KEY
    [content] = received.body["contents"]
    assert [part["text"] for part in content["parts"]] == [request().paper, request().question]
    assert received.body["systemInstruction"]["parts"] == [{"text": "You digest papers."}]
    generation = received.body["generationConfig"]
    assert generation["responseMimeType"] == "application/json"
    assert generation["responseJsonSchema"] == request().schema
    assert generation["maxOutputTokens"] >= 16_000
    assert thinking(generation) == {"thinkinglevel": "LOW"}
    assert set(generation) == {"responseMimeType", "responseJsonSchema", "maxOutputTokens", "thinkingConfig"}


async def test_figures_stand_between_the_paper_and_the_question() -> None:
    async with GeminiServer() as server, model_at(server) as model:
        await model.ask(illustrated())
        [received] = server.requests
    [content] = received.body["contents"]
    paper, heading, image, question = content["parts"]
    assert [paper["text"], heading["text"], question["text"]] == [request().paper, "Figure 1 [s1]:", request().question]
    assert base64.urlsafe_b64decode(image["inlineData"]["data"]) == b"RIFF\xff"
    assert "image/webp" in image["inlineData"].values()


def thinking(generation: dict[str, Any]) -> dict[str, Any]:
    """The service reads camelCase and snake_case alike, and the SDK sends now the one, now the other."""
    return {name.replace("_", "").lower(): value for name, value in generation["thinkingConfig"].items()}


async def test_thinking_is_told_in_the_words_a_model_knows() -> None:
    async with GeminiServer() as server, model_at(server, name="gemini-2.5-flash") as old, model_at(server) as new:
        await old.ask(request())
        assert thinking(server.requests[0].body["generationConfig"]) == {"thinkingbudget": 1024}
        assert old.options != new.options


async def test_a_name_is_known_without_the_apis_folder() -> None:
    async with GeminiServer() as server, model_at(server, name=f"models/{MODEL}") as model:
        await model.ask(request())
    assert model.name == MODEL
    assert server.requests[0].path == f"/v1beta/models/{MODEL}:generateContent"


async def test_the_reply_is_the_text_as_it_came_and_its_cost() -> None:
    counts = {"promptTokenCount": 10, "cachedContentTokenCount": 4, "candidatesTokenCount": 5, "thoughtsTokenCount": 3}
    async with GeminiServer(Turn(answer('{"not": "the schema"', "STOP", counts))) as server, model_at(server) as model:
        reply = await model.ask(request())
    assert reply.text == '{"not": "the schema"'
    assert replace(reply.usage, cost_usd=0.0) == Usage(1, 10, 4, 8)
    assert reply.usage.cost_usd == pytest.approx((6 * 0.30 + 4 * 0.03 + 8 * 2.50) / 1e6)
    assert model.languages(document("A."), ["zh", "ja"]) == ("zh", "ja")


async def test_one_connection_serves_request_after_request() -> None:
    async with GeminiServer() as server, model_at(server) as model:
        texts = [(await model.ask(request())).text for _ in range(3)]
    assert texts == ["{}"] * 3


@pytest.mark.parametrize(("turn", "kind"), FAILURES)
async def test_each_failure_has_its_error(turn: Turn, kind: type[PaperdigestError]) -> None:
    error = await error_of(turn)
    assert type(error) is kind
    assert len(str(error).splitlines()) == 1


async def test_the_time_to_wait_is_passed_on() -> None:
    error = await error_of(Turn(quota_failure(PER_MINUTE, retry="34s"), 429))
    assert isinstance(error, TransientError)
    assert error.retry_after == 35


async def test_a_key_that_a_status_or_a_reason_echoes_is_masked() -> None:
    assert "[API key] was leaked" in str(await error_of(Turn(failure("X", f"Your API key {KEY} was leaked."), 403)))
    assert "[API key]" in str(await error_of(Turn(answer("{}", KEY))))


@pytest.mark.parametrize("reason", ["SAFETY", "RECITATION", "PROHIBITED_CONTENT", "MALFORMED_RESPONSE", "TOMORROW"])
async def test_a_refused_paper_names_the_reason_and_its_cost(reason: str) -> None:
    error = await error_of(Turn(answer('{"part": ', reason, {"promptTokenCount": 7})))
    assert isinstance(error, RefusedError)
    assert reason in str(error)
    assert (error.usage.requests, error.usage.input_tokens) == (1, 7)
    assert error.usage.cost_usd == pytest.approx(7 * 0.30 / 1e6)


@pytest.mark.parametrize("body", [{"promptFeedback": {"blockReason": "SAFETY"}}, {"candidates": []}, {}])
async def test_no_candidates_concern_this_paper_only(body: Any) -> None:
    turns = [Turn(body)] * (1 if "promptFeedback" in body else 2)  # what is missing is asked for again
    assert isinstance(await error_of(*turns), PaperError)


async def test_an_answer_that_is_missing_is_asked_for_once_more() -> None:
    whole = answer("{}", "STOP", {"promptTokenCount": 100, "candidatesTokenCount": 9})
    empty = {"candidates": [], "usageMetadata": {"promptTokenCount": 100}}
    async with GeminiServer(Turn(empty), Turn(whole)) as server, model_at(server) as model:
        reply = await model.ask(request())
    assert (reply.text, reply.usage.requests, reply.usage.input_tokens) == ("{}", 2, 200)


async def test_a_cut_answer_is_asked_once_more_with_a_larger_budget() -> None:
    whole = answer("{}", "STOP", {"promptTokenCount": 100, "candidatesTokenCount": 9})
    async with GeminiServer(Turn(CUT), Turn(whole)) as server, model_at(server) as model:
        reply = await model.ask(request())
        first, second = (received.body["generationConfig"]["maxOutputTokens"] for received in server.requests)
    assert second > first
    assert (reply.text, reply.usage.requests, reply.usage.output_tokens) == ("{}", 2, 16_393)


async def test_an_answer_cut_twice_is_given_up() -> None:
    async with GeminiServer(Turn(CUT), Turn(CUT)) as server, model_at(server) as model:
        with pytest.raises(RefusedError, match="MAX_TOKENS") as raised:
            await model.ask(request())
        assert len(server.requests) == 2
    assert raised.value.usage.requests == 2


async def test_what_a_cut_answer_cost_is_not_lost_when_the_second_try_fails() -> None:
    async with GeminiServer(Turn(CUT), Turn(failure("UNAVAILABLE"), 503)) as server, model_at(server) as model:
        with pytest.raises(TransientError):
            await model.ask(request())
        assert (await model.ask(request())).usage.input_tokens == 100
        assert (await model.ask(request())).usage.input_tokens == 0


async def test_the_timeout_bounds_the_whole_request() -> None:
    loop = asyncio.get_running_loop()
    async with GeminiServer(Turn(delay=30)) as server, model_at(server, timeout=0.3) as model:
        started = loop.time()
        with pytest.raises(TransientError, match=r"within 0\.3 s") as raised:
            await model.ask(request())
        assert loop.time() - started < 1
    assert raised.value.tries == 3


async def test_the_service_is_not_told_a_deadline_that_it_refuses() -> None:
    async with GeminiServer() as server, model_at(server, timeout=3) as model:
        await model.ask(request())
    assert int(server.requests[0].headers["x-server-timeout"]) >= 10


async def test_cancellation_ends_at_once_and_hangs_up() -> None:
    loop = asyncio.get_running_loop()
    async with GeminiServer(Turn(answer()), Turn(delay=30)) as server, model_at(server) as model:
        await model.ask(request())
        task = asyncio.create_task(model.ask(request()))
        while len(server.requests) < 2:
            await asyncio.sleep(0.01)
        started = loop.time()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert loop.time() - started < 0.5
        while not server.abandoned:
            await asyncio.sleep(0.01)


async def test_nobody_listening_is_worth_another_try() -> None:
    async with GeminiServer() as server:
        pass
    async with model_at(server) as model:
        with pytest.raises(TransientError, match=r"cannot be reached .*HTTPS_PROXY") as raised:
            await model.ask(request())
    assert raised.value.tries == 4, "no overloaded service, for which the retry layer has more patience"


@pytest.mark.parametrize("url", ["not-a-url", "http://[broken", "http://127.0.0.1:99999", "http://me:s3cret/@"])
def test_an_address_that_is_none_is_a_matter_of_settings(url: str) -> None:
    with pytest.raises(ConfigError, match=r"^GOOGLE_GEMINI_BASE_URL") as raised:
        GeminiModel(MODEL, SecretStr(KEY), 5, url)
    assert "s3cret" not in str(raised.value)


async def test_an_address_that_only_the_http_client_refuses_is_one_too() -> None:
    async with GeminiModel(MODEL, SecretStr(KEY), 5, "http://999.1.1.1") as model:
        with pytest.raises(ConfigError, match=r"^GOOGLE_GEMINI_BASE_URL"):
            await model.ask(request())


@pytest.mark.parametrize("name", ["", "a model", "gemini/../..", "gemini?x=1", "gemini-3.5&a", "双"])
def test_a_name_that_no_model_has_is_refused_before_any_request(name: str) -> None:
    with pytest.raises(ConfigError, match="no name of a model"):
        GeminiModel(name, SecretStr(KEY), 5)
