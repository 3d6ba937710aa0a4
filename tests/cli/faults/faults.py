"""Every fault that servers and PDFs can show: where, what, and how to bring it about."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tests.cli.faults.world import ROWS, Tell, World, answer_steadily, example
from tests.servers.arxiv import Reply, error_feed, feed
from tests.servers.gemini import Received, Turn, answer, failure, quota_failure

ONCE, ALWAYS = "once", "always"
HTML = b"<!DOCTYPE html><html><body>Just a moment...</body></html>"
BROKEN_PDF = b"%PDF-1.7\n" + b"no object, no page\n" * 200 + b"\n%%EOF\n"


@dataclass(frozen=True)
class Fault:
    """One row of the matrix; `bring` disturbs a world; with `is_final` even undisturbed reruns give another post."""

    place: str
    name: str
    bring: Callable[[World], None]
    is_final: bool = False
    is_quick: bool = False

    @property
    def id(self) -> str:
        """Its name among the tests."""
        return f"{self.place}: {self.name}"


def _feed(*replies: Reply) -> Callable[[World], None]:
    return lambda world: world.arxiv.feeds.extend(replies)


def _pdf(*replies: Reply) -> Callable[[World], None]:
    return lambda world: world.arxiv.pdfs.extend(replies)


def _model(tell: Tell, times: int = 1) -> Callable[[World], None]:
    return lambda world: world.tell.extend([tell] * times)


def _always(tell: Tell) -> Callable[[World], None]:
    def bring(world: World) -> None:
        world.always = tell

    return bring


def _searches() -> Iterator[Fault]:
    place, many = "arXiv's search", 6
    for status in (429, 503, 406):
        yield Fault(place, f"HTTP {status} {ONCE}", _feed(Reply(b"Rate exceeded.", status)), is_quick=status == 406)
    yield Fault(place, f"HTTP 429 {ALWAYS}", _feed(*[Reply(b"Rate exceeded.", 429)] * many))
    yield Fault(place, "HTTP 429 with Retry-After: 3600", _feed(Reply(b"", 429, {"Retry-After": "3600"})))
    yield Fault(place, f"HTTP 500 {ALWAYS}", _feed(*[Reply(b"Internal error", 500)] * many))
    yield Fault(place, f"a web page with status 200, {ONCE}", _feed(Reply(HTML)), is_quick=True)
    yield Fault(place, f"a web page with status 200, {ALWAYS}", _feed(*[Reply(HTML)] * many))
    yield Fault(place, f"nothing with status 200, {ONCE}", _feed(Reply()))
    yield Fault(place, f"an empty page although papers match, {ONCE}", _feed(Reply(feed([], total=2))))
    yield Fault(place, f"an empty page although papers match, {ALWAYS}", _feed(*[Reply(feed([], total=2))] * many))
    yield Fault(place, f"“0 results” by mistake, {ONCE}", _feed(Reply(feed([], total=0))))
    yield Fault(place, f"a feed that is cut, {ONCE}", _feed(Reply(feed(ROWS[:2])[:-300])))
    yield Fault(place, f"a connection that breaks within the feed, {ONCE}", _feed(Reply(feed(ROWS[:2]), cut=300)))
    yield Fault(place, f"an error as a feed with status 200, {ONCE}", _feed(Reply(error_feed("Search is down"))))
    yield Fault(place, "a query that it does not understand", _feed(Reply(error_feed("bad query"), 400)))
    other = Reply(b"", 302, {"Location": "https://login.example/"})
    yield Fault(place, "a redirect to another host", _feed(other))
    large = Reply(b"", headers={"Content-Length": "99000000"})
    yield Fault(place, f"an answer of 99 MB, {ONCE}", _feed(large))


def _downloads() -> Iterator[Fault]:
    place, whole = "a PDF's download", b"%PDF-1.7\n" + b"x" * 4000 + b"\n%%EOF\n"
    yield Fault(place, f"HTTP 503 {ONCE}", _pdf(Reply(b"", 503)), is_quick=True)
    yield Fault(place, f"HTTP 429 {ALWAYS}", _pdf(*[Reply(b"", 429)] * 12))
    yield Fault(place, "HTTP 404 for one paper", _pdf(*[Reply(HTML, 404)] * 2))
    yield Fault(place, "HTTP 403 for one paper", _pdf(*[Reply(HTML, 403)] * 2))
    yield Fault(place, f"a web page with status 200, {ONCE}", _pdf(Reply(HTML)))
    yield Fault(place, "a web page with status 200 for one paper", _pdf(*[Reply(HTML)] * 3))
    yield Fault(place, f"a connection that breaks within the PDF, {ONCE}", _pdf(Reply(whole, cut=900)))
    yield Fault(place, f"a PDF that is cut, {ONCE}", _pdf(Reply(whole[:-20])))
    yield Fault(place, "a PDF of 200 MB", _pdf(*[Reply(b"", headers={"Content-Length": "200000000"})] * 3))
    yield Fault(place, "a redirect to another host", _pdf(Reply(b"", 302, {"Location": "http://mirror.example/"})))
    yield Fault("a PDF", "no page can be read", _pdf(Reply(BROKEN_PDF)), is_final=True)
    yield Fault("a PDF", "620 bytes of junk before its mark", _pdf(Reply(b"\0" * 620 + example(0))), is_final=True)


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


def _body(body: object) -> Tell:
    return lambda _: Turn(body)


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
    yield Fault(place, "400: the key is not valid", _always(lambda _: Turn(invalid, 400)), is_quick=True)
    where = _status(400, "FAILED_PRECONDITION", "User location is not supported for the API use.")
    yield Fault(place, "400: not offered at this location", _always(where))
    yield Fault(place, "401: no key", _always(_status(401, "UNAUTHENTICATED")))
    yield Fault(place, "403: the key may not use the model", _always(_status(403, "PERMISSION_DENIED")))
    yield Fault(place, "404: the model is unknown", _always(_status(404, "NOT_FOUND")))
    yield Fault(
        place, f"429: the minute's quota, {ONCE}", _model(_quota("GenerateRequestsPerMinutePerProject", "1000"))
    )
    yield Fault(place, "429: the day's quota", _always(_quota("GenerateRequestsPerDayPerProject")), is_quick=True)
    yield Fault(place, "429: the day's quota after one paper", after_one(_quota("GenerateRequestsPerDayPerProject")))
    yield Fault(place, "429: a quota of 0", _always(_quota("GenerateRequestsPerMinutePerProject", "0")))
    for status, name in ((408, "TIMEOUT"), (500, "INTERNAL"), (503, "UNAVAILABLE"), (504, "DEADLINE_EXCEEDED")):
        yield Fault(place, f"{status} {ONCE}", _model(_status(status, name)), is_quick=status == 503)
    yield Fault(place, f"503 {ALWAYS}", _always(_status(503, "UNAVAILABLE")))
    yield Fault(place, f"503 {ALWAYS} after one paper", after_one(_status(503, "UNAVAILABLE")))
    yield Fault(place, f"a connection that is reset, {ONCE}", _model(lambda _: Turn(reset=True)))
    yield Fault(
        place,
        f"an answer that is cut on the wire, {ONCE}",
        _model(_cut),
    )
    yield Fault(place, f"a web page with status 200, {ONCE}", _model(_body(HTML)))
    yield Fault(place, f"nothing with status 200, {ONCE}", _model(_body(b"")))
    gzip = {"Content-Encoding": "gzip"}
    yield Fault(place, f"a compressed answer, {ONCE}", _model(lambda _: Turn(b"\x1f\x8b\x08\0", headers=gzip)))
    elsewhere = {"Location": "https://login.example/"}
    yield Fault(place, "a redirect to another host", _always(lambda _: Turn(b"", 302, headers=elsewhere)))


def after_one(tell: Tell) -> Callable[[World], None]:
    """A fault in each request but the first."""

    def bring(world: World) -> None:
        def first(received: Received) -> Turn:
            world.always = tell
            world.note(received)
            return answer_steadily(received)

        world.tell.append(first)

    return bring


def _answers() -> Iterator[Fault]:
    place = "the model's answer"
    yield Fault(place, f"no JSON, {ONCE}", _model(_body(answer("I am sorry."))), is_quick=True)
    yield Fault(place, f"no JSON, {ALWAYS}", _always(_body(answer("I am sorry."))))
    yield Fault(place, f"JSON that is cut, {ONCE}", _model(_body(answer('{"summary": {"zh": "一'))))
    yield Fault(place, f"another schema, {ONCE}", _model(_body(answer('{"summary": 7}'))))
    yield Fault(place, f"two steps are missing, {ONCE}", _model(_without("method", "conclusion")))
    for reason in ("SAFETY", "RECITATION", "MALFORMED_RESPONSE", "SOMETHING_NEW"):
        yield Fault(place, f"{reason} for one paper", _model(_finish(reason)))
    yield Fault(place, f"MAX_TOKENS {ONCE}", _model(_finish("MAX_TOKENS")))
    yield Fault(place, "MAX_TOKENS for one paper", _model(_finish("MAX_TOKENS"), 2))
    yield Fault(place, "no candidates for one paper", _model(_body({"candidates": []})))
    blocked = {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}
    yield Fault(place, "the prompt is blocked for one paper", _model(_body(blocked)))
    long = "The input token count exceeds the maximum number of tokens allowed (1048576)."
    yield Fault(place, f"400: too long, {ONCE}", _model(_status(400, "INVALID_ARGUMENT", long)), is_final=True)


FAULTS = (*_searches(), *_downloads(), *_statuses(), *_answers())
