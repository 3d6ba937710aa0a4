"""A Gemini for google-generativeai: reads its older schemas, and answers with the numbers of reasons as it asks for."""

from dataclasses import replace
from typing import Any

from tests.servers.gemini import Received, Turn
from tests.servers.good_answers import answer_well

_TYPES = {1: "string", 5: "array", 6: "object"}


def json_schema(node: Any, key: str = "") -> Any:
    """A schema as it arrives, types by number and sizes as strings, in the words of JSON Schema."""
    if isinstance(node, dict):
        return {name: json_schema(value, name) for name, value in node.items()}
    if key in ("minItems", "maxItems"):
        return int(node)
    return _TYPES[node] if key == "type" else node


def answer_older_well(received: Received) -> Turn:
    """As `answer_well`."""
    asked = received.body["generationConfig"]
    schema = {"responseJsonSchema": json_schema(asked["responseSchema"])}
    turn = answer_well(replace(received, body=received.body | {"generationConfig": asked | schema}))
    turn.body["candidates"][0]["finishReason"] = 1
    return turn
