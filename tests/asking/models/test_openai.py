import asyncio
import json
import traceback
from dataclasses import replace
from pathlib import Path
from typing import Any

import openai as package  # noqa: F401 - loaded before anything is timed
import pytest
from pydantic import SecretStr

from paperdigest.answers import Step
from paperdigest.asking.ask import Asker
from paperdigest.asking.models import openai_client
from paperdigest.asking.models.base import RefusedError
from paperdigest.asking.models.openai import OpenAIModel
from paperdigest.asking.prompts import load_prompts
from paperdigest.cache import Cache
from paperdigest.errors import ConfigError, PaperdigestError, PaperError, ServiceError, TooLongError, TransientError
from tests.asking.sample_request import request
from tests.papers import document
from tests.servers.gemini import Received, Turn
from tests.servers.openai import NO_FORM, PATH, OpenAIServer, completion, completion_of, failure, form, prompt, refusing

KEY = "sk-NotARealKey-0123456789_abcdefghij"
MODEL = "qwen3:14b"
GOOD = completion('{"summary": 1}', usage={"prompt_tokens": 100, "completion_tokens": 9})
CUT = completion('{"summ', "length", {"prompt_tokens": 100, "completion_tokens": 16_384})
PROSE = completion("The paper counts sheep.", usage={"prompt_tokens": 100, "completion_tokens": 5})


def model_at(server: OpenAIServer, timeout: float = 20, name: str = MODEL) -> OpenAIModel:
    return OpenAIModel(name, SecretStr(KEY), timeout, server.base_url)


async def errors_of(*turns: Turn) -> list[PaperdigestError]:
    """What requests to one model raise, turn by turn; no traceback of them would print the key."""
    raised = []
    async with OpenAIServer(Turn(GOOD), *turns, otherwise=lambda _: turns[-1]) as server, model_at(server) as model:
        await model.ask(request())
        for _ in turns:
            with pytest.raises(PaperdigestError) as error:
                await model.ask(request())
            assert KEY not in "".join(traceback.format_exception(error.value))
            raised.append(error.value)
    return raised


async def test_what_is_sent() -> None:
    async with OpenAIServer(Turn(GOOD)) as server, model_at(server) as model:
        reply = await model.ask(request())
        [received] = server.requests
    assert (received.path, received.headers["authorization"]) == (PATH, f"Bearer {KEY}")
    assert set(received.body) == {"model", "messages", "max_tokens", "response_format"}
    assert (received.body["model"], form(received)) == (MODEL, "json_schema")
    assert prompt(received).startswith(request().paper + request().question)
    assert json.loads(prompt(received).splitlines()[-1]) == request().schema
    assert reply.text == '{"summary": 1}'


async def test_a_refused_form_is_found_out_once_and_costs_nothing() -> None:
    async with OpenAIServer(otherwise=refusing("json_schema", "json_object")) as server, model_at(server) as model:
        for _ in range(3):
            assert (await model.ask(request())).usage.requests == 1
        assert [form(one) for one in server.requests] == ["json_schema", "json_object", "text", "text", "text"]


async def test_many_requests_at_once_find_the_form_out_without_losing_one() -> None:
    async with OpenAIServer(otherwise=refusing("json_schema")) as server, model_at(server) as model:
        replies = await asyncio.gather(*(model.ask(request()) for _ in range(4)))
        assert {reply.usage.requests for reply in replies} == {1}
        await model.ask(request())
        assert form(server.requests[-1]) == "json_object"


async def test_a_server_that_ignores_the_form_but_follows_the_prompt_is_asked_once() -> None:
    def talkative(received: Received) -> Turn:
        received.body.pop("response_format")
        said = completion_of(received).body
        message = said["choices"][0]["message"]
        message["content"] = f"<think>Well {{…}}</think>Here it is:\n```json\n{message['content']}\n```\nAnything else?"
        return Turn(said)

    text = document(*(f"Sentence {word} says in its own way that we count sheep." for word in "abcdefghijkl"))
    async with OpenAIServer(otherwise=talkative) as server, model_at(server) as model:
        asked = await Asker(model, load_prompts("default"), Cache(Path("cache"))).ask(text, ("zh", "en"))
        assert len(server.requests) == 1
    assert set(asked.answers) == set(Step)


async def test_a_broken_promise_is_asked_again_in_the_next_form_and_remembered() -> None:
    async with OpenAIServer(Turn(PROSE), Turn(PROSE), Turn(PROSE), Turn(PROSE)) as server, model_at(server) as model:
        reply = await model.ask(request())
        assert (reply.text, reply.usage.requests, reply.usage.input_tokens) == ("The paper counts sheep.", 3, 300)
        assert (await model.ask(request())).usage.requests == 1, "in plain text nothing was promised"
        assert [form(one) for one in server.requests] == ["json_schema", "json_object", "text", "text"]


async def test_one_odd_answer_does_not_weaken_the_form_for_the_papers_after_it() -> None:
    async with OpenAIServer(Turn(GOOD), Turn(PROSE), Turn(GOOD), Turn(GOOD)) as server, model_at(server) as model:
        await model.ask(request())
        assert (await model.ask(request())).usage.requests == 2
        await model.ask(request())
        assert [form(one) for one in server.requests] == ["json_schema", "json_schema", "json_object", "json_schema"]


async def test_openais_own_server_is_told_the_schema_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openai_client, "_OWN_HOST", "127.0.0.1")
    async with OpenAIServer(Turn(GOOD)) as server, model_at(server) as model:
        await model.ask(request())
        [received] = server.requests
    assert prompt(received) == request().paper + request().question
    assert "max_completion_tokens" in received.body


async def test_a_limit_that_the_server_does_not_take_is_found_out_once() -> None:
    refusal = failure("Invalid max_tokens value, the valid range of max_tokens is [1, 8192]")
    async with OpenAIServer(Turn(refusal, 400), Turn(GOOD), Turn(GOOD)) as server, model_at(server) as model:
        await model.ask(request())
        assert (await model.ask(request())).usage.requests == 1
        assert [one.body["max_tokens"] for one in server.requests] == [16_384, 8_192, 8_192]


async def test_a_long_paper_does_not_lower_the_limit_of_the_next() -> None:
    refusal = failure("This model's maximum context length is 32768 tokens. However, you requested 40000 tokens.")
    async with OpenAIServer(Turn(refusal, 400), Turn(GOOD), Turn(GOOD)) as server, model_at(server) as model:
        await model.ask(request())
        await model.ask(request())
        assert [one.body["max_tokens"] for one in server.requests] == [16_384, 8_192, 16_384]
        server.turns.extend([Turn(refusal, 400)] * 3)
        with pytest.raises(PaperError, match="too long"):
            await model.ask(request())


async def test_a_paper_longer_than_the_context_is_not_asked_about_again() -> None:
    refusal = failure("This model's maximum context length is 32768 tokens. However, you requested 90000 tokens.")
    long = replace(request(), paper="[s1] We count sheep.\n" * 20_000)
    async with OpenAIServer(Turn(refusal, 400)) as server, model_at(server) as model:
        with pytest.raises(TooLongError) as raised:
            await model.ask(long)
        assert (raised.value.limit, len(server.requests)) == (24_576, 1)


async def test_a_cut_answer_stays_cut_where_the_server_has_no_more_to_give() -> None:
    refusal = failure("max_tokens is too large: this model supports at most 16384 completion tokens")
    turns = [Turn(CUT), Turn(refusal, 400), Turn(refusal, 400), Turn(GOOD)]
    async with OpenAIServer(*turns) as server, model_at(server) as model:
        with pytest.raises(RefusedError, match="length") as raised:
            await model.ask(request())
        await model.ask(request())
        assert [one.body["max_tokens"] for one in server.requests] == [16_384, 65_536, 32_768, 16_384]
    assert (raised.value.usage.requests, raised.value.usage.output_tokens) == (1, 16_384)


async def test_what_a_cut_answer_cost_is_not_lost_when_the_second_try_fails() -> None:
    async with OpenAIServer(Turn(CUT), Turn("", 503), Turn(GOOD), Turn(GOOD)) as server, model_at(server) as model:
        with pytest.raises(TransientError):
            await model.ask(request())
        assert (await model.ask(request())).usage.input_tokens == 200
        assert (await model.ask(request())).usage.input_tokens == 100


async def test_a_paper_that_the_server_cut_is_refused_with_the_way_out() -> None:
    long = replace(request(), paper="[s1] We count sheep.\n" * 2_500)
    body = completion('{"summary": 1}', usage={"prompt_tokens": 2_050})
    async with OpenAIServer(Turn(body)) as server, model_at(server) as model:
        with pytest.raises(RefusedError, match=r"only 2,050 tokens .*OLLAMA_CONTEXT_LENGTH") as raised:
            await model.ask(long)
    assert raised.value.usage.input_tokens == 2_050


CASES: list[tuple[Turn, type[PaperdigestError]]] = [
    (Turn(failure(f"Incorrect API key provided: {KEY}"), 401), ConfigError),
    (Turn(failure(f"{KEY} may not"), 403), ConfigError),
    (Turn(failure(f"No model for {KEY}"), 404), ConfigError),
    (Turn(failure(f"Out of money: {KEY}"), 402), ServiceError),
    (Turn(failure(f"{KEY}: insufficient_quota", "insufficient_quota"), 429), ServiceError),
    (Turn(failure(f"Unknown field {KEY}"), 400), ServiceError),
    (Turn(b"", 302, headers={"Location": "http://127.0.0.1:1/elsewhere"}), ServiceError),
    (Turn(failure(f"content_filter {KEY}"), 400), PaperError),
    (Turn(completion("{}", KEY)), RefusedError),
    (Turn(completion(None, refusal=KEY)), RefusedError),
    (Turn({"error": {"message": KEY, "code": 503}}), TransientError),
    (Turn(KEY), TransientError),
    (Turn(GOOD, headers={"No header": KEY}), TransientError),
]


async def test_each_failure_has_its_error_and_none_has_the_key() -> None:
    errors = await errors_of(*(turn for turn, _ in CASES))
    assert [type(error) for error in errors] == [kind for _, kind in CASES]
    assert "[API key]" in str(errors[0])
    assert all(len(str(error).splitlines()) == 1 for error in errors)


async def test_a_model_that_is_not_there_is_not_asked_for_in_other_forms() -> None:
    async with OpenAIServer(otherwise=lambda _: Turn(failure("Model Not Exist"), 400)) as server:
        async with model_at(server) as model:
            with pytest.raises(ConfigError, match="has no model"):
                await model.ask(request())
        assert len(server.requests) == 1


async def test_the_time_to_wait_is_passed_on() -> None:
    [error] = await errors_of(Turn(failure(), 429, headers={"Retry-After": "7"}))
    assert isinstance(error, TransientError)
    assert error.retry_after == 7


async def test_a_form_that_a_500_refuses_is_not_asked_for_again() -> None:
    async with OpenAIServer(Turn(failure(NO_FORM), 500), Turn(GOOD)) as server, model_at(server) as model:
        await model.ask(request())
        assert form(server.requests[-1]) == "json_object"


async def test_nobody_listening_asks_whether_the_server_runs() -> None:
    async with OpenAIServer() as server:
        pass
    async with model_at(server) as model:
        with pytest.raises(TransientError, match=r"127\.0\.0\.1:\d+ cannot be reached .* server running\?.*BASE_URL"):
            await model.ask(request())


async def test_an_address_that_only_the_http_client_refuses_is_a_matter_of_settings() -> None:
    async with OpenAIModel(MODEL, SecretStr(KEY), 5, "http://999.1.1.1/v1") as model:
        with pytest.raises(ConfigError, match=r"^OPENAI_BASE_URL"):
            await model.ask(request())


@pytest.mark.parametrize("url", ["not-a-url", "http://[broken", "http://127.0.0.1:99999", "http://me:s3cret/@"])
def test_an_address_that_is_none_is_a_matter_of_settings(url: str) -> None:
    with pytest.raises(ConfigError, match=r"^OPENAI_BASE_URL") as raised:
        OpenAIModel(MODEL, SecretStr(KEY), 5, url)
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize("name", ["qwen2.5:14b", "meta-llama/Llama-3-8b", "@cf/qwen/q:free", "gpt-5.4-mini"])
def test_names_may_have_colons_and_slashes(name: str) -> None:
    assert OpenAIModel(name, SecretStr(KEY), 5, "http://127.0.0.1:1").name == name


@pytest.mark.parametrize("name", ["", "a model", "<b>", "a\nb", "双", "a|b", "[a](b)"])
def test_a_name_that_no_model_has_is_refused_before_any_request(name: str) -> None:
    with pytest.raises(ConfigError, match="no name of a model"):
        OpenAIModel(name, SecretStr(KEY), 5)


def test_the_model_has_no_place_for_the_key_to_be_printed() -> None:
    model: Any = OpenAIModel(MODEL, SecretStr(KEY), 5)
    assert KEY not in repr(vars(model))
