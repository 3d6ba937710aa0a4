"""Every fault that Gemini can show, as a service and in its answers."""

import json
from collections.abc import Iterator
from dataclasses import replace

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
from tests.cli.faults.world import Tell, answer_steadily
from tests.servers.gemini import Received, Turn, answer, failure, quota_failure


def _status(status: int, name: str, said: str = "Something is wrong.") -> Tell:
    return lambda _: Turn(failure(name, said), status)


def _quota(name: str, value: str = "1", retry: str = "0s") -> Tell:
    return lambda _: Turn(quota_failure({"quotaId": name, "quotaValue": value}, retry=retry), 429)


def _cut(received: Received) -> Turn:
    return replace(answer_steadily(received), cut=200)


def _finish(reason: str) -> Tell:
    def tell(received: Received) -> Turn:
        turn = answer_steadily(received)
        candidate = turn.body["candidates"][0]
        candidate["finishReason"] = reason
        text = candidate["content"]["parts"][0]["text"]
        candidate["content"]["parts"][0]["text"] = text[: len(text) // 2]
        return turn

    return tell


def _halved(kind: Half) -> Tell:
    """A good answer with half a character at the end of each text."""

    def tell(received: Received) -> Turn:
        part = (turn := answer_steadily(received)).body["candidates"][0]["content"]["parts"][0]
        part["text"] = halved(part["text"], kind)
        return turn

    return tell


def _without(*steps: str) -> Tell:
    """A good answer in which some steps are missing."""

    def tell(received: Received) -> Turn:
        turn = answer_steadily(received)
        part = turn.body["candidates"][0]["content"]["parts"][0]
        given = json.loads(part["text"])
        part["text"] = json.dumps({step: one for step, one in given.items() if step not in steps})
        return turn

    return tell


def _statuses() -> Iterator[Fault]:
    place = "the model's service"
    invalid = failure("INVALID_ARGUMENT", "API key not valid.", {"reason": "API_KEY_INVALID"})
    yield Fault(place, "400: the key is not valid", always(lambda _: Turn(invalid, 400)), is_quick=True)
    where = _status(400, "FAILED_PRECONDITION", "User location is not supported for the API use.")
    yield Fault(place, "400: not offered at this location", always(where))
    refused = _status(400, "INVALID_ARGUMENT", "Penalty is not enabled for this model.")
    yield Fault(place, "400: the request is refused", always(refused))
    yield Fault(place, "401: no key", always(_status(401, "UNAUTHENTICATED")))
    yield Fault(place, "403: the key may not use the model", always(_status(403, "PERMISSION_DENIED")))
    leaked = _status(403, "PERMISSION_DENIED", "Your API key was reported as leaked.")
    yield Fault(place, "403: the key was leaked", always(leaked))
    yield Fault(place, "404: the model is unknown", always(_status(404, "NOT_FOUND")))
    yield Fault(place, f"429: the minute's quota, {ONCE}", once(_quota("GenerateRequestsPerMinutePerProject", "1000")))
    yield Fault(place, "429: the day's quota", always(_quota("GenerateRequestsPerDayPerProject")), is_quick=True)
    yield Fault(place, "429: the day's quota after one paper", after_one(_quota("GenerateRequestsPerDayPerProject")))
    yield Fault(place, f"429 without a word on the quota, {ONCE}", once(_status(429, "RESOURCE_EXHAUSTED")))
    yield Fault(place, "429: a quota of 0", always(_quota("GenerateRequestsPerMinutePerProject", "0")))
    for status, name in ((408, "TIMEOUT"), (500, "INTERNAL"), (503, "UNAVAILABLE"), (504, "DEADLINE_EXCEEDED")):
        yield Fault(place, f"{status} {ONCE}", once(_status(status, name)), is_quick=status == 503)
    yield Fault(place, f"503 {ALWAYS}", always(_status(503, "UNAVAILABLE")))
    yield Fault(place, f"504 {ALWAYS}", always(_status(504, "DEADLINE_EXCEEDED")))
    yield Fault(place, f"503 {ALWAYS} after one paper", after_one(_status(503, "UNAVAILABLE")))
    yield Fault(place, f"a connection that is reset, {ONCE}", once(lambda _: Turn(reset=True)))
    yield Fault(place, f"an answer that is cut on the wire, {ONCE}", once(_cut))
    yield Fault(place, f"half of its JSON with status 200, {ONCE}", once(said(b'{"candidates": [{"content": ')))
    yield Fault(place, f"a web page with status 200, {ONCE}", once(said(HTML)))
    yield Fault(place, f"nothing with status 200, {ONCE}", once(said(b"")))
    packed = said(b"\x1f\x8b\x08\0", Content_Encoding="gzip")
    yield Fault(place, f"a compressed answer, {ONCE}", once(packed))
    yield Fault(place, "a redirect to another host", always(said(b"", 302, Location="https://login.example/")))
    yield Fault(place, f"no answer, {ONCE}", impatient(once(silent)))
    yield Fault(place, f"no answer, {ALWAYS}", impatient(always(silent)))
    yield Fault(place, "nobody listens at its address", nobody_at("GOOGLE_GEMINI_BASE_URL"))


def _answers() -> Iterator[Fault]:
    place = "the model's answer"
    yield Fault(place, f"no JSON, {ONCE}", once(said(answer("I am sorry."))), is_quick=True)
    yield Fault(place, f"no JSON, {ALWAYS}", always(said(answer("I am sorry."))))
    yield Fault(place, f"JSON that is cut, {ONCE}", once(said(answer('{"summary": {"zh": "一'))))
    yield Fault(place, f"another schema, {ONCE}", once(said(answer('{"summary": 7}'))))
    yield Fault(place, f"two steps are missing, {ONCE}", once(_without("method", "conclusion")))
    for reason in ("SAFETY", "RECITATION", "MALFORMED_RESPONSE", "SOMETHING_NEW"):
        yield Fault(place, f"{reason} for one paper", once(_finish(reason)))
    yield Fault(place, f"MAX_TOKENS {ONCE}", once(_finish("MAX_TOKENS")))
    yield Fault(place, "MAX_TOKENS for one paper", once(_finish("MAX_TOKENS"), 2))
    yield Fault(place, "MAX_TOKENS without a text, for one paper", once(said(answer("", "MAX_TOKENS")), 2))
    yield Fault(place, "no candidates for one paper", once(said({"candidates": []})))
    blocked = {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}
    yield Fault(place, "the prompt is blocked for one paper", once(said(blocked)))
    long = "The input token count exceeds the maximum number of tokens allowed (1048576)."
    yield Fault(place, f"400: too long, {ONCE}", once(_status(400, "INVALID_ARGUMENT", long)), is_final=True)
    for kind in Half:
        yield Fault(place, f"half a character in each text, {kind}", always(_halved(kind)))


GEMINI_FAULTS = (*_statuses(), *_answers())
