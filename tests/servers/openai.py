"""A small OpenAI-compatible server on 127.0.0.1: forms of answers that it keeps, refuses or ignores."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.servers.gemini import GeminiServer, Received, Turn
from tests.servers.good_answers import answer_well

PATH = "/v1/chat/completions"
NO_FORM = "This response_format type is unavailable now"


def completion(
    text: str | None = "{}", finish: str | None = "stop", usage: Mapping[str, Any] | None = None, **message: Any
) -> dict[str, Any]:
    """The body of a 200; `usage` in the words of the server that is played."""
    said = {"role": "assistant", "content": text, **message}
    return {"id": "c", "choices": [{"index": 0, "message": said, "finish_reason": finish}], "usage": usage}


def failure(message: str = "Something is wrong.", code: str | None = None, kind: str = "server_error") -> Any:
    """The body of an error."""
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def form(received: Received) -> str:
    """What kind of answer a request asks for: "json_schema", "json_object", or "text"."""
    return str(received.body.get("response_format", {}).get("type", "text"))


def prompt(received: Received) -> str:
    """The text after the system message."""
    [system, user] = received.body["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    return str(user["content"])


def completion_of(received: Received, answer: Callable[[Received], Turn] = answer_well) -> Turn:
    """A good answer by the schema on the wire, else by the one that ends the prompt; `answer` is a Gemini's."""
    schema = received.body.get("response_format", {}).get("json_schema", {}).get("schema")
    text = prompt(received)
    body = {
        "contents": [{"parts": [{"text": text}]}],
        "generationConfig": {"responseJsonSchema": schema or json.loads(text.splitlines()[-1])},
    }
    told = answer(Received(received.path, received.headers, body)).body["candidates"][0]["content"]["parts"]
    return Turn(completion(told[0]["text"], usage={"prompt_tokens": len(text) // 4, "completion_tokens": 100}))


def refusing(*forms: str, otherwise: Callable[[Received], Turn] = completion_of) -> Callable[[Received], Turn]:
    """Refuses some forms of answers with a 400 and answers the others."""

    def turn(received: Received) -> Turn:
        return (
            Turn(failure(NO_FORM, kind="invalid_request_error"), 400)
            if form(received) in forms
            else (otherwise(received))
        )

    return turn


class OpenAIServer(GeminiServer):
    """Give it turns; without any left it answers as `otherwise` does, by default with a good answer.

    `base_url` is what OPENAI_BASE_URL has to be.
    """

    def __init__(self, *turns: Turn, otherwise: Callable[[Received], Turn] = completion_of) -> None:
        super().__init__(*turns, otherwise=otherwise)

    @property
    def base_url(self) -> str:
        return f"{self.url}/v1"
