"""A Gemini that answers about one example paper as a person wrote it down, evidence named by its first words."""

import json
import re
from pathlib import Path
from typing import Any

from tests.servers.gemini import Received, Turn, answer

_SENTENCE = re.compile(r"^\[(s\d+)\] (.*)$", re.MULTILINE)
_ANSWERS = Path(__file__).parents[1] / "answers"


def answer_by_hand(received: Received, paper: str = "two-readers") -> Turn:
    """The written answer to every question of the request, with the ids of the sentences that begin as it names."""
    prompt = "\n".join(part["text"] for content in received.body["contents"] for part in content["parts"])
    sentences = _SENTENCE.findall(prompt)

    def resolve(node: Any) -> Any:
        if isinstance(node, list):
            return [resolve(child) for child in node]
        if isinstance(node, dict):
            return {key: _ids(child) if key == "evidence" else resolve(child) for key, child in node.items()}
        return node

    def _ids(quotes: list[str]) -> list[str]:
        return [next(name for name, text in sentences if quote in text) for quote in quotes]

    written = json.loads((_ANSWERS / f"{paper}.json").read_text(encoding="utf-8"))
    asked = received.body["generationConfig"]["responseJsonSchema"]["properties"]
    return Turn(answer(json.dumps(resolve({step: written[step] for step in asked}), ensure_ascii=False)))
