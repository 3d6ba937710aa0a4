import asyncio
import json
import re
import threading
import traceback
from dataclasses import replace
from importlib.util import find_spec
from typing import Any

import pytest
from pydantic import SecretStr

from paperdigest.answers import Step, answer_schema
from paperdigest.asking.models.base import RefusedError
from paperdigest.asking.models.gemini import GeminiModel
from paperdigest.asking.models.google_generativeai import GoogleGenerativeAIModel
from paperdigest.asking.models.google_generativeai_wire import older_schema
from paperdigest.errors import PaperdigestError, TransientError
from paperdigest.usage import Usage
from tests.asking.models.gemini_failures import FAILURES, KEY, PER_DAY, PER_MINUTE
from tests.asking.models.test_gemini import CUT, MODEL
from tests.asking.sample_request import request
from tests.papers import document
from tests.servers.gemini import GeminiServer, Turn, answer, failure, quota_failure
from tests.servers.older_gemini import json_schema

NEEDS_THE_PACKAGE = pytest.mark.skipif(
    find_spec("google.generativeai") is None, reason="google-generativeai is not installed"
)
pytestmark = NEEDS_THE_PACKAGE


def model_at(server: GeminiServer, timeout: float = 20, key: str = KEY) -> GoogleGenerativeAIModel:
    return GoogleGenerativeAIModel(MODEL, SecretStr(key), timeout, server.url)


async def error_of(*turns: Turn, timeout: float = 20) -> PaperdigestError:
    """What one request raises after one turn; the key must not be in anything a traceback would print of it."""
    async with GeminiServer(*turns) as server:
        with pytest.raises(PaperdigestError) as raised:
            await model_at(server, timeout).ask(request())
        assert len(server.requests) == len(turns), "the package sent again"
    assert KEY not in "".join(traceback.format_exception(raised.value))
    return raised.value


async def test_what_is_sent() -> None:
    async with GeminiServer() as server:
        await model_at(server).ask(request())
        [received] = server.requests
    assert received.path.partition("?")[0] == f"/v1beta/models/{MODEL}:generateContent"
    assert received.headers["x-goog-api-key"] == KEY
    assert KEY not in received.path
    [content] = received.body["contents"]
    assert content["role"] == "user"
    assert [part["text"] for part in content["parts"]] == [request().paper, request().question]
    assert received.body["systemInstruction"]["parts"] == [{"text": "You digest papers."}]
    generation = received.body["generationConfig"]
    assert generation["responseMimeType"] == "application/json"
    assert generation["maxOutputTokens"] >= 16_000
    assert set(generation) == {"responseMimeType", "responseSchema", "maxOutputTokens"}


async def test_the_schema_arrives_whole() -> None:
    schema = answer_schema(tuple(Step), ("zh", "en"), "en")
    sent = re.sub(r"OBJECT|ARRAY|STRING", lambda name: name[0].lower(), json.dumps(older_schema(schema)))
    async with GeminiServer() as server:
        await model_at(server).ask(replace(request(), schema=schema))
        arrived = server.requests[0].body["generationConfig"]["responseSchema"]
    assert json_schema(arrived) == json.loads(sent)


def test_its_answers_are_not_those_of_the_other_package() -> None:
    old, new = GoogleGenerativeAIModel(MODEL, SecretStr(KEY), 5), GeminiModel(MODEL, SecretStr(KEY), 5)
    assert old.name == new.name == MODEL
    assert old.options != new.options, "it thinks more: the cache must tell them apart"


async def test_the_reply_is_the_text_as_it_came_and_its_cost() -> None:
    counts = {"promptTokenCount": 10, "cachedContentTokenCount": 4, "candidatesTokenCount": 5, "thoughtsTokenCount": 3}
    body = answer('{"not": "the schema"', "STOP", counts)
    body["candidates"][0]["finishReason"] = 1  # as the service answers this package
    async with GeminiServer(Turn(body)) as server:
        model = model_at(server)
        reply = await model.ask(request())
    assert reply.text == '{"not": "the schema"'
    assert replace(reply.usage, cost_usd=0.0) == Usage(1, 10, 4, 8)
    assert reply.usage.cost_usd == pytest.approx((6 * 0.30 + 4 * 0.03 + 8 * 2.50) / 1e6)
    assert model.languages(document("A."), ["zh", "ja"]) == ("zh", "ja")


@pytest.mark.parametrize(("turn", "kind"), FAILURES)
async def test_each_failure_has_its_error(turn: Turn, kind: type[PaperdigestError]) -> None:
    error = await error_of(turn)
    assert type(error) is kind
    assert len(str(error).splitlines()) == 1


async def test_the_quota_is_read_from_the_details() -> None:
    error = await error_of(Turn(quota_failure(PER_MINUTE, retry="34s"), 429))
    assert isinstance(error, TransientError)
    assert error.retry_after == 35
    assert "daily quota" in str(await error_of(Turn(quota_failure(PER_DAY), 429)))


async def test_a_key_that_a_status_or_a_reason_echoes_is_masked() -> None:
    assert "[API key] was leaked" in str(await error_of(Turn(failure("X", f"Your API key {KEY} was leaked."), 403)))
    assert "[API key]" in str(await error_of(Turn(answer("{}", KEY))))


@pytest.mark.parametrize(("reason", "told"), [("SAFETY", "SAFETY"), (3, "SAFETY"), (8, "PROHIBITED"), (77, "77")])
async def test_a_refused_paper_names_the_reason_and_its_cost(reason: Any, told: str) -> None:
    body = answer('{"part": ', "x", {"promptTokenCount": 7})
    body["candidates"][0]["finishReason"] = reason
    error = await error_of(Turn(body))
    assert isinstance(error, RefusedError)
    assert told in str(error)
    assert (error.usage.requests, error.usage.input_tokens) == (1, 7)


@pytest.mark.parametrize("body", [{"promptFeedback": {"blockReason": 1}}, {"candidates": []}, {}])
async def test_no_candidates_concern_this_paper_only(body: Any) -> None:
    turns = [Turn(body)] * (1 if "promptFeedback" in body else 2)  # what is missing is asked for again
    assert isinstance(await error_of(*turns), RefusedError)


async def test_a_cut_answer_is_asked_once_more_with_a_larger_budget() -> None:
    whole = answer("{}", "STOP", {"promptTokenCount": 100, "candidatesTokenCount": 9})
    async with GeminiServer(Turn(CUT), Turn(whole)) as server:
        reply = await model_at(server).ask(request())
        first, second = (received.body["generationConfig"]["maxOutputTokens"] for received in server.requests)
    assert second > first
    assert (reply.text, reply.usage.requests, reply.usage.output_tokens) == ("{}", 2, 16_393)


async def test_two_models_keep_apart_what_the_package_has_for_all() -> None:
    async with GeminiServer() as here, GeminiServer() as there:
        first, second = model_at(here, key="key-of-the-first"), model_at(there, key="key-of-the-second")
        await asyncio.gather(*(model.ask(request()) for model in (first, second, first, second)))
    keys = [{received.headers["x-goog-api-key"] for received in server.requests} for server in (here, there)]
    assert keys == [{"key-of-the-first"}, {"key-of-the-second"}]


async def test_the_timeout_bounds_the_whole_request() -> None:
    error = await error_of(Turn(delay=30), timeout=0.3)
    assert isinstance(error, TransientError)
    assert "within 0.3 s" in str(error)
    assert error.tries == 3


async def test_cancellation_ends_at_once_and_leaves_nothing_to_wait_for() -> None:
    before = set(threading.enumerate())
    async with GeminiServer(Turn(delay=30)) as server:
        task = asyncio.create_task(model_at(server).ask(request()))
        while not server.requests:
            await asyncio.sleep(0.01)
        assert [thread.daemon for thread in set(threading.enumerate()) - before] == [True]
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(task, 5)


async def test_nobody_listening_is_worth_another_try() -> None:
    async with GeminiServer() as server:
        pass
    with pytest.raises(TransientError, match=r"cannot be reached \(.*refused\): check .*HTTPS_PROXY") as raised:
        await model_at(server).ask(request())
    assert raised.value.tries == 4
