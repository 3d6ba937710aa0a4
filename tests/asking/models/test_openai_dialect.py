import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.answers import Step, answer_schema
from paperdigest.asking.models.openai_dialect import OWN, Dialect, Form, only_json
from tests.asking.sample_request import illustrated, request

FIRST = Dialect()
MODEL = "qwen3:14b"


def objects(node: Any) -> list[dict[str, Any]]:
    """All object schemas below a node."""
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    own = [node] if isinstance(node, dict) and node.get("type") == "object" else []
    return own + [found for child in children for found in objects(child)]


def test_the_paper_comes_first_and_the_question_last() -> None:
    asked = request()
    body = FIRST.body(asked, MODEL, guaranteed=True)
    assert body["messages"] == [
        {"role": "system", "content": asked.system},
        {"role": "user", "content": asked.paper + asked.question},
    ]
    assert set(body) == {"model", "messages", "max_tokens", "response_format"}
    assert body["max_tokens"] >= 16_000


@pytest.mark.parametrize("form", Form)
def test_the_schema_is_spelled_out_where_nobody_guarantees_it(form: Form) -> None:
    asked = request()
    text = replace(FIRST, form=form).body(asked, MODEL, guaranteed=False)["messages"][1]["content"]
    assert text.startswith(asked.paper + asked.question)
    assert json.loads(text.splitlines()[-1]) == asked.schema
    assert "json" in text.lower()


def test_every_schema_of_the_chain_can_be_strict() -> None:
    for languages in (("zh", "en"), ("en",), ("zh",)):
        schema = answer_schema(tuple(Step), languages, "en")
        wanted = FIRST.body(replace(request(), schema=schema), MODEL, guaranteed=True)["response_format"]["json_schema"]
        assert wanted["strict"]
        for node in objects(wanted["schema"]):
            assert node["additionalProperties"] is False
            assert set(node["required"]) == set(node["properties"])
        assert "additionalProperties" not in json.dumps(schema), "the caller's own, a part of cache keys, stays"


def test_a_schema_with_a_choice_is_not_called_strict() -> None:
    choice = {"type": "object", "properties": {"a": {"type": "string"}}, "required": []}
    schema = {"type": "object", "properties": {"x": {"anyOf": [choice]}}, "required": ["x"]}
    wanted = FIRST.body(replace(request(), schema=schema), MODEL, guaranteed=True)["response_format"]["json_schema"]
    assert not wanted["strict"]


FORMS = [
    "This response_format type is unavailable now",
    'response_format type must be one of "text" or "json_object", but got: json_schema',
    "'json_schema' is not supported",
    "Failed to parse grammar",
    "Invalid schema for response_format: In context=(), 'required' is required to be supplied",
    "structured outputs are not available for this model",
]


@pytest.mark.parametrize("said", FORMS)
def test_a_refused_form_is_followed_by_the_next(said: str) -> None:
    second = FIRST.adapted(said, proven=True)
    assert second == replace(FIRST, form=Form.OBJECT)
    assert second.body(request(), MODEL, guaranteed=True)["response_format"] == {"type": "json_object"}
    third = second.adapted(said, proven=True)
    assert third == replace(FIRST, form=Form.TEXT)
    assert "response_format" not in third.body(request(), MODEL, guaranteed=True)
    assert third.adapted(said, proven=False) is None


def test_an_unclear_refusal_is_taken_for_the_form_until_an_answer_came() -> None:
    assert FIRST.adapted("Bad Request", proven=False) == replace(FIRST, form=Form.OBJECT)
    assert FIRST.adapted("Bad Request", proven=True) is None


NEWER = "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."


def test_the_limit_has_two_names() -> None:
    second = FIRST.adapted(NEWER, proven=False)
    assert second
    assert "max_tokens" not in (body := second.body(request(), MODEL, guaranteed=True))
    assert body["max_completion_tokens"] >= 16_000
    third = second.adapted('{"type":"extra_forbidden","loc":["body","max_completion_tokens"]}', proven=False)
    assert third
    assert "tokens" not in str(set(third.body(request(), MODEL, guaranteed=True)))
    assert third.longer() is None, "it would only be cut, and paid for, again"
    assert "max_completion_tokens" in OWN.body(request(), MODEL, guaranteed=True)


@pytest.mark.parametrize(
    "said",
    [
        "Invalid max_tokens value, the valid range of max_tokens is [1, 8192]",
        "max_tokens is too large: 16384. This model supports at most 8192 completion tokens",
        "This model's maximum context length is 32768 tokens. However, you requested 40000 tokens "
        "(23616 in the messages, 16384 in the completion).",
    ],
)
def test_a_limit_that_is_too_large_is_lowered_and_then_left_to_the_server(said: str) -> None:
    second = FIRST.adapted(said, proven=False)
    assert second
    assert second.body(request(), MODEL, guaranteed=True)["max_tokens"] == 8_192
    third = second.adapted(said, proven=False)
    assert third
    assert "max_tokens" not in third.body(request(), MODEL, guaranteed=True)
    assert third.adapted(said, proven=False) is None


@pytest.mark.parametrize("said", ["Content Exists Risk", "data_inspection_failed", "content_filter", "敏感内容"])
def test_a_text_that_the_server_does_not_want_is_not_sent_again(said: str) -> None:
    assert FIRST.adapted(said, proven=False) is None


def test_a_longer_answer_is_asked_for_once() -> None:
    longer = FIRST.longer()
    assert longer
    assert longer.body(request(), MODEL, guaranteed=True)["max_tokens"] > 16_384
    assert longer.longer() is None


def test_what_is_learnt_is_never_unlearnt() -> None:
    weak, short = replace(FIRST, form=Form.TEXT), replace(FIRST, limits=(None,), names=("max_completion_tokens",))
    assert weak.learnt(short) == short.learnt(weak) == replace(short, form=Form.TEXT)
    assert weak.learnt(FIRST) == weak


@pytest.mark.parametrize(
    ("form", "text", "kept"),
    [
        (Form.SCHEMA, '{"summary": 1}', True),
        (Form.SCHEMA, '{"answer": {"summary": 1}}', False),
        (Form.SCHEMA, "Here is a summary.", False),
        (Form.OBJECT, '{"answer": {"summary": 1}}', True),
        (Form.OBJECT, '["summary"]', False),
        (Form.TEXT, "Here is a summary.", True),
    ],
)
def test_a_broken_promise_is_noticed(form: Form, text: str, kept: bool) -> None:
    assert replace(FIRST, form=form).keeps(text, request()) == kept


OBJECT = '{"summary": {"claim": "}{ </think> ```"}}'


@pytest.mark.parametrize(
    "text",
    [
        OBJECT,
        f"\n{OBJECT}\n",
        f"```json\n{OBJECT}\n```",
        f"Sure! Here it is:\n\n{OBJECT}\n\nI hope this helps.",
        f"<think>\nThey want {{a}} and {{b}}.\n</think>\n\n{OBJECT}",
        f"the template opened the thoughts, {{…}}</think>```json\n{OBJECT}```",
    ],
)
def test_one_object_is_cut_out(text: str) -> None:
    assert only_json(text) == OBJECT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "}{",
        "no object",
        '["a"]',
        f"{OBJECT} or {OBJECT}",
        '{"a": "b}',
        f"Use {{this}}: {OBJECT}",
        "{" * 99_999,
        '{"a":' * 99_999 + "}",
    ],
)
def test_what_is_not_certain_stays_as_it_is(text: str) -> None:
    assert only_json(text) == text


@given(st.text(alphabet='{}[]"\\,:ab `\n<>/think', max_size=60))
def test_any_text_gives_an_object_of_it_or_itself(text: str) -> None:
    found = only_json(text)
    assert found == text or (found in text and isinstance(json.loads(found), dict))


def test_figures_stand_between_the_paper_and_the_question() -> None:
    asked = illustrated()
    assert FIRST.body(asked, MODEL, guaranteed=True)["messages"][1]["content"] == [
        {"type": "text", "text": asked.paper},
        {"type": "text", "text": "Figure 1 [s1]:"},
        {"type": "image_url", "image_url": {"url": "data:image/webp;base64,UklGRv8="}},
        {"type": "text", "text": asked.question},
    ]
