"""What every provider's model does alike."""

import asyncio
import json
import socket
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import google.genai  # noqa: F401 - loaded before anything is timed
import openai  # noqa: F401
import pytest

from paperdigest.answers import Step
from paperdigest.asking.ask import Asker
from paperdigest.asking.models.base import Model, RefusedError
from paperdigest.asking.models.offline import OfflineModel
from paperdigest.asking.prompts import load_prompts
from paperdigest.cache import Cache
from paperdigest.errors import ConfigError, PaperdigestError, TransientError
from paperdigest.usage import Usage
from tests.asking.models.providers import KEY, PROVIDERS, SPENT, Provider, gemini_model, openai_model
from tests.asking.sample_request import request
from tests.papers import document
from tests.servers.gemini import GeminiServer, Turn

TEXT = document(*(f"Sentence {word} says in its own way that we count sheep." for word in "abcdefghijkl"))


@pytest.fixture(params=PROVIDERS, ids=lambda provider: str(provider.name))
def provider(request: pytest.FixtureRequest) -> Provider:
    chosen: Provider = request.param
    return chosen


@asynccontextmanager
async def asked_once(provider: Provider) -> AsyncIterator[tuple[Model, GeminiServer]]:
    """A model that has found out how its server wants to be asked, and the server, to be given turns."""
    async with provider.server(otherwise=provider.answers) as server, provider.model(server.url, 20) as model:
        await model.ask(request())
        yield model, server


async def error_of(provider: Provider, *turns: Turn) -> PaperdigestError:
    """What a request raises; the key must not be in anything that a traceback would print of it."""
    async with asked_once(provider) as (model, server):
        server.turns.extend(turns)
        with pytest.raises(PaperdigestError) as raised:
            await model.ask(request())
    assert_no_key(raised.value)
    return raised.value


def assert_no_key(error: PaperdigestError) -> None:
    assert KEY not in "".join(traceback.format_exception(error))
    assert len(str(error).splitlines()) == 1


async def test_its_answers_are_valid(provider: Provider) -> None:
    async with provider.server(otherwise=provider.answers) as server, provider.model(server.url, 20) as model:
        asked = await Asker(model, load_prompts("default"), Cache(Path("cache"))).ask(TEXT, ("zh", "en"))
    assert (dict(asked.failed), set(asked.answers), asked.languages) == ({}, set(Step), ("zh", "en"))
    assert asked.usage.requests == 1, "a form that the server refuses costs nothing and no second request"


async def test_offline_answers_are_valid() -> None:
    model = OfflineModel()
    asked = await Asker(model, load_prompts("default"), Cache(Path("cache"))).ask(TEXT, ("zh", "en"))
    assert (dict(asked.failed), set(asked.answers), asked.languages, asked.usage) == ({}, set(Step), ("en",), Usage())


async def test_the_reply_is_the_text_and_its_cost(provider: Provider) -> None:
    text = json.dumps({"summary": "“…” {\\frac}"})
    async with asked_once(provider) as (model, server):
        server.turns.append(Turn(provider.says(text)))
        reply = await model.ask(request())
    assert reply.text == text
    assert replace(reply.usage, cost_usd=0.0) == SPENT


async def test_a_refusal_has_its_cost(provider: Provider) -> None:
    error = await error_of(provider, Turn(provider.refuses))
    assert isinstance(error, RefusedError)
    assert replace(error.usage, cost_usd=0.0) == SPENT


async def test_a_cut_answer_is_asked_once_more(provider: Provider) -> None:
    async with asked_once(provider) as (model, server):
        server.turns.extend([Turn(provider.is_cut), Turn(provider.says('{"summary": 1}'))])
        reply = await model.ask(request())
        assert (reply.text, reply.usage.requests, reply.usage.input_tokens) == ('{"summary": 1}', 2, 200)
        server.turns.extend([Turn(provider.is_cut)] * 2)
        with pytest.raises(RefusedError) as raised:
            await model.ask(request())
    assert (raised.value.usage.requests, raised.value.usage.output_tokens) == (2, 20)


PASSING = {
    "500": Turn({}, 500),
    "502": Turn(f"<html>{KEY}</html>".encode(), 502),
    "503": Turn(b"\xff\xfe\x00", 503),
    "504": Turn({}, 504),
    "429": Turn({}, 429),
    "html": Turn(f"<html>{KEY}</html>".encode()),
    "empty": Turn(b""),
    "cut": Turn({"choices": [], "candidates": "none"}, cut=12),
    "gzip": Turn(b"not gzip", headers={"Content-Encoding": "gzip"}),
    "reset": Turn(reset=True),
}


async def test_what_may_succeed_later_is_transient(provider: Provider) -> None:
    half = json.dumps(provider.says("{}"))[:99].encode()
    async with asked_once(provider) as (model, server):
        for name, turn in (PASSING | {"half": Turn(half)}).items():
            server.turns.append(turn)
            with pytest.raises(PaperdigestError) as raised:
                await model.ask(request())
            assert type(raised.value) is TransientError, name
            assert_no_key(raised.value)
            assert (await model.ask(request())).text, "the next request is not harmed"


async def test_a_wrong_key_is_a_matter_of_settings(provider: Provider) -> None:
    assert type(await error_of(provider, provider.takes_no_key)) is ConfigError


async def test_the_timeout_bounds_the_whole_request(provider: Provider) -> None:
    loop = asyncio.get_running_loop()
    async with asked_once(provider):
        pass  # its package is loaded within the first request
    async with provider.server(Turn(delay=30)) as server, provider.model(server.url, 0.4) as model:
        started = loop.time()
        with pytest.raises(TransientError, match=r"within 0\.4 s") as raised:
            await model.ask(request())
        assert loop.time() - started < 15
    assert raised.value.tries == 3


async def test_cancellation_ends_at_once_and_hangs_up(provider: Provider) -> None:
    loop = asyncio.get_running_loop()
    async with asked_once(provider) as (model, server):
        server.turns.append(Turn(delay=30))
        before = len(server.requests)
        task = asyncio.create_task(model.ask(request()))
        while len(server.requests) == before:
            await asyncio.sleep(0.01)
        started = loop.time()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert loop.time() - started < 5
        while provider.hangs_up and not server.abandoned:
            await asyncio.sleep(0.01)


async def test_nobody_listening_is_transient(provider: Provider) -> None:
    async with provider.server() as server:
        pass
    async with provider.model(server.url, 20) as model:
        with pytest.raises(TransientError, match="cannot be reached") as raised:
            await model.ask(request())
    assert raised.value.tries == 4


async def test_a_connection_that_never_comes_about_is_noticed_soon(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider.connects, "_CONNECT_TIMEOUT", 0.2)
    with socket.socket() as deaf, socket.socket() as first, socket.socket() as second:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        for waiting in (first, second):  # they fill the queue of connections that nobody accepts
            waiting.setblocking(False)
            waiting.connect_ex(deaf.getsockname())
        async with provider.model(f"http://127.0.0.1:{deaf.getsockname()[1]}", 10) as model:
            with pytest.raises(TransientError, match="cannot be reached") as raised:
                await model.ask(request())
    assert raised.value.tries == 3


async def test_name_and_options_stay_as_they_are(provider: Provider) -> None:
    async with asked_once(provider) as (model, _), provider.model("http://127.0.0.1:1", 5) as other:
        assert (model.name, model.options) == (other.name, other.options)
        assert model.languages(TEXT, ["zh", "ja"]) == ("zh", "ja")


def test_answers_of_different_providers_are_told_apart() -> None:
    models: list[Model] = [gemini_model("", 5), openai_model("http://127.0.0.1:1", 5), OfflineModel()]
    assert len({model.options for model in models}) == len(models)
