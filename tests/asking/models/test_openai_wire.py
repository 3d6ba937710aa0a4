import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.asking.models.openai_wire import parse_answer, parse_retry_after, read_fault, status_error
from paperdigest.errors import ConfigError, PaperdigestError, PaperError, ServiceError, TooLongError, TransientError
from paperdigest.usage import Usage
from tests.servers.openai import completion, failure

MODEL, SERVER = "qwen3:14b", "127.0.0.1:11434"
REGION = "Country, region, or territory not supported"
TPM = "Request too large for gpt-x in organization org-x on tokens per min (TPM): Limit 30000, Requested 35000."

STATUSES: list[tuple[int, Any, type[PaperdigestError], str]] = [
    (400, failure("Unknown field."), ServiceError, "Unknown field"),
    (400, failure("Your messages resulted in 9 tokens.", "context_length_exceeded"), TooLongError, "too long"),
    (400, failure("the request exceeds the available context size, try increasing it"), TooLongError, "too long"),
    (400, failure("Model Not Exist"), ConfigError, MODEL),
    (400, [{"error": {"code": 400, "message": "Please pass a valid API key."}}], ConfigError, "OPENAI_API_KEY"),
    (400, failure("Content Exists Risk"), PaperError, "Content Exists Risk"),
    (400, failure("Output data may contain inappropriate content.", "data_inspection_failed"), PaperError, SERVER),
    (400, failure("Access denied, account in good standing?", "Arrearage"), ServiceError, "top it up"),
    (400, {"error": "'messages' must be a list"}, ServiceError, "'messages' must be a list"),
    (401, failure("Incorrect API key"), ConfigError, "set OPENAI_API_KEY"),
    (402, failure("Insufficient Balance"), ServiceError, "top it up"),
    (403, failure(REGION, "unsupported_country_region_territory"), ConfigError, "HTTPS_PROXY"),
    (403, failure("Your input was flagged."), PaperError, "flagged"),
    (403, failure("You may not."), ConfigError, MODEL),
    (404, "404 page not found", ConfigError, "/v1"),
    (404, failure('model "qwen3:14b" not found, try pulling it first'), ConfigError, "try pulling it first"),
    (413, "<html>", TooLongError, "too long"),
    (422, {"detail": [{"loc": ["body", "x"], "msg": "Field required"}]}, ServiceError, "Field required"),
    (302, "", ServiceError, "HTTP 302"),
    (408, "", TransientError, "HTTP 408"),
    (429, failure("Rate limit reached", "rate_limit_exceeded", "requests"), TransientError, "Rate limit"),
    (429, failure("You exceeded your current quota", "rate_limit_exceeded"), TransientError, "quota"),
    (429, failure("You exceeded your current quota", "insufficient_quota"), ServiceError, "top it up"),
    (429, {"error": {"code": "1113", "message": "您的账户已欠费，请充值后重试。"}}, ServiceError, "top it up"),
    (429, failure("Rate limit exceeded: free-models-per-day"), ServiceError, "daily"),
    (429, failure("on requests per day (RPD): Limit 200"), ServiceError, "daily"),
    (429, failure(TPM, "rate_limit_exceeded", "tokens"), TooLongError, "Limit 30000"),
    (429, "Too Many Requests", TransientError, "HTTP 429"),
    (500, failure("CUDA\nerror"), TransientError, "CUDA error"),
    (502, "<html>Bad Gateway</html>", TransientError, "HTTP 502"),
    (503, failure("loading model"), TransientError, "loading model"),
    (529, {"message": "overloaded"}, TransientError, "overloaded"),
]


def error_of(code: int, body: Any, retry_after: float | None = None) -> PaperdigestError:
    return status_error(code, body if isinstance(body, str) else json.dumps(body), MODEL, SERVER, retry_after)


@pytest.mark.parametrize(("code", "body", "kind", "words"), STATUSES, ids=[f"{row[0]}-{row[3]}" for row in STATUSES])
def test_each_status_has_its_error(code: int, body: Any, kind: type[PaperdigestError], words: str) -> None:
    error = error_of(code, body)
    assert type(error) is kind
    assert words in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize("code", [429, 503])
def test_the_time_to_wait_is_passed_on(code: int) -> None:
    error = error_of(code, failure("later"), 7.5)
    assert isinstance(error, TransientError)
    assert error.retry_after == 7.5


def test_a_gateways_deadline_is_tried_a_few_times_only() -> None:
    assert {code: getattr(error_of(code, ""), "tries", 0) for code in (500, 504, 524)} == {500: None, 504: 3, 524: 3}


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("7", 7), ("0", 0), ("1.5", 1.5), ("", None), ("soon", None), ("-3", None), ("1e9", None), ("9" * 99, None)],
)
def test_retry_after_is_read(value: str, seconds: float | None) -> None:
    assert parse_retry_after(value) == seconds


def test_what_the_server_behind_a_gateway_says_is_known() -> None:
    body = {"error": {"code": 400, "message": "Provider returned error", "metadata": {"raw": "no response_format"}}}
    assert read_fault(json.dumps(body)).said == "400 Provider returned error no response_format"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"choices": []}, "no choices"),
        ({}, "no choices"),
        (completion(None, refusal="I can't help\nwith that."), "refused: I can't help with that"),
        (completion("{", "length"), "length (the answer was cut"),
        (completion("{", "content_filter"), "content_filter (its content filter"),
        (completion("{}", "a_reason_of_tomorrow"), "a_reason_of_tomorrow"),
        (completion("{}", "tool_calls"), "tool_calls"),
        (completion(" \n"), "empty answer"),
        (completion(None, reasoning_content="Hm."), "empty answer"),
    ],
)
def test_no_answer_says_why(body: Any, words: str) -> None:
    assert words in parse_answer(json.dumps(body), MODEL, SERVER).refusal


@pytest.mark.parametrize("finish", ["stop", "eos_token", "", None])
def test_a_whole_answer_is_used_without_the_thoughts(finish: str | None) -> None:
    body = completion('{"a": 1}', finish, reasoning_content="Hm.", reasoning="Hm.", refusal=None)
    answer = parse_answer(json.dumps(body), MODEL, SERVER)
    assert (answer.text, answer.refusal, answer.is_cut) == ('{"a": 1}', "", False)


def test_an_answer_in_parts_is_put_together() -> None:
    body = completion()
    body["choices"][0]["message"]["content"] = [{"type": "thinking", "thinking": []}, {"type": "text", "text": "{}"}]
    assert parse_answer(json.dumps(body), MODEL, SERVER).text == "{}"


@pytest.mark.parametrize(
    ("counts", "usage"),
    [
        (
            {"prompt_tokens": 9, "completion_tokens": 5, "prompt_tokens_details": {"cached_tokens": 4}},
            Usage(1, 9, 4, 5),
        ),
        ({"prompt_tokens": 9, "completion_tokens": 5, "prompt_cache_hit_tokens": 4}, Usage(1, 9, 4, 5)),
        ({"prompt_tokens": 9, "completion_tokens": 5}, Usage(1, 9, 0, 5)),
        ({"prompt_tokens": 9, "completion_tokens": 5, "prompt_tokens_details": None}, Usage(1, 9, 0, 5)),
        ({"prompt_tokens": 3, "prompt_cache_hit_tokens": 4}, Usage(1, 3, 3, 0)),
        (None, Usage(1)),
    ],
    ids=["openai", "deepseek", "ollama", "null", "odd", "none"],
)
def test_usage_in_the_words_of_each_server(counts: Any, usage: Usage) -> None:
    assert parse_answer(json.dumps(completion(usage=counts)), MODEL, SERVER).usage(MODEL) == usage


def test_a_known_model_has_its_price() -> None:
    answer = parse_answer(json.dumps(completion(usage={"prompt_tokens": 10**6})), MODEL, SERVER)
    assert answer.usage("gemini-3.5-flash-lite").cost_usd == pytest.approx(0.30)


@pytest.mark.parametrize(
    ("tokens", "characters", "is_overlooked"),
    [(2_050, 52_000, True), (13_000, 52_000, False), (7_000, 52_000, False), (10, 15_000, False), (0, 52_000, False)],
)
def test_a_paper_that_was_cut_by_the_server_is_noticed(tokens: int, characters: int, is_overlooked: bool) -> None:
    answer = parse_answer(json.dumps(completion(usage={"prompt_tokens": tokens})), MODEL, SERVER)
    assert bool(answer.overlooked(characters)) == is_overlooked


WHOLE = json.dumps(completion(usage={"prompt_tokens": 5}))
OTHERS = ["", "[]", '"text"', "null", "7", '{"choices": 5}', "[" * 5_000]


@pytest.mark.parametrize("body", [*OTHERS, *(WHOLE[:cut] for cut in range(1, len(WHOLE), 17))])
def test_a_damaged_body_is_worth_another_try(body: str) -> None:
    with pytest.raises(TransientError, match="damaged"):
        parse_answer(body, MODEL, SERVER)


@pytest.mark.parametrize("body", ["<html>Welcome</html>", "\n<!DOCTYPE html>"])
def test_a_web_page_names_what_leads_to_one_and_is_not_asked_for_long(body: str) -> None:
    with pytest.raises(TransientError, match=r"a web page: must OPENAI_BASE_URL end in /v1\?") as raised:
        parse_answer(body, MODEL, SERVER)
    assert raised.value.tries == 3


@pytest.mark.parametrize("reason", ["insufficient_system_resource", "network_error", "error"])
def test_an_answer_that_broke_off_is_worth_another_try(reason: str) -> None:
    with pytest.raises(TransientError, match=reason):
        parse_answer(json.dumps(completion("{", reason)), MODEL, SERVER)


@pytest.mark.parametrize(("code", "kind"), [(429, TransientError), (402, ServiceError), ("oops", TransientError)])
def test_an_error_in_a_200_is_one(code: Any, kind: type[PaperdigestError]) -> None:
    with pytest.raises(kind, match="Upstream") as raised:
        parse_answer(json.dumps({"error": {"code": code, "message": "Upstream said no"}}), MODEL, SERVER)
    assert type(raised.value) is kind


def test_padding_before_an_answer_is_no_damage() -> None:
    assert parse_answer("\n\n   \n" + WHOLE, MODEL, SERVER).text == "{}"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["error", "message", "code", "type", "metadata", "raw", "detail"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from([400, 401, 403, 404, 422, 429, 500, 504]), VALUES)
def test_any_body_of_an_error_becomes_one_line(code: int, value: object) -> None:
    error = error_of(code, json.dumps(value))
    assert isinstance(error, PaperdigestError)
    assert len(str(error).splitlines()) == 1
    assert len(str(error)) < 600


@pytest.mark.parametrize(
    ("message", "limit"),
    [
        ("This model's maximum context length is 32768 tokens. However, you requested 40,000 tokens.", 24_576),
        ("request (5000 tokens) exceeds the available context size (4096 tokens), try increasing it", 3_072),
        ("the request exceeds the available context size, try increasing it", 0),
        ("Input is too long: at most 131,072 tokens. The context window is 131,072.", 98_304),
    ],
)
def test_a_context_that_paper_and_answer_share_leaves_the_answer_room(message: str, limit: int) -> None:
    error = error_of(400, failure(message))
    assert isinstance(error, TooLongError)
    assert error.limit == limit
