import traceback
from collections.abc import Awaitable, Callable

import pytest
from pydantic import SecretStr

from paperdigest.asking.models.base import RefusedError, Reply
from paperdigest.asking.models.gemini_batches import GeminiBatches
from paperdigest.errors import ConfigError, PaperdigestError, PaperError, ServiceError, TransientError
from tests.asking.models.gemini_failures import KEY
from tests.asking.models.test_gemini import MODEL, thinking
from tests.asking.sample_request import request
from tests.servers.gemini import GeminiServer, Turn, answer, failure
from tests.servers.gemini_batches import Desk


def batches_at(server: GeminiServer) -> GeminiBatches:
    return GeminiBatches(MODEL, SecretStr(KEY), 20, server.url)


async def test_what_is_submitted_is_what_would_be_asked() -> None:
    async with GeminiServer(otherwise=(desk := Desk())) as server, batches_at(server) as batches:
        name = await batches.submit("label", {"a": request(), "b": request("Why?")})
    [received] = server.requests
    assert received.path == f"/v1beta/models/{MODEL}:batchGenerateContent"
    assert received.headers["x-goog-api-key"] == KEY
    assert desk.jobs[name]["displayName"] == "label"
    first, second = desk.requests(name)
    assert (first["metadata"], second["metadata"]) == ({"name": "a"}, {"name": "b"})
    [content] = first["request"]["contents"]
    assert [part["text"] for part in content["parts"]] == [request().paper, request().question]
    assert first["request"]["systemInstruction"]["parts"] == [{"text": "You digest papers."}]
    generation = first["request"]["generationConfig"]
    assert generation["responseJsonSchema"] == request().schema
    assert (generation["maxOutputTokens"], thinking(generation)) == (65_536, {"thinkinglevel": "LOW"})


async def test_a_job_is_found_by_its_label_as_long_as_answers_may_come() -> None:
    async with GeminiServer(otherwise=(desk := Desk())) as server, batches_at(server) as batches:
        assert await batches.find("label") == ""
        await batches.submit("another", {"a": request()})
        name = await batches.submit("label", {"a": request()})
        for desk.state in ("PENDING", "RUNNING", "SUCCEEDED"):
            assert await batches.find("label") == name
        for desk.state in ("FAILED", "EXPIRED", "CANCELLED"):
            assert await batches.find("label") == ""


async def test_what_became_of_a_job() -> None:
    async with GeminiServer(otherwise=(desk := Desk())) as server, batches_at(server) as batches:
        name = await batches.submit("label", {"a": request(), "b": request()})
        for desk.state, state in (("PENDING", "waiting"), ("RUNNING", "waiting"), ("EXPIRED", "lost")):
            assert (await batches.fetch(name)).state == state
        assert (await batches.fetch("batches/nobodys")).state == "unknown"
        desk.state, desk.spoiled = "SUCCEEDED", (2,)
        job = await batches.fetch(name)
    good, bad = job.replies["a"], job.replies["b"]
    assert isinstance(good, Reply)
    assert good.text.startswith('{"summary"')
    assert good.usage.cost_usd == pytest.approx(
        (good.usage.input_tokens * 0.15 + good.usage.output_tokens * 1.25) / 1e6
    )
    assert isinstance(bad, PaperError)
    assert "Internal error." in str(bad)


@pytest.mark.parametrize("text", ['{"part": "a\ud800"}', r'{"part": "a\ud800"}'], ids=["the server's", "the model's"])
async def test_half_a_character_is_left_out(text: str) -> None:
    response = {"inlinedResponses": {"inlinedResponses": [{"metadata": {"name": "a"}, "response": answer(text)}]}}
    turn = Turn({"name": "batches/x", "metadata": {"state": "BATCH_STATE_SUCCEEDED", "output": response}})
    async with GeminiServer(turn) as server, batches_at(server) as batches:
        reply = (await batches.fetch("batches/x")).replies["a"]
    assert isinstance(reply, Reply)
    assert reply.text == '{"part": "a"}'


async def test_a_refused_answer_was_paid() -> None:
    body = answer('{"part": ', "MAX_TOKENS", {"promptTokenCount": 1_000_000})
    response = {"inlinedResponses": {"inlinedResponses": [{"metadata": {"name": "a"}, "response": body}]}}
    turn = Turn({"name": "batches/x", "metadata": {"state": "BATCH_STATE_SUCCEEDED", "output": response}})
    async with GeminiServer(turn) as server, batches_at(server) as batches:
        reply = (await batches.fetch("batches/x")).replies["a"]
    assert isinstance(reply, RefusedError)
    assert reply.usage.cost_usd == pytest.approx(0.15)


@pytest.mark.parametrize(
    ("turn", "kind"),
    [
        (Turn(failure("PERMISSION_DENIED", f"{KEY} was leaked"), 403), ConfigError),
        (Turn(failure("FAILED_PRECONDITION", "billing is needed"), 400), ServiceError),
        (Turn(failure("INVALID_ARGUMENT", "the input token count exceeds the maximum"), 400), PaperError),
        (Turn(failure("UNAVAILABLE"), 503), TransientError),
        (Turn(b"<html>no</html>"), TransientError),
        (Turn(answer(), cut=10), TransientError),
        (Turn(reset=True), TransientError),
    ],
)
async def test_each_failure_has_its_error(turn: Turn, kind: type[PaperdigestError]) -> None:
    async with GeminiServer(turn, turn, turn) as server, batches_at(server) as batches:
        works: list[Callable[[], Awaitable[object]]] = [
            lambda: batches.submit("x", {"a": request()}),
            lambda: batches.find("x"),
            lambda: batches.fetch("batches/x"),
        ]
        for work in works:
            with pytest.raises(kind) as raised:
                await work()
            assert KEY not in "".join(traceback.format_exception(raised.value))
