import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.answers import Step, answer_schema
from paperdigest.asking.models.gemini_wire import parse_answer
from paperdigest.asking.models.google_generativeai_wire import older_schema, with_names
from paperdigest.errors import TransientError
from tests.servers.gemini import answer

# The fields of the package's Schema: it refuses any other.
FIELDS = {
    "type", "format", "description", "nullable", "enum", "items", "maxItems", "minItems", "properties", "required"
}  # fmt: skip


def nodes(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    for child in [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]:
        yield from nodes(child)


@pytest.mark.parametrize("languages", [("zh", "en"), ("en",), ("zh",)])
@pytest.mark.parametrize("source", ["en", "zh"])
@pytest.mark.parametrize("translates", [True, False])
def test_every_schema_of_an_answer_has_only_what_the_package_knows(
    languages: tuple[str, ...], source: str, translates: bool
) -> None:
    older = older_schema(answer_schema(tuple(Step), languages, source, translates))
    assert {key for node in nodes(older) for key in node} <= FIELDS
    assert {node["type"] for node in nodes(older)} == {"OBJECT", "ARRAY", "STRING"}
    assert all(node["required"] == list(node["properties"]) for node in nodes(older) if node["type"] == "OBJECT")


def test_references_are_replaced_and_the_schema_given_stays_as_it_is() -> None:
    schema = answer_schema((Step.SUMMARY,), ("zh", "en"), "en")
    before = json.dumps(schema)
    claim = older_schema(schema)["properties"]["summary"]["properties"]["claim"]
    assert claim["properties"]["evidence"] == {
        "type": "ARRAY", "items": {"type": "STRING"}, "minItems": 1, "maxItems": 4
    }  # fmt: skip
    assert json.dumps(schema) == before


def test_a_property_may_have_the_name_of_a_keyword() -> None:
    schema = {"type": "object", "properties": {"type": {"type": "string"}, "items": {"type": "integer"}}}
    assert older_schema(schema)["properties"] == {"type": {"type": "STRING"}, "items": {"type": "INTEGER"}}


@pytest.mark.parametrize(
    ("number", "told"), [(3, "SAFETY"), (4, "RECITATION"), (6, "LANGUAGE"), (9, "SPII"), (99, "99"), (-1, "-1")]
)
def test_a_number_of_a_finish_reason_is_told_by_name(number: int, told: str) -> None:
    body = answer("{}") | {"candidates": [{"finishReason": number}]}
    assert told in parse_answer(with_names(json.dumps(body).encode())).refusal


def test_stop_and_the_longest_answer_are_known_by_number() -> None:
    assert parse_answer(with_names(b'{"candidates": [{"finishReason": 2}]}')).is_cut
    whole = json.dumps(answer("{}")).replace('"STOP"', "1").encode()
    assert parse_answer(with_names(whole)).refusal == ""


def test_a_blocked_prompt_is_told_by_name_and_names_stay() -> None:
    assert "PROHIBITED_CONTENT" in parse_answer(with_names(b'{"promptFeedback": {"blockReason": 4}}')).refusal
    assert "TOMORROW" in parse_answer(with_names(b'{"candidates": [{"finishReason": "TOMORROW"}]}')).refusal


def test_a_text_that_looks_like_a_reason_stays() -> None:
    body = json.dumps(answer('{"finishReason": 3}')).encode()
    assert parse_answer(with_names(body)).text == '{"finishReason": 3}'


@given(st.one_of(st.binary(max_size=60), st.text(alphabet='{}[]",:1aé', max_size=60).map(str.encode)))
def test_any_bytes_are_an_answer_or_damaged(body: bytes) -> None:
    with suppress(TransientError):
        parse_answer(with_names(body))


def test_a_body_without_end_is_damaged() -> None:
    with pytest.raises(TransientError):
        parse_answer(with_names(b"[" * 100_000))
