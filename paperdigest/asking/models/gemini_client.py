"""The connection to Gemini through google-genai, which is loaded with the first request and nowhere else."""

import asyncio
import json
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.request import getproxies

from pydantic import SecretStr

from paperdigest.address import check_address, check_certificates, check_proxies, without_secrets
from paperdigest.asking.models.api_key import ApiKey
from paperdigest.asking.models.capped import PLAIN, capping
from paperdigest.asking.models.gemini_wire import FEW_TRIES, status_error
from paperdigest.errors import ConfigError, TransientError

if TYPE_CHECKING:
    import httpx2
    from google import genai

BASE_URL = "GOOGLE_GEMINI_BASE_URL"
_API_VERSION = "v1beta"  # the SDK's own default, v1, does not know the "-latest" names
_SHORTEST_TIMEOUT = 10.0  # seconds; the service refuses a shorter deadline
_CONNECT_TIMEOUT = 20.0  # seconds
_CONNECTIONS = 4  # tries for one, about 15 s: where nobody listens no service is overloaded


class GeminiClient:
    """The SDK's client, opened when it is first needed, in the loop that uses it.

    `timeout` is in seconds and bounds one request as a whole. `base_url` empty means GOOGLE_GEMINI_BASE_URL, else
    Google's own. ConfigError for an address, or a proxy's, that can be none.
    """

    def __init__(self, api_key: SecretStr, timeout: float, base_url: str = "") -> None:
        self.key = ApiKey(api_key)
        self.timeout = timeout
        self.base_url = base_url or os.environ.get(BASE_URL, "")
        if self.base_url:
            check_address(self.base_url, BASE_URL)
        check_proxies(getproxies(), "socksio")
        check_certificates(os.environ)
        self.date = ""  # the service's, in its last answer
        self._http: httpx2.AsyncClient | None = None
        self._client: genai.Client | None = None

    async def aclose(self) -> None:
        """Close the connections; a later request opens them anew."""
        if self._http and self._client:
            await self._http.aclose()
            self._client.close()
        self._http = self._client = None

    @asynccontextmanager
    async def request(self, model: str) -> AsyncIterator["genai.Client"]:
        """The client for one HTTP request about `model`; every exception of the libraries becomes one of ours.

        TransientError when trying again may help; what each status means is documented at
        https://ai.google.dev/gemini-api/docs/troubleshooting. The key is in none of the errors.
        """
        import httpx2
        from google.genai import errors

        describe, cause = self.key.describe, self.key.cause
        try:
            async with asyncio.timeout(self.timeout):
                self._client = self._client or self._open()
                yield self._client
        except TimeoutError as error:
            raise TransientError(
                f"Gemini gave no answer within {self.timeout:g} s (setting timeout)", tries=FEW_TRIES
            ) from error
        except errors.APIError as error:
            details = self.key.mask(json.dumps(error.details))
            raise status_error(error.code, details, model, datetime.now().astimezone()) from cause(error)
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            raise TransientError(
                f"Gemini cannot be reached ({describe(error)}): check network, HTTPS_PROXY, NO_PROXY, {BASE_URL}",
                tries=FEW_TRIES if isinstance(error, httpx2.ConnectTimeout) else _CONNECTIONS,
            ) from cause(error)
        except httpx2.InvalidURL as error:
            raise ConfigError(f"{BASE_URL} is no address that can be used: {describe(error)}") from cause(error)
        except httpx2.HTTPError as error:
            raise TransientError(f"the connection to Gemini broke ({describe(error)})") from cause(error)
        except UnicodeDecodeError as error:  # in the body of an error status, which the SDK decodes
            raise TransientError("Gemini's answer arrived damaged") from cause(error)

    def _open(self) -> "genai.Client":
        """A client without retries of its own; ConfigError for a proxy that cannot be used."""
        import httpx2
        from google import genai
        from google.genai import types

        # With two keys in the environment the SDK warns that it takes GOOGLE_API_KEY, but it is given one of ours.
        logging.getLogger("google_genai").setLevel(logging.ERROR)
        try:
            # Given its HTTP client the SDK neither turns to aiohttp nor follows redirects with the key; proxies and
            # certificates are the environment's.
            self._http = httpx2.AsyncClient(
                event_hooks={"request": [_connect_soon], "response": [capping(httpx2), self._note_date]}
            )
        except (ImportError, ValueError, httpx2.InvalidURL) as error:
            reason = without_secrets(str(error))
            raise ConfigError(f"the proxy that the environment names cannot be used: {reason}") from error
        options = types.HttpOptions(
            base_url=self.base_url or None,
            api_version=_API_VERSION,
            timeout=round(max(self.timeout, _SHORTEST_TIMEOUT) * 1000),
            httpx_async_client=self._http,
            headers=PLAIN,
        )
        return genai.Client(vertexai=False, api_key=self.key.secret, http_options=options)

    async def _note_date(self, response: "httpx2.Response") -> None:
        self.date = response.headers.get("Date", "")


async def _connect_soon(request: "httpx2.Request") -> None:
    """The SDK gives the connection as long as the answer; where Google is blocked nobody would learn it for minutes."""
    request.extensions["timeout"]["connect"] = _CONNECT_TIMEOUT
