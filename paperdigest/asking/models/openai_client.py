"""The connection to an OpenAI-compatible server through the openai package, loaded with the first request."""

import asyncio
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from pydantic import SecretStr

from paperdigest.address import check_address, check_certificates, check_proxies, host_and_port, without_secrets
from paperdigest.asking.models.api_key import ApiKey, read_key
from paperdigest.asking.models.capped import PLAIN, capping
from paperdigest.asking.models.openai_wire import FEW_TRIES, parse_retry_after
from paperdigest.errors import ConfigError, ServiceError, TransientError

if TYPE_CHECKING:
    import openai

_OWN_URL = "https://api.openai.com/v1"
_OWN_HOST = "openai.com"
_BASE_URL = "OPENAI_BASE_URL"
_KEY = "OPENAI_API_KEY"
_KEY_PAGE = "https://platform.openai.com/api-keys"
_NO_KEY = "none"  # what a server that asks for no key is sent
_CONNECT_TIMEOUT = 20.0  # seconds
_CONNECTIONS = 4  # tries for one, about 15 s: where nobody listens no service is overloaded


def openai_key(environ: Mapping[str, str]) -> SecretStr:
    """OPENAI_API_KEY, which only OpenAI itself always needs; ConfigError when it is missing or cannot be one."""
    key = read_key(environ, _KEY, "copy it again")
    if not key and _is_own(environ.get(_BASE_URL) or _OWN_URL):
        raise ConfigError(
            f"no API key for OpenAI: set {_KEY} ({_KEY_PAGE}), or {_BASE_URL} to another server, "
            "or pass --model offline"
        )
    return SecretStr(key or _NO_KEY)


@dataclass(frozen=True)
class Received:
    """One answer: its status, its body without the key, the seconds of its Retry-After, and the server's date."""

    status: int
    text: str
    retry_after: float | None
    date: str


class OpenAIClient:
    """The package's client, opened when it is first needed, in the loop that uses it.

    `timeout` is in seconds and bounds one request as a whole. `base_url` empty means OPENAI_BASE_URL, else OpenAI's
    own; `server` is what may be told of it, `is_own` says that it is OpenAI's. ConfigError for an address, or a
    proxy's, that can be none.
    """

    def __init__(self, api_key: SecretStr, timeout: float, base_url: str = "") -> None:
        self._key, self._timeout = ApiKey(api_key), timeout
        self._url = base_url or os.environ.get(_BASE_URL) or _OWN_URL
        check_address(self._url, _BASE_URL)
        check_proxies(getproxies(), "socksio")
        check_certificates(os.environ)
        self.server, self.is_own = host_and_port(self._url), _is_own(self._url)
        self._client: openai.AsyncOpenAI | None = None

    async def aclose(self) -> None:
        """Close the connections; a later request opens them anew."""
        if self._client:
            await self._client.close()
        self._client = None

    async def send(self, path: str, body: dict[str, Any] | None = None) -> Received:
        """The answer to a POST, without a body to a GET; every exception of the libraries becomes one of ours."""
        import httpx
        import openai

        try:
            async with asyncio.timeout(self._timeout):
                client = self._client = self._client or self._open()
                if body is None:
                    response = await client.get(path, cast_to=httpx.Response)
                else:
                    response = await client.post(path, cast_to=httpx.Response, body=body)
        except TimeoutError as error:
            raise TransientError(
                f"{self.server} gave no answer within {self._timeout:g} s (setting timeout)", tries=FEW_TRIES
            ) from error
        except openai.APIStatusError as error:
            response = error.response
        except openai.APIConnectionError as error:
            cause = error.__cause__ if isinstance(error.__cause__, Exception) else error
            raise self._connection_error(cause) from self._key.cause(cause)
        if response.has_redirect_location:
            status = response.status_code
            raise ServiceError(f"{self.server} redirects (HTTP {status}), not followed: check network and {_BASE_URL}")
        text, headers = self._key.mask(response.content.decode(errors="replace")), response.headers
        retry_after = parse_retry_after(headers.get("retry-after", ""))
        return Received(response.status_code, text, retry_after, headers.get("date", ""))

    def _connection_error(self, error: Exception) -> TransientError:
        import httpx

        reason = self._key.describe(error)
        if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError):
            hint = "check network, HTTPS_PROXY, NO_PROXY" if self.is_own else "is the server running? Check NO_PROXY"
            return TransientError(
                f"{self.server} cannot be reached ({reason}): {hint}, {_BASE_URL}",
                tries=FEW_TRIES if isinstance(error, httpx.ConnectTimeout) else _CONNECTIONS,
            )
        return TransientError(f"the connection to {self.server} broke ({reason})")

    def _open(self) -> "openai.AsyncOpenAI":
        """A client without retries of its own; ConfigError for an address or a proxy that cannot be used."""
        import httpx
        import openai

        timeout = httpx.Timeout(None, connect=_CONNECT_TIMEOUT)
        try:
            url = httpx.URL(self._url)
        except httpx.InvalidURL as error:
            raise ConfigError(f"{_BASE_URL} is no address that can be used: {without_secrets(str(error))}") from error
        try:
            # unlike the SDK's own, it follows no redirects with the key
            http = httpx.AsyncClient(timeout=timeout, event_hooks={"response": [capping(httpx)]})
        except (ImportError, ValueError, httpx.InvalidURL) as error:
            raise ConfigError(f"the environment names no usable proxy: {without_secrets(str(error))}") from error
        client = openai.AsyncOpenAI(
            api_key=self._key.secret, base_url=url, max_retries=0, timeout=timeout, http_client=http,
            default_headers=PLAIN,
        )  # fmt: skip
        if not self.is_own:  # the environment's are nobody else's business
            client.organization = client.project = None
        return client


def _is_own(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return host == _OWN_HOST or host.endswith(f".{_OWN_HOST}")
