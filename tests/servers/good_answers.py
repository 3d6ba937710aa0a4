"""A Gemini that answers well: every claim is a sentence of the prompt, in each language that the schema asks for."""

import json
import re
from itertools import cycle
from typing import Any

from tests.servers.gemini import Received, Turn, answer

_SENTENCE = re.compile(r"^\[(s\d+)\] (.{30,300})$", re.MULTILINE)


_DISCOURSE = """
    本文 作者 研究 方法 结果 问题 说明 比较 提出 分析 实验 讨论 报告 指出 具体 主要 相关 同时 其中 由此 进一步 不同
"""
_WORDS = tuple(_DISCOURSE.split())


def _say(language: str, text: str) -> str:
    """The sentence itself, or words of academic Chinese that differ from sentence to sentence."""
    if language == "en":
        return text
    return "、".join(_WORDS[(ord(char) * 7 + at) % len(_WORDS)] for at, char in enumerate(text[:24])) + "。"


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
