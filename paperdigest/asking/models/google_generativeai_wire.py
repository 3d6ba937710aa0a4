"""What google-generativeai needs rewritten on the wire: schemas into its older form, numbers of reasons into names."""

import json
from collections.abc import Mapping
from typing import Any

_FINISH_REASONS = (
    "FINISH_REASON_UNSPECIFIED",
    "STOP",
    "MAX_TOKENS",
    "SAFETY",
    "RECITATION",
    "OTHER",
    "LANGUAGE",
    "BLOCKLIST",
    "PROHIBITED_CONTENT",
    "SPII",
    "MALFORMED_FUNCTION_CALL",
    "IMAGE_SAFETY",
)
_BLOCK_REASONS = ("BLOCK_REASON_UNSPECIFIED", "SAFETY", "OTHER", "BLOCKLIST", "PROHIBITED_CONTENT", "IMAGE_SAFETY")


def older_schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    """JSON Schema without recursion in the words of the API's own Schema: no references, types in capitals."""
    return _older(schema, schema.get("$defs", {}))


def _older(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        return _older(definitions[node["$ref"].removeprefix("#/$defs/")], definitions)
    older = {key: value for key, value in node.items() if key != "$defs"}
    if "type" in node:
        older["type"] = node["type"].upper()
    if "items" in node:
        older["items"] = _older(node["items"], definitions)
    if "properties" in node:
        older["properties"] = {name: _older(child, definitions) for name, child in node["properties"].items()}
    return older


def with_names(body: bytes) -> str:
    """The body of a 200, finish and block reasons by name: the package asks the service for their numbers.

    A body that is no JSON becomes one that is no answer.
    """
    try:
        return json.dumps(json.loads(body, object_hook=_named))
    except (ValueError, RecursionError):
        return ""


def _named(node: dict[str, Any]) -> dict[str, Any]:
    for key, names in (("finishReason", _FINISH_REASONS), ("blockReason", _BLOCK_REASONS)):
        number = node.get(key)
        if type(number) is int:
            node[key] = names[number] if 0 <= number < len(names) else f"reason number {number}"
    return node
