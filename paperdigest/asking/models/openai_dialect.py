"""How an OpenAI-compatible server wants to be asked: the forms of a request, and what to change when it refuses one."""

import base64
import json
import re
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from paperdigest.asking.models.base import Request
from paperdigest.asking.models.whole import whole_characters

FIRST = (16_384, 8_192, None)  # output tokens, thoughts included; an answer takes about 5,000. None: the server's own
_AGAIN = (65_536, 32_768)  # for an answer that was cut
_NAMES = ("max_tokens", "max_completion_tokens")
_SPELLED = "\nAnswer with one JSON object that follows this JSON Schema, and with nothing else:\n"
_LIMIT = re.compile(r"max_(completion_|new_)?tokens", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"unsupported|not supported|unrecognized|unknown|unexpected|not permitted|forbidden", re.IGNORECASE
)
_FORM = re.compile(r"response_?format|json_?(schema|object)|structured.?output|grammar", re.IGNORECASE)
_CONTEXT = re.compile(
    r"context.?(length|size|window)|too (long|large)|exceeds? the (max|available|limit)|token count|input length",
    re.IGNORECASE,
)
_CONTEXT_TOKENS = re.compile(r"(?:max\w*|allowed|limit|size|window|n_ctx)\D{0,40}?([1-9][0-9]{2,11})\b", re.IGNORECASE)
_FILTERED = re.compile(
    r"content.?(filter|policy|exists? risk)|data.?inspection|inappropriate content|moderation|flagged|不安全|敏感",
    re.IGNORECASE,
)


class Form(IntEnum):
    """What the server is asked to promise: an answer of the schema, an answer that is JSON, or nothing."""

    SCHEMA = 0
    OBJECT = 1
    TEXT = 2


@dataclass(frozen=True)
class Dialect:
    """One way of asking; `limits` and `names` are what is left to try, the first of each is used."""

    form: Form = Form.SCHEMA
    limits: tuple[int | None, ...] = FIRST
    names: tuple[str, ...] = _NAMES

    def body(self, request: Request, model: str, guaranteed: bool) -> dict[str, Any]:
        """The JSON of a request: what is constant first, then the paper, the question last, for prefix caches.

        The schema is also spelled out in the prompt, unless the server is known to keep what the form promises
        (`guaranteed`): a server that ignores it is told so all the same, and no answer is paid for twice.
        """
        question = request.question
        if not guaranteed or self.form is not Form.SCHEMA:
            question += _SPELLED + json.dumps(request.schema, ensure_ascii=False, separators=(",", ":")) + "\n"
        messages = [
            {"role": "system", "content": request.system},
            {"role": "user", "content": _content(request, question)},
        ]
        body: dict[str, Any] = {"model": model, "messages": messages}
        if self.limits[0] and self.names:
            body[self.names[0]] = self.limits[0]
        if self.form is Form.SCHEMA:
            schema = _closed(request.schema)
            wanted = {"name": "answer", "strict": _is_strict(schema), "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": wanted}
        elif self.form is Form.OBJECT:
            body["response_format"] = {"type": "json_object"}
        return body

    @property
    def is_longer(self) -> bool:
        """Whether it asks for more tokens than a first request does."""
        return self.limits[0] in _AGAIN

    def longer(self) -> "Dialect | None":
        """The same for an answer that did not fit; None when it was that already, or the server takes no limit."""
        return None if self.is_longer or not self.names else replace(self, limits=_AGAIN)

    def weaker(self) -> "Dialect | None":
        """The same with the next form that promises less, if there is one."""
        return replace(self, form=Form(self.form + 1)) if self.form < Form.TEXT else None

    def adapted(self, said: str, proven: bool) -> "Dialect | None":
        """What to try instead after the server refused a request and `said` why; None when nothing will help.

        A form that is not `proven` by an answer is doubted, whatever the server says.
        """
        if _FILTERED.search(said):
            return None
        if _LIMIT.search(said) and _UNKNOWN.search(said) and self.names:
            return replace(self, names=self.names[1:])
        if _LIMIT.search(said) or is_too_long(said):
            return replace(self, limits=self.limits[1:]) if self.limits[1:] and self.names else None
        return self.weaker() if names_form(said) or not proven else None

    def learnt(self, other: "Dialect") -> "Dialect":
        """What both together know of the server."""
        limits, names = min(self.limits, other.limits, key=len), min(self.names, other.names, key=len)
        return Dialect(max(self.form, other.form), limits, names)

    def keeps(self, text: str, request: Request) -> bool:
        """Whether an answer is what the form promises: a server that ignores it gives anything."""
        if self.form is Form.TEXT:
            return True
        answer = _decode(text)
        wanted = request.schema.get("required", ()) if self.form is Form.SCHEMA else ()
        return isinstance(answer, dict) and set(wanted) <= set(answer)


def _content(request: Request, question: str) -> str | list[dict[str, Any]]:
    """The paper and the question as one text, which every server takes; with figures between them, as parts."""
    if not request.figures:
        return request.paper + question
    parts: list[dict[str, Any]] = [{"type": "text", "text": request.paper}]
    for figure in request.figures:
        data = base64.b64encode(figure.image.data).decode()
        parts.append({"type": "text", "text": figure.heading})
        parts.append({"type": "image_url", "image_url": {"url": f"data:{figure.image.mime_type};base64,{data}"}})
    return [*parts, {"type": "text", "text": question}]


OWN = Dialect(names=_NAMES[::-1])  # OpenAI's newer models know the newer name only


def names_form(said: str) -> bool:
    """Whether the server's message is about the form of the answer."""
    return bool(_FORM.search(said))


def may_be_about_form(status: int, said: str, tokens: float) -> bool:
    """Whether a refusal of a request of so many tokens may be about how it was asked, and another way be taken.

    Some servers send 500 for a form they do not know. A paper that alone is more than the context fits in no way.
    """
    if is_too_long(said) and 0 < context_tokens(said) < tokens:
        return False
    return status in (400, 413, 422) or (status >= 500 and names_form(said))


def is_filtered(said: str) -> bool:
    """Whether the server's message says that it does not want to read such a text."""
    return bool(_FILTERED.search(said))


def is_too_long(said: str) -> bool:
    """Whether the server's message says that paper and answer do not fit into the model's context."""
    return bool(_CONTEXT.search(said))


def context_tokens(said: str) -> int:
    """How many tokens the model's context has, by a message that paper and answer do not fit into it; 0: not named."""
    named = _CONTEXT_TOKENS.search(said.replace(",", ""))
    return int(named[1]) if named else 0


def only_json(text: str) -> str:
    """The one JSON object of a text, without thoughts before it and talk or a fence around it; else the text itself.

    It reaches from the first brace to the last. What is no JSON then is not repaired; halves of characters go.
    """
    after_thoughts = "" if text.lstrip().startswith("{") else text.partition("</think>")[2]  # a paper may print it, too
    for candidate in (text, after_thoughts):
        cut = candidate[candidate.find("{") : candidate.rfind("}") + 1]
        if isinstance(_decode(cut), dict):
            return whole_characters(cut)
    return text


def _decode(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _closed(node: Any) -> Any:
    """The schema with `additionalProperties: false` in every object, as strict servers require."""
    if isinstance(node, list):
        return [_closed(child) for child in node]
    if not isinstance(node, dict):
        return node
    closed = {key: _closed(child) for key, child in node.items()}
    return closed | {"additionalProperties": False} if closed.get("type") == "object" else closed


def _is_strict(node: Any) -> bool:
    """Whether every object requires all its properties, without which OpenAI takes no strict schema."""
    if isinstance(node, list | tuple):
        return all(_is_strict(child) for child in node)
    if not isinstance(node, dict):
        return True
    is_object = node.get("type") == "object"
    if is_object and set(node.get("required", ())) != set(node.get("properties", ())):
        return False
    return all(_is_strict(child) for child in node.values())
