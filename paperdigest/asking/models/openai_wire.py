"""What the bodies of OpenAI-compatible servers mean: the answer and its cost, the error to raise for every failure."""

import json
import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter, ValidationError

from paperdigest.asking.models import prices
from paperdigest.asking.models.openai_dialect import context_tokens, is_filtered, is_too_long
from paperdigest.asking.models.whole import whole_characters
from paperdigest.errors import ConfigError, PaperdigestError, PaperError, ServiceError, TooLongError, TransientError
from paperdigest.usage import Usage

FEW_TRIES = 3  # for a request that ran into a deadline: each try may take minutes

_WHOLE = {"stop", "eos", "eos_token", "stop_sequence", ""}  # some servers name the token, some name nothing
_BROKEN = {"insufficient_system_resource", "network_error", "error"}  # of DeepSeek, GLM, OpenRouter
_REASONS = {
    "length": "the answer was cut at its greatest length",
    "model_context_window_exceeded": "paper and answer do not fit into its context",
    "content_filter": "its content filter stopped the answer",
    "sensitive": "it takes the content for sensitive",
}
_NO_MONEY = re.compile(r"insufficient.?(quota|balance|credit|fund)|billing_|arrearage|余额|欠费", re.IGNORECASE)
_A_DAY = re.compile(r"(per|a|/).?day|daily|\b[RT]PD\b", re.IGNORECASE)
_TOO_MUCH = re.compile(r"request too large|requested tokens exceed", re.IGNORECASE)
_BAD_KEY = re.compile(
    r"\b(invalid|incorrect|valid|missing) api.?key|\bapi.?key\b.{0,20}\b(in|not )valid", re.IGNORECASE
)
_NO_MODEL = re.compile(r"model\b.{0,90}\bnot.?(exist|found)|no such model|model_not_found", re.IGNORECASE)
_FAR = re.compile(r"unsupported_country|country, region|location is not supported", re.IGNORECASE)
_LONGEST_QUOTE = 300  # characters of the server's own words in a message
_LONGEST_ERROR = 1_000  # characters looked at: after them a server may repeat the paper
_LONG = 16_000  # characters; below that no server's context is too short
_INPUT_SHARE = 3 / 4  # of a context that paper and answer share
_CHARACTERS_A_TOKEN = 8  # no tokenizer gets that far with a paper: about 4 in English, 1 to 2 in Chinese


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, coerce_numbers_to_str=True, hide_input_in_errors=True)


class _Part(_Body):
    text: str | None = None


class _Message(_Body):
    """`reasoning_content` and the like are thoughts and no part of the answer."""

    content: str | tuple[_Part, ...] | None = None
    refusal: str | None = None


class _Choice(_Body):
    message: _Message = _Message()
    finish_reason: str | None = None


class _PromptDetails(_Body):
    cached_tokens: int | None = None


class _Counts(_Body):
    """`prompt_tokens` includes the cached tokens, `completion_tokens` the thoughts; Ollama counts no cached ones."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    prompt_tokens_details: _PromptDetails | None = None
    prompt_cache_hit_tokens: int | None = None  # DeepSeek


class Answer(_Body):
    """The body of a 200."""

    choices: tuple[_Choice, ...] | None = None
    counts: Annotated[_Counts | None, Field(alias="usage")] = None
    service_tier: str | None = None

    @property
    def text(self) -> str:
        """What the model wrote."""
        content = self.choices[0].message.content if self.choices else None
        return content if isinstance(content, str) else "".join(part.text or "" for part in content or ())

    @property
    def finish_reason(self) -> str:
        """Why the model stopped, as the server names it."""
        return (self.choices[0].finish_reason or "") if self.choices else ""

    @property
    def is_cut(self) -> bool:
        """Whether the answer ended at the limit of output tokens."""
        return self.finish_reason == "length"

    @property
    def refusal(self) -> str:
        """Why the text is not to be used; empty when it is. A reason that nobody knows means that it is not whole."""
        if not self.choices:
            return "gave no answer: no choices"
        if self.choices[0].message.refusal:
            return f"refused: {_quote(self.choices[0].message.refusal)}"
        if self.finish_reason not in _WHOLE:
            return f"gave no whole answer: {_explain(self.finish_reason)}"
        return "" if self.text.strip() else "gave an empty answer"

    def overlooked(self, characters: int) -> str:
        """What to say when the server read too few tokens for a prompt of so many characters; empty when it did not.

        Ollama cuts what its context does not hold and answers about the rest, with nothing but this to tell.
        """
        read = (self.counts and self.counts.prompt_tokens) or 0
        if not read or characters < max(_LONG, read * _CHARACTERS_A_TOKEN):
            return ""
        return (
            f"was given only {read:,} tokens of the {characters:,} characters sent: give its server a larger context "
            "(Ollama: OLLAMA_CONTEXT_LENGTH=32768)"
        )

    def usage(self, model: str, tier: str = prices.STANDARD) -> Usage:
        """Tokens and cost of this one request, in the tier that served it or else was asked for (`tier`)."""
        counts = self.counts or _Counts()
        details = counts.prompt_tokens_details or _PromptDetails()
        read, written = counts.prompt_tokens or 0, counts.completion_tokens or 0
        cached = min(read, details.cached_tokens or counts.prompt_cache_hit_tokens or 0)
        return Usage(1, read, cached, written, prices.cost_usd(model, read, cached, written, self.service_tier or tier))


def parse_answer(body: str, model: str, server: str) -> Answer:
    """The answer in the body of a 200, or `status_error`'s error; TransientError for one that broke off or is none."""
    try:
        answer = Answer.model_validate_json(whole_characters(body))
    except ValidationError as error:
        if body.lstrip().startswith("<"):
            hint = "must OPENAI_BASE_URL end in /v1? Does a proxy answer?"
            raise TransientError(f"{server} answers with a web page: {hint}", tries=FEW_TRIES) from error
        raise TransientError(f"the answer of {server} arrived damaged: it is no JSON of a chat completion") from error
    if not answer.choices and (fault := read_fault(body)).message:  # OpenRouter's way when it has begun to answer
        is_status = re.fullmatch("[45][0-9]{2}", fault.code or "")
        raise status_error(int(fault.code or "") if is_status else 502, body, model, server)
    if answer.finish_reason in _BROKEN:
        raise TransientError(f"{server} broke the answer off ({answer.finish_reason})")
    return answer


class _Raw(_Body):
    raw: str | None = None


class Fault(_Body):
    """An error as most servers tell it; in OpenRouter's metadata is what the server behind it said."""

    message: str = ""
    code: str | None = None
    type: str | None = None
    metadata: _Raw | None = None

    @property
    def said(self) -> str:
        """All of it, for telling one error from another."""
        raw = self.metadata.raw if self.metadata else ""
        return " ".join(filter(None, (self.type, self.code, self.message, raw)))[:_LONGEST_ERROR]


class _ErrorBody(_Body):
    """Some servers put the message where OpenAI has the object, FastAPI a list of details."""

    error: Fault | str | None = None
    message: str = ""
    detail: JsonValue = ""


_ERRORS: TypeAdapter[_ErrorBody | tuple[_ErrorBody, ...]] = TypeAdapter(_ErrorBody | tuple[_ErrorBody, ...])


def read_fault(body: str) -> Fault:
    """The error that a body tells of; empty fields for an HTML page."""
    try:
        found = _ERRORS.validate_json(whole_characters(body))
    except ValidationError:
        return Fault()
    told = found if isinstance(found, _ErrorBody) else next(iter(found), _ErrorBody())
    if isinstance(told.error, Fault):
        return told.error
    detail = told.detail if isinstance(told.detail, str) else json.dumps(told.detail)
    return Fault(message=told.error or told.message or detail)


def status_error(code: int, body: str, model: str, server: str, retry_after: float | None = None) -> PaperdigestError:
    """The error that an HTTP status other than 200 stands for; `server` is its host and port."""
    fault = read_fault(body)
    said = f"HTTP {code}" + (f": {_quote(fault.message)}" if fault.message else "")
    if code == 429:
        return _quota_error(fault, said, model, server, retry_after)
    if code >= 500 or code == 408:
        tries = FEW_TRIES if code in (504, 524) else None
        return TransientError(f"{server} is overloaded or out of order ({said})", retry_after, tries)
    if code == 402 or _NO_MONEY.search(fault.said):
        return _out_of_money(said, server)
    if code == 401 or (code == 400 and _BAD_KEY.search(fault.message)):
        return ConfigError(f"{server} refuses the API key ({said}): set OPENAI_API_KEY to a key of this server")
    if _FAR.search(fault.said):
        return ConfigError(
            f"{server} is not offered at this location: set HTTPS_PROXY to a proxy or OPENAI_BASE_URL to another "
            "server, or pass --model offline"
        )
    if code in (400, 403, 451) and is_filtered(fault.said):
        return PaperError(f"{server} does not want to read this text ({said})")
    if code == 403:
        return ConfigError(f"this API key may not use {model} at {server} ({said}): try another --model or key")
    if code in (404, 405) and not fault.message:
        return ConfigError(
            f"{server} has no chat completions at this address ({said}): must OPENAI_BASE_URL end in /v1?"
        )
    if code == 404 or (code == 400 and _NO_MODEL.search(fault.said)):
        return ConfigError(f"{server} has no model {model} ({said}): name another with --model openai:MODEL")
    if code == 413 or is_too_long(fault.said):
        return TooLongError(f"too long for {model} ({said})", int(context_tokens(fault.said) * _INPUT_SHARE))
    return ServiceError(f"{server} refuses the request to {model} ({said}): check OPENAI_BASE_URL and --model")


def _quota_error(fault: Fault, said: str, model: str, server: str, retry_after: float | None) -> PaperdigestError:
    if _NO_MONEY.search(fault.said):
        return _out_of_money(said, server)
    if _TOO_MUCH.search(fault.said):
        return TooLongError(f"more tokens than {server} allows a minute ({said})", context_tokens(fault.said))
    if _A_DAY.search(fault.said):
        return ServiceError(
            f"the daily quota of {model} is used up ({said}): everything finished is kept, run again tomorrow"
        )
    return TransientError(f"too many requests a minute to {model} ({said})", retry_after)


def _out_of_money(said: str, server: str) -> ServiceError:
    return ServiceError(
        f"the credit at {server} is used up ({said}): top it up or pass another --model; everything finished is kept"
    )


def parse_retry_after(value: str) -> float | None:
    """Seconds to wait by a Retry-After header; None when it names none (the date that it may be, too, nobody sends)."""
    return float(value) if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", value) else None


def _explain(reason: str) -> str:
    return f"{reason} ({_REASONS[reason]})" if reason in _REASONS else _quote(reason)


def _quote(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_QUOTE].rstrip(". ")
