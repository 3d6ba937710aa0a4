"""A Gemini that answers well: every claim is a sentence of the prompt, in each language that the schema asks for."""

import json
import re
from itertools import cycle
from typing import Any

from tests.servers.gemini import Received, Turn, answer

_SENTENCE = re.compile(r"^\[(s\d+)\] (.{30,300})$", re.MULTILINE)


def _say(language: str, text: str) -> str:
    """The sentence itself, or Chinese characters that differ from sentence to sentence."""
    return text if language == "en" else "".join(chr(0x4E00 + ord(char) * 7 % 5000) for char in text[:24]) + "。"


def answer_well(received: Received) -> Turn:
    """Fill the request's JSON Schema from the sentences that its prompt prints."""
    prompt = "\n".join(part["text"] for content in received.body["contents"] for part in content["parts"])
    schema = received.body["generationConfig"]["responseJsonSchema"]
    sentences = cycle(_SENTENCE.findall(prompt) or [("s1", "Nothing.")])

    def fill(node: dict[str, Any]) -> Any:
        if "$ref" in node:
            return fill(schema["$defs"][node["$ref"].rpartition("/")[2]])
        if node["type"] == "array":
            return [fill(node["items"]) for _ in range(node.get("minItems", 1))]
        if node["type"] == "string":
            return next(sentences)[1]
        properties = node["properties"]
        if set(properties) <= {"zh", "en"}:
            return {language: _say(language, next(sentences)[1]) for language in properties}
        if "evidence" in properties:
            name, text = next(sentences)
            return {key: [name] if key == "evidence" else _say(key, text) for key in properties}
        return {key: fill(child) for key, child in properties.items()}

    text = json.dumps(fill(schema), ensure_ascii=False)
    return Turn(answer(text, usage={"promptTokenCount": len(prompt) // 4, "candidatesTokenCount": len(text) // 4}))
