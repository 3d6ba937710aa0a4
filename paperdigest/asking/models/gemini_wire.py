"""What Gemini's response bodies mean: the answer and its cost in a 200, the error to raise for every other status."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel

from paperdigest.asking.models import prices
from paperdigest.asking.models.daily_quota import used_up
from paperdigest.asking.models.whole import whole_characters
from paperdigest.errors import ConfigError, Limit, PaperdigestError, ServiceError, TooLongError, TransientError
from paperdigest.usage import Usage

KEY_PAGE = "https://aistudio.google.com/apikey"
FEW_TRIES = 3  # for a request that ran into a deadline: each try may take minutes

_CUT = {"MAX_TOKENS", "CONTINUATION"}
_REASONS = {
    "SAFETY": "its safety filter stopped the answer",
    "RECITATION": "the answer repeated a published text",
    "PROHIBITED_CONTENT": "it takes the content for prohibited",
    "BLOCKLIST": "the text has a word of its block list",
    "SPII": "it takes the text for sensitive personal data",
    "LANGUAGE": "it does not know the language",
    "MALFORMED_RESPONSE": "it lost the form of its answer",
    "MAX_TOKENS": "the answer was cut at its greatest length",
}
_TOO_LONG = re.compile(r"token count|too (long|large)|exceeds the maximum number of tokens", re.IGNORECASE)
_MOST_TOKENS = re.compile(r"tokens allowed \(([1-9][0-9]{2,11})\)")
_ZERO_LIMIT = re.compile(r"limit: 0\b")
_DELAY = re.compile(r"(\d{1,9})(?:\.\d*)?s")
_COUNT = re.compile(r"[1-9][0-9]{0,11}")
_LONGEST_QUOTE = 300  # characters of the service's own words in a message


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, alias_generator=to_camel, hide_input_in_errors=True)


class _Part(_Body):
    text: str = ""
    thought: bool = False


class _Content(_Body):
    parts: tuple[_Part, ...] = ()


class _Candidate(_Body):
    content: _Content = _Content()
    finish_reason: str = ""


class _PromptFeedback(_Body):
    block_reason: str = ""


class _UsageMetadata(_Body):
    """Zero fields are left out by the service; `prompt_token_count` includes the cached tokens."""

    prompt_token_count: int = 0
    cached_content_token_count: int = 0
    candidates_token_count: int = 0
    thoughts_token_count: int = 0


class Answer(_Body):
    """The body of a 200."""

    candidates: tuple[_Candidate, ...] = ()
    prompt_feedback: _PromptFeedback = _PromptFeedback()
    usage_metadata: _UsageMetadata = _UsageMetadata()
    served: str = ""  # the tier of service that it came from, where a header says so

    @property
    def text(self) -> str:
        """What the model wrote, its thoughts left out."""
        return whole_characters("".join(part.text for part in self.candidates[0].content.parts if not part.thought))

    @property
    def is_cut(self) -> bool:
        """Whether the answer ended at the limit of output tokens."""
        return bool(self.candidates) and self.candidates[0].finish_reason in _CUT

    @property
    def is_missing(self) -> bool:
        """Whether there is no answer, and no reason for that: asked again, the model mostly gives one."""
        return not self.candidates and not self.prompt_feedback.block_reason

    @property
    def refusal(self) -> str:
        """Why the text is not to be used; empty when it is. Any reason but STOP may come with a part of an answer."""
        if self.prompt_feedback.block_reason:
            return f"blocked the prompt: {_explain(self.prompt_feedback.block_reason)}"
        if not self.candidates:
            return "gave no answer: no candidates"
        if self.candidates[0].finish_reason != "STOP":
            return f"gave no whole answer: {_explain(self.candidates[0].finish_reason or 'no finish reason')}"
        return "" if self.text.strip() else "gave an empty answer"

    def usage(self, model: str, tier: str = prices.STANDARD) -> Usage:
        """Tokens and cost of this one request, in the tier that served it or else was asked for (`tier`).

        Thoughts are billed as output.
        """
        counts = self.usage_metadata
        spent = counts.prompt_token_count, counts.cached_content_token_count
        written = counts.candidates_token_count + counts.thoughts_token_count
        return Usage(1, *spent, written, prices.cost_usd(model, *spent, written, self.served or tier))


def parse_answer(body: str, served: str = "") -> Answer:
    """The answer in the body of a 200, from the tier `served`; TransientError for anything else, such as a web page."""
    try:
        return Answer.model_validate_json(whole_characters(body)).model_copy(update={"served": served})
    except ValidationError as error:
        raise TransientError("Gemini's answer arrived damaged: it is not the JSON its API promises") from error


class _Violation(_Body):
    quota_id: str = ""
    quota_value: str = ""


class _Detail(_Body):
    """ErrorInfo, QuotaFailure and RetryInfo in one: each has one of the fields."""

    reason: str = ""
    violations: tuple[_Violation, ...] = ()
    retry_delay: str = ""


class _Fault(_Body):
    message: str = ""
    status: str = ""
    details: tuple[_Detail, ...] = ()


class _ErrorBody(_Body):
    error: _Fault = _Fault()


def status_error(code: int, body: str, model: str, now: datetime) -> PaperdigestError:
    """The error that an HTTP status other than 200 stands for; `now` has a time zone, the reader's own."""
    try:
        fault = _ErrorBody.model_validate_json(whole_characters(body)).error
    except ValidationError:
        fault = _Fault()  # an HTML page: the status must do
    said = f"HTTP {code} {fault.status}".strip() + (f": {_quote(fault.message)}" if fault.message else "")
    if code == 429:
        return _quota_error(fault, said, model, now)
    if code >= 500 or code == 408:
        tries = FEW_TRIES if code == 504 else None
        return TransientError(f"Gemini is overloaded or out of order ({said})", tries=tries)
    if 300 <= code < 400:
        return ServiceError(f"Gemini's address redirects (HTTP {code}), not followed: check network and base address")
    if code == 401 or any(detail.reason == "API_KEY_INVALID" for detail in fault.details):
        return ConfigError(f"Gemini refuses the API key: set GEMINI_API_KEY ({KEY_PAGE}) or pass --model offline")
    if "location is not supported" in fault.message:
        return ConfigError(
            "Gemini is not offered at this location: set HTTPS_PROXY to a proxy or GOOGLE_GEMINI_BASE_URL to a gateway "
            "elsewhere, or pass --model openai:MODEL (any OpenAI-compatible service) or --model offline"
        )
    if code == 403:
        return ConfigError(f"this API key may not use {model} ({said}): try another --model or key ({KEY_PAGE})")
    if code == 404:
        return ConfigError(f"Gemini has no model {model} for this key ({said}): name another with --model")
    if code == 400 and _TOO_LONG.search(fault.message):
        named = _MOST_TOKENS.search(fault.message)
        return TooLongError(f"too long for {model} ({said})", int(named[1]) if named else 0)
    return ServiceError(f"Gemini refuses the request to {model} ({said}): try another --model")


def _quota_error(fault: _Fault, said: str, model: str, now: datetime) -> ServiceError:
    violations = [violation for detail in fault.details for violation in detail.violations]
    if _ZERO_LIMIT.search(fault.message) or any(violation.quota_value == "0" for violation in violations):
        return ServiceError(
            f"{model} is not in this API key's plan (its quota is 0): try another --model or enable billing; "
            "everything finished is kept"
        )
    for violation in violations:
        if "PerDay" in violation.quota_id:
            return used_up(model, violation.quota_value if violation.quota_value.isdecimal() else "", now)
    delays = [match for detail in fault.details if (match := _DELAY.fullmatch(detail.retry_delay))]
    retry_after = float(delays[0][1]) + 1 if delays else None  # the service cuts the delay to whole seconds
    limits = tuple(_minute_limits(violations))
    return TransientError(f"too many requests a minute to {model} ({said})", retry_after, limits=limits)


def _minute_limits(violations: Sequence[_Violation]) -> Iterator[Limit]:
    for violation in violations:
        if "PerMinute" in violation.quota_id and _COUNT.fullmatch(violation.quota_value):
            yield Limit("tpm" if "Token" in violation.quota_id else "rpm", int(violation.quota_value))


def _explain(reason: str) -> str:
    return f"{reason} ({_REASONS[reason]})" if reason in _REASONS else _quote(reason)


def _quote(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_QUOTE].rstrip(". ")
