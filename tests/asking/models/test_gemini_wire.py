import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.asking.models.gemini_wire import parse_answer, status_error
from paperdigest.errors import ConfigError, Limit, PaperdigestError, ServiceError, TooLongError, TransientError
from paperdigest.usage import Usage
from tests.servers.gemini import RPC, answer, failure, quota_failure

MODEL = "gemini-3.5-flash-lite"
NOW = datetime(2026, 11, 20, 20, 0, tzinfo=timezone(timedelta(hours=8)))
PER_MINUTE = {"quotaId": "GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "quotaValue": "10"}
PER_DAY = {"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "20"}
TOKENS = {"quotaId": "GenerateContentInputTokensPerModelPerMinute-FreeTier", "quotaValue": "250000"}
BAD_KEY = {"@type": f"{RPC}ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com"}

STATUSES: list[tuple[int, Any, type[PaperdigestError], str]] = [
    (400, failure("INVALID_ARGUMENT", "API key not valid.", BAD_KEY), ConfigError, "set GEMINI_API_KEY"),
    (400, failure("INVALID_ARGUMENT", "Unknown field."), ServiceError, "Unknown field"),
    (
        400,
        failure("INVALID_ARGUMENT", "The input token count (2000000) exceeds the maximum."),
        TooLongError,
        "too long",
    ),
    (
        400,
        failure("FAILED_PRECONDITION", "User location is not supported for the API use."),
        ConfigError,
        "HTTPS_PROXY",
    ),
    (401, failure("UNAUTHENTICATED"), ConfigError, "set GEMINI_API_KEY"),
    (403, failure("PERMISSION_DENIED", "Your API key was reported as leaked."), ConfigError, "reported as leaked"),
    (403, failure("PERMISSION_DENIED"), ConfigError, MODEL),
    (404, failure("NOT_FOUND", "This model is no longer available to new users."), ConfigError, MODEL),
    (302, {"message": "", "status": "Found"}, ServiceError, "HTTP 302"),
    (500, failure("INTERNAL"), TransientError, "INTERNAL"),
    (502, "<html>Error 502</html>", TransientError, "HTTP 502"),
    (503, failure("UNAVAILABLE", "High\ndemand."), TransientError, "High demand"),
    (504, failure("DEADLINE_EXCEEDED"), TransientError, "DEADLINE_EXCEEDED"),
    (408, {}, TransientError, "HTTP 408"),
]


def error_of(code: int, body: Any, now: datetime = NOW) -> PaperdigestError:
    return status_error(code, body if isinstance(body, str) else json.dumps(body), MODEL, now)


@pytest.mark.parametrize(("code", "body", "kind", "words"), STATUSES, ids=[f"{row[0]}-{row[3]}" for row in STATUSES])
def test_each_status_has_its_error(code: int, body: Any, kind: type[PaperdigestError], words: str) -> None:
    error = error_of(code, body)
    assert type(error) is kind
    assert words in str(error)
    assert "\n" not in str(error)


def test_the_wrong_place_names_every_way_out() -> None:
    message = str(error_of(400, failure("FAILED_PRECONDITION", "User location is not supported for the API use.")))
    for way in ("HTTPS_PROXY", "GOOGLE_GEMINI_BASE_URL", "openai:", "--model offline"):
        assert way in message


def test_a_deadline_is_tried_a_few_times_only() -> None:
    tries = {code: getattr(error_of(code, {}), "tries", 0) for code in (500, 503, 504)}
    assert tries == {500: None, 503: None, 504: 3}


@pytest.mark.parametrize(
    ("delay", "seconds"),
    [("34s", 35), ("34.9s", 35), ("0s", 1), ("0.5s", 1), ("", None), ("soon", None), ("-3s", None)],
)
def test_a_minutes_quota_waits_as_told_and_a_second_more(delay: str, seconds: float | None) -> None:
    error = error_of(429, quota_failure(PER_MINUTE, retry=delay))
    assert isinstance(error, TransientError)
    assert error.retry_after == seconds


def test_a_429_without_details_is_worth_another_try() -> None:
    error = error_of(429, "Too many requests")
    assert isinstance(error, TransientError)
    assert error.retry_after is None


@pytest.mark.parametrize("violations", [(PER_DAY,), (PER_MINUTE, PER_DAY)])
def test_a_days_quota_stops_the_run_until_midnight_in_california(violations: tuple[dict[str, str], ...]) -> None:
    error = error_of(429, quota_failure(*violations, retry="30s"))
    assert type(error) is ServiceError
    assert str(error) == (
        "the daily quota of gemini-3.5-flash-lite (20 a day) is used up: everything finished is kept, "
        "run again after 2026-11-21 16:00"
    )


@pytest.mark.parametrize(
    ("now", "reset"),
    [
        (datetime(2026, 11, 20, 15, 59, tzinfo=ZoneInfo("Asia/Shanghai")), "2026-11-20 16:00"),
        (datetime(2026, 11, 20, 16, 1, tzinfo=ZoneInfo("Asia/Shanghai")), "2026-11-21 16:00"),
        (datetime(2026, 7, 1, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai")), "2026-07-01 15:00"),
        (datetime(2026, 3, 7, 23, 0, tzinfo=ZoneInfo("America/Los_Angeles")), "2026-03-08 00:00"),
        (datetime(2026, 3, 8, 12, 0, tzinfo=ZoneInfo("UTC")), "2026-03-09 07:00"),
    ],
)
def test_the_reset_is_told_in_the_readers_time(now: datetime, reset: str) -> None:
    assert str(error_of(429, quota_failure(PER_DAY), now)).endswith(f"run again after {reset}")


@pytest.mark.parametrize(
    "body",
    [
        quota_failure({**PER_MINUTE, "quotaValue": "0"}, retry="25s"),
        quota_failure({"quotaId": PER_DAY["quotaId"]}, message="Quota exceeded, limit: 0, model: x", retry="25s"),
    ],
)
def test_a_quota_of_zero_stops_the_run(body: Any) -> None:
    error = error_of(429, body)
    assert type(error) is ServiceError
    assert "quota is 0" in str(error)


@pytest.mark.parametrize(
    ("violations", "limits"),
    [
        ([PER_MINUTE], (Limit("rpm", 10),)),
        ([PER_MINUTE, TOKENS], (Limit("rpm", 10), Limit("tpm", 250_000))),
        ([{**TOKENS, "quotaId": "GenerateContentPaidTierInputTokensPerModelPerMinute"}], (Limit("tpm", 250_000),)),
        ([{"quotaId": PER_MINUTE["quotaId"]}], ()),
        ([{"quotaValue": "10"}], ()),
        *(([{**PER_MINUTE, "quotaValue": value}], ()) for value in ("", "-1", "1.5", "9" * 13, "\u0663", "ten")),
    ],
)
def test_a_refusal_names_the_limits_it_stands_for(violations: list[Any], limits: tuple[Limit, ...]) -> None:
    error = error_of(429, quota_failure(*violations, retry="30s"))
    assert isinstance(error, TransientError)
    assert error.limits == limits


REFUSALS = [
    "SAFETY", "RECITATION", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "LANGUAGE", "OTHER", "MALFORMED_RESPONSE",
    "MALFORMED_FUNCTION_CALL", "FINISH_REASON_UNSPECIFIED", "A_REASON_OF_TOMORROW", "MAX_TOKENS", "CONTINUATION",
]  # fmt: skip


@pytest.mark.parametrize("reason", REFUSALS)
def test_text_with_another_finish_reason_than_stop_is_not_used(reason: str) -> None:
    parsed = parse_answer(json.dumps(answer('{"a part": ', reason)))
    assert reason in parsed.refusal
    assert parsed.is_cut == (reason in {"MAX_TOKENS", "CONTINUATION"})


def test_a_stopped_answer_is_used_without_its_thoughts() -> None:
    body = answer()
    body["candidates"][0]["content"]["parts"] = [{"text": "Hm.", "thought": True}, {"text": '{"a":'}, {"text": " 1}"}]
    parsed = parse_answer(json.dumps(body))
    assert (parsed.text, parsed.refusal, parsed.is_cut) == ('{"a": 1}', "", False)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}, "blocked the prompt: PROHIBITED_CONTENT"),
        ({}, "no candidates"),
        ({"candidates": []}, "no candidates"),
        (answer(finish=""), "no finish reason"),
        (answer(text=" \n"), "empty answer"),
        ({"candidates": [{"finishReason": "STOP"}]}, "empty answer"),
    ],
)
def test_no_answer_says_why(body: Any, words: str) -> None:
    assert words in parse_answer(json.dumps(body)).refusal


def test_usage_counts_thoughts_as_output_and_cached_tokens_as_input() -> None:
    counts = {
        "promptTokenCount": 10_000, "cachedContentTokenCount": 4_096, "candidatesTokenCount": 900,
        "thoughtsTokenCount": 100, "totalTokenCount": 11_000,
    }  # fmt: skip
    usage = parse_answer(json.dumps(answer(usage=counts))).usage(MODEL)
    cost = (5_904 * 0.30 + 4_096 * 0.03 + 1_000 * 2.50) / 1e6
    assert replace(usage, cost_usd=0.0) == Usage(1, 10_000, 4_096, 1_000)
    assert usage.cost_usd == pytest.approx(cost)
    assert parse_answer("{}").usage("gemini-99") == Usage(requests=1)


WHOLE = json.dumps(answer(usage={"promptTokenCount": 5}))


OTHERS = ["", "<html>Welcome</html>", "[]", '"text"', "null", "7", '{"candidates": 5}', "[" * 5_000]


@pytest.mark.parametrize("body", [*OTHERS, *(WHOLE[:cut] for cut in range(1, len(WHOLE), 17))])
def test_a_damaged_body_is_worth_another_try(body: str) -> None:
    with pytest.raises(TransientError, match="damaged"):
        parse_answer(body)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["error", "message", "status", "details", "violations", "quotaId", "quotaValue", "retryDelay"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from([400, 401, 403, 404, 429, 500, 504]), VALUES)
def test_any_body_of_an_error_becomes_one_line(code: int, value: object) -> None:
    error = error_of(code, json.dumps(value))
    assert isinstance(error, PaperdigestError)
    assert len(str(error).splitlines()) == 1
    assert len(str(error)) < 600


def test_a_paper_that_is_too_long_is_told_how_much_may_be_sent() -> None:
    said = "The input token count (2000000) exceeds the maximum number of tokens allowed (1048576)."
    for message, limit in ((said, 1_048_576), ("The input token count exceeds the maximum.", 0)):
        error = status_error(400, json.dumps(failure("INVALID_ARGUMENT", message)), "gemini-x", NOW)
        assert isinstance(error, TooLongError)
        assert error.limit == limit
