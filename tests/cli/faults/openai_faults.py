"""Every fault that an OpenAI-compatible server can show, as a service and in its answers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from tests.cli.faults.fault import (
    ALWAYS,
    HTML,
    ONCE,
    Fault,
    Half,
    after_one,
    always,
    halved,
    impatient,
    nobody_at,
    once,
    said,
    silent,
)
from tests.cli.faults.world import OPENAI, Tell, answer_as_openai
from tests.servers.gemini import Received, Turn
from tests.servers.openai import completion, failure, refusing

_Fault = partial(Fault, provider=OPENAI)


def _status(status: int, message: str = "Something is wrong.", code: str | None = None, **headers: str) -> Tell:
    return said(failure(message, code, "invalid_request_error"), status, **headers)


def _changed(change: Callable[[dict[str, Any]], object]) -> Tell:
    """A good answer whose only choice is changed."""

    def tell(received: Received) -> Turn:
        turn = answer_as_openai(received)
        change(turn.body["choices"][0])
        return turn

    return tell


def _finish(reason: str) -> Tell:
    """The first half of a good answer, and why it ends there."""

    def cut(choice: dict[str, Any]) -> None:
        text = choice["message"]["content"]
        choice["message"]["content"] = text[: len(text) // 2]
        choice["finish_reason"] = reason

    return _changed(cut)


def _text(change: Callable[[str], str]) -> Tell:
    return _changed(lambda choice: choice["message"].update(content=change(choice["message"]["content"])))


def _refusals() -> Iterator[Fault]:
    place = "an OpenAI-compatible server"
    yield _Fault(place, "401: the key is not valid", always(_status(401, "Incorrect API key provided.")), is_quick=True)
    yield _Fault(place, "402: no balance", always(_status(402, "Insufficient Balance")))
    country = _status(403, "Country, region, or territory not supported", "unsupported_country_region_territory")
    yield _Fault(place, "403: not offered at this location", always(country))
    yield _Fault(place, "403: the key may not use the model", always(_status(403, "Project has no access to it.")))
    unknown = _status(404, "The model `qwen3:14b` does not exist", "model_not_found")
    yield _Fault(place, "404: the model is unknown", always(unknown))
    yield _Fault(place, "404: another program answers", always(said(HTML, 404)))
    yield _Fault(place, f"429 with Retry-After: 1, {ONCE}", once(_status(429, "Rate limit reached", Retry_After="1")))
    quota = _status(429, "You exceeded your current quota.", "insufficient_quota")
    yield _Fault(place, "429: the credit is used up", always(quota))
    yield _Fault(place, "429: the credit is used up after one paper", after_one(quota))
    yield _Fault(place, "429: the day's quota", always(_status(429, "Rate limit reached: limit 200 requests per day")))
    long = "This model's maximum context length is 8192 tokens."
    yield _Fault(place, f"400: too long, {ONCE}", once(_status(400, long, "context_length_exceeded")))
    yield _Fault(place, f"400: too long, {ALWAYS}", always(_status(400, long, "context_length_exceeded")))
    yield _Fault(place, f"400: no answer by a schema, {ALWAYS}", always(_no_schema))
    yield _Fault(place, f"400: the request is refused, {ALWAYS}", always(_status(400, "'n' must be even")))


def _no_schema(received: Received) -> Turn:
    return refusing("json_schema", otherwise=answer_as_openai)(received)


def _breaks() -> Iterator[Fault]:
    place = "an OpenAI-compatible server"
    for status in (500, 502, 503):
        yield _Fault(place, f"{status} {ONCE}", once(_status(status)))
    yield _Fault(place, f"503 {ALWAYS}", always(_status(503)))
    yield _Fault(place, f"503 {ALWAYS} after one paper", after_one(_status(503)))
    yield _Fault(place, f"a connection that is reset, {ONCE}", once(lambda _: Turn(reset=True)))
    cut: Tell = lambda received: replace(answer_as_openai(received), cut=200)  # noqa: E731
    yield _Fault(place, f"an answer that is cut on the wire, {ONCE}", once(cut))
    yield _Fault(place, f"a web page with status 200, {ONCE}", once(said(HTML)))
    yield _Fault(place, f"a web page with status 200, {ALWAYS}", always(said(HTML)))
    yield _Fault(place, f"nothing with status 200, {ONCE}", once(said(b"")))
    yield _Fault(place, f"an error with status 200, {ONCE}", once(said({"error": {"message": "Late", "code": 502}})))
    yield _Fault(place, "a redirect to another host", always(said(b"", 302, Location="https://login.example/")))
    yield _Fault(place, f"no answer, {ONCE}", impatient(once(silent)))
    yield _Fault(place, f"no answer, {ALWAYS}", impatient(always(silent)))
    yield _Fault(place, "nobody listens at its address", nobody_at("OPENAI_BASE_URL", "/v1"))


def _answers() -> Iterator[Fault]:
    place = "its answer"
    yield _Fault(place, f"`length` {ONCE}", once(_finish("length")), is_quick=True)
    yield _Fault(place, "`length` for one paper", once(_finish("length"), 2))
    yield _Fault(place, "`content_filter` for one paper", once(_finish("content_filter")))
    yield _Fault(place, "an unknown reason to end, for one paper", once(_finish("something_new")))
    yield _Fault(place, f"broken off by the server, {ONCE}", once(_finish("network_error")))
    yield _Fault(place, "a refusal for one paper", once(said(completion(None, refusal="I cannot help with it."))))
    yield _Fault(place, "no choices for one paper", once(said({"choices": []})))
    yield _Fault(place, "no text for one paper", once(said(completion(""))))
    yield _Fault(place, f"no JSON, {ONCE}", once(said(completion("I am sorry."))))
    yield _Fault(place, f"no JSON, {ALWAYS}", always(said(completion("I am sorry."))))
    yield _Fault(place, f"talk and a fence around the JSON, {ALWAYS}", always(_text(_fenced)))
    for kind in Half:
        yield _Fault(place, f"half a character in each text, {kind}", always(_text(partial(halved, kind=kind))))


def _fenced(text: str) -> str:
    return f"Here it is:\n```json\n{text}\n```"


OPENAI_FAULTS = (*_refusals(), *_breaks(), *_answers())
