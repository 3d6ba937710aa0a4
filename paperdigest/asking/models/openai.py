"""Any OpenAI-compatible server through the openai package, which is loaded with the first request and nowhere else."""

import asyncio
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit
from urllib.request import getproxies

from pydantic import SecretStr

from paperdigest.address import check_address, check_certificates, check_proxies, host_and_port, without_password
from paperdigest.asking.models import prices
from paperdigest.asking.models.api_key import ApiKey
from paperdigest.asking.models.base import RefusedError, Reply, Request
from paperdigest.asking.models.openai_dialect import (
    FIRST,
    OWN,
    Dialect,
    Form,
    is_too_long,
    may_be_about_form,
    only_json,
)
from paperdigest.asking.models.openai_wire import (
    FEW_TRIES,
    Answer,
    parse_answer,
    parse_retry_after,
    read_fault,
    status_error,
)
from paperdigest.asking.tokens import request_tokens
from paperdigest.document import Document
from paperdigest.errors import ConfigError, PaperError, ServiceError, TransientError
from paperdigest.usage import Usage

if TYPE_CHECKING:
    import openai

_OWN_URL = "https://api.openai.com/v1"
_OWN_HOST = "openai.com"
_BASE_URL = "OPENAI_BASE_URL"
_KEY = "OPENAI_API_KEY"
_KEY_PAGE = "https://platform.openai.com/api-keys"
_NO_KEY = "none"  # what a server that asks for no key is sent
_NAME = re.compile(r"[\w.:/@~+-]+", re.ASCII)
_CONNECT_TIMEOUT = 20.0  # seconds
_CONNECTIONS = 4  # tries for one, about 15 s: where nobody listens no service is overloaded


def openai_key(environ: Mapping[str, str]) -> SecretStr:
    """OPENAI_API_KEY, which only OpenAI itself always needs; ConfigError when it is missing or cannot be one."""
    key = environ.get(_KEY, "").strip()
    if key and not (key.isascii() and key.isprintable()):
        raise ConfigError(f"{_KEY} has characters that no API key has: copy it again")
    if not key and _is_own(environ.get(_BASE_URL) or _OWN_URL):
        raise ConfigError(
            f"no API key for OpenAI: set {_KEY} ({_KEY_PAGE}), or {_BASE_URL} to another server, "
            "or pass --model offline"
        )
    return SecretStr(key or _NO_KEY)


class OpenAIModel:
    """A model of one server; close it, or use it as an async context manager, in the loop that asks it.

    `timeout` is in seconds and bounds one request as a whole. `base_url` empty means OPENAI_BASE_URL, else OpenAI's
    own. How the server wants to be asked is found out with the first answers and remembered. `tier` is the tier of
    service that is asked for; `say` is told when another one serves. ConfigError for a name that can be no model's, an
    address, or a proxy's, that can be none, and a missing package.
    """

    options = "openai"  # the server decides on all that a request may leave out

    def __init__(
        self,
        name: str,
        api_key: str,
        timeout: float,
        base_url: str = "",
        tier: str = prices.STANDARD,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        if not _NAME.fullmatch(name):
            raise ConfigError(f"{name!r} is no name of a model: pass for example --model openai:qwen3:14b")
        if find_spec("openai") is None:
            raise ConfigError("the provider openai needs its package: pip install 'paperdigest[openai]'")
        self.name = name
        self._key = ApiKey(api_key)
        self._timeout, self._tier, self._say = timeout, tier, say
        self._url = base_url or os.environ.get(_BASE_URL) or _OWN_URL
        check_address(self._url, _BASE_URL)
        check_proxies(getproxies(), "socksio")
        check_certificates(os.environ)
        self._server = host_and_port(self._url)
        self._is_own = _is_own(self._url)
        self._dialect = OWN if self._is_own else Dialect()
        self._proven: Form | None = None  # by an answer
        self._kept: Form | None = None  # by an answer that was what the form promises
        self._unreported = Usage()
        self._client: openai.AsyncOpenAI | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections; a later request opens them anew."""
        if self._client:
            await self._client.close()
        self._client = None

    def languages(self, document: Document, wanted: Sequence[str]) -> tuple[str, ...]:
        """All that are wanted."""
        del document
        return tuple(wanted)

    async def ask(self, request: Request) -> Reply:
        """Send one request; once more when the answer does not fit, or is none of what the server had to promise.

        TransientError when trying again may help, ConfigError and ServiceError when no paper can be asked about,
        RefusedError or PaperError when this one cannot.
        """
        spent, self._unreported = self._unreported, Usage()
        dialect: Dialect | None = self._dialect
        answer: Answer | None = None
        try:
            while dialect:
                try:
                    answer, used = await self._generate(request, dialect)
                except (PaperError, ServiceError) as error:
                    if answer is None or isinstance(error, TransientError):
                        raise
                    break  # the server gives no more tokens, or takes no other form: what was paid for has to do
                spent += answer.usage(self.name, self._tier)
                dialect = self._next(answer, used, request)
        except TransientError:
            self._unreported += spent  # the next reply reports what was paid for before this
            raise
        assert answer  # noqa: S101 - the first round answers or raises
        if reason := answer.refusal or answer.overlooked(len(request.system + request.paper + request.question)):
            raise RefusedError(f"{self.name} {reason}", spent)
        return Reply(only_json(answer.text), spent)

    def _next(self, answer: Answer, used: Dialect, request: Request) -> Dialect | None:
        """How to ask once more; None when the answer has to do."""
        if answer.is_cut:
            return used.longer()
        if answer.refusal or used.keeps(only_json(answer.text), request):
            return None
        return used.weaker()

    async def _generate(self, request: Request, dialect: Dialect) -> tuple[Answer, Dialect]:
        """An answer and how it was asked for: what the server refuses is said in another way, which costs nothing."""
        for_good = not dialect.is_longer
        while True:
            tier = {} if self._tier == prices.STANDARD else {"service_tier": self._tier}
            sent = dialect.body(request, self.name, guaranteed=self._is_own) | tier
            status, body, retry_after = await self._post(sent)
            if status == 200:
                answer = parse_answer(body, self.name, self._server)
                self._learn(dialect if for_good else replace(dialect, limits=FIRST), answer, request)
                return answer, dialect
            error = status_error(status, body, self.name, self._server, retry_after)
            said = read_fault(body).said
            may_adapt = may_be_about_form(status, said, request_tokens(request))
            changed = dialect.adapted(said, proven=self._proven is dialect.form) if may_adapt else None
            if changed is None or isinstance(error, ConfigError):
                if request.figures and type(error) is ServiceError:
                    raise ServiceError(f"{error}; not every model takes images: set see_figures = false") from error
                raise error
            for_good = for_good and not is_too_long(said)  # another paper may be shorter
            dialect = changed

    def _learn(self, dialect: Dialect, answer: Answer, request: Request) -> None:
        """What an answer tells of the server; one that breaks a promise kept before is an odd one, and no news."""
        if answer.service_tier and answer.service_tier != self._tier != prices.STANDARD:
            self._say(f"{self._server} served a request in the tier {answer.service_tier}, not {self._tier}")
        self._proven = dialect.form
        is_odd = self._kept is self._dialect.form is not dialect.form
        self._dialect = self._dialect.learnt(replace(dialect, form=self._dialect.form) if is_odd else dialect)
        if not is_odd and dialect.keeps(only_json(answer.text), request):
            self._kept = dialect.form

    async def _post(self, body: dict[str, Any]) -> tuple[int, str, float | None]:
        """Status, body and Retry-After of one HTTP request; every exception of the libraries becomes one of ours."""
        import httpx
        import openai

        try:
            async with asyncio.timeout(self._timeout):
                self._client = self._client or self._open()
                response = await self._client.post("/chat/completions", cast_to=httpx.Response, body=body)
        except TimeoutError as error:
            raise TransientError(
                f"{self._server} gave no answer within {self._timeout:g} s (setting timeout)", tries=FEW_TRIES
            ) from error
        except openai.APIStatusError as error:
            response = error.response
        except openai.APIConnectionError as error:
            cause = error.__cause__ if isinstance(error.__cause__, Exception) else error
            raise self._connection_error(cause) from self._key.cause(cause)
        text = self._key.mask(response.content.decode(errors="replace"))
        return response.status_code, text, parse_retry_after(response.headers.get("retry-after", ""))

    def _connection_error(self, error: Exception) -> TransientError:
        import httpx

        reason = self._key.describe(error)
        if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError):
            hint = "check network, HTTPS_PROXY, NO_PROXY" if self._is_own else "is the server running? Check NO_PROXY"
            return TransientError(
                f"{self._server} cannot be reached ({reason}): {hint}, {_BASE_URL}",
                tries=FEW_TRIES if isinstance(error, httpx.ConnectTimeout) else _CONNECTIONS,
            )
        return TransientError(f"the connection to {self._server} broke ({reason})")

    def _open(self) -> "openai.AsyncOpenAI":
        """A client without retries of its own; ConfigError for an address or a proxy that cannot be used."""
        import httpx
        import openai

        timeout = httpx.Timeout(None, connect=_CONNECT_TIMEOUT)
        try:
            url = httpx.URL(self._url)
        except httpx.InvalidURL as error:
            raise ConfigError(f"{_BASE_URL} is no address that can be used: {without_password(str(error))}") from error
        try:
            http = httpx.AsyncClient(timeout=timeout)  # unlike the SDK's own, it follows no redirects with the key
        except (ImportError, ValueError, httpx.InvalidURL) as error:
            raise ConfigError(f"the environment names no usable proxy: {without_password(str(error))}") from error
        key = self._key.secret
        client = openai.AsyncOpenAI(api_key=key, base_url=url, max_retries=0, timeout=timeout, http_client=http)
        if not self._is_own:  # the environment's are nobody else's business
            client.organization = client.project = None
        return client


def _is_own(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return host == _OWN_HOST or host.endswith(f".{_OWN_HOST}")
