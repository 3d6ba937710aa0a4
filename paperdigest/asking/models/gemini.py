"""Gemini through google-genai, which is loaded with the first request and nowhere else."""

import asyncio
import json
import logging
import os
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.request import getproxies

from pydantic import SecretStr

from paperdigest.address import check_address, check_certificates, check_proxies, without_password
from paperdigest.asking.models.api_key import ApiKey
from paperdigest.asking.models.base import RefusedError, Reply, Request
from paperdigest.asking.models.gemini_wire import FEW_TRIES, KEY_PAGE, Answer, parse_answer, status_error
from paperdigest.document import Document
from paperdigest.errors import ConfigError, TransientError
from paperdigest.usage import Usage

if TYPE_CHECKING:
    import httpx2
    from google import genai
    from google.genai import types

_KEY_VARIABLES = ("GEMINI_API_KEY", "GOOGLE_API_KEY")
_API_VERSION = "v1beta"  # the SDK's own default, v1, does not know the "-latest" names
_NAME = re.compile(r"\w+([./-]\w+)*", re.ASCII)
_OUTPUT_TOKENS = (16_384, 65_536)  # thoughts included; an answer takes about 5,000. The second try has the models' most
_THINKING_TOKENS = 1_024  # for Gemini 2.5, which knows no levels
_SHORTEST_TIMEOUT = 10.0  # seconds; the service refuses a shorter deadline
_CONNECT_TIMEOUT = 20.0  # seconds
_CONNECTIONS = 4  # tries for one, about 15 s: where nobody listens no service is overloaded
_BASE_URL = "GOOGLE_GEMINI_BASE_URL"


def gemini_key(environ: Mapping[str, str]) -> SecretStr:
    """The API key: GEMINI_API_KEY, else GOOGLE_API_KEY; ConfigError when there is none or it cannot be one."""
    for name in _KEY_VARIABLES:
        key = environ.get(name, "").strip()
        if key and not (key.isascii() and key.isprintable()):
            raise ConfigError(f"{name} has characters that no API key has: copy it again from {KEY_PAGE}")
        if key:
            return SecretStr(key)
    raise ConfigError(f"no API key for Gemini: set GEMINI_API_KEY ({KEY_PAGE}) or pass --model offline")


class GeminiModel:
    """One of Gemini's models; close it, or use it as an async context manager, in the loop that asks it.

    `timeout` is in seconds and bounds one request as a whole. `base_url` empty means GOOGLE_GEMINI_BASE_URL, else
    Google's own. ConfigError for a name that can be no model's and an address, or a proxy's, that can be none.
    """

    def __init__(self, name: str, api_key: str, timeout: float, base_url: str = "") -> None:
        if not _NAME.fullmatch(name):
            raise ConfigError(f"{name!r} is no name of a model: pass for example --model gemini-3.5-flash-lite")
        self.name = name.removeprefix("models/")
        self.options = json.dumps(_thinking(self.name))
        self._key = ApiKey(api_key)
        self._timeout = timeout
        self._base_url = base_url or os.environ.get(_BASE_URL, "")
        if self._base_url:
            check_address(self._base_url, _BASE_URL)
        check_proxies(getproxies(), "socksio")
        check_certificates(os.environ)
        self._unreported = Usage()
        self._http: httpx2.AsyncClient | None = None
        self._client: genai.Client | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections; a later request opens them anew."""
        if self._http and self._client:
            await self._http.aclose()
            self._client.close()
        self._http = self._client = None

    def languages(self, document: Document, wanted: Sequence[str]) -> tuple[str, ...]:
        """All that are wanted."""
        del document
        return tuple(wanted)

    async def ask(self, request: Request) -> Reply:
        """Send one request, and once more with a larger budget when the answer does not fit into the first.

        TransientError when trying again may help, ConfigError and ServiceError when no paper can be asked about,
        RefusedError or PaperError when this one cannot; what each status and finish reason means is documented at
        https://ai.google.dev/gemini-api/docs/troubleshooting.
        """
        spent, self._unreported = self._unreported, Usage()
        try:
            for most in _OUTPUT_TOKENS:
                answer = await self._generate(request, most)
                spent += answer.usage(self.name)
                if not answer.is_cut:
                    break
        except TransientError:
            self._unreported += spent  # the next reply reports what a cut answer cost before its second try failed
            raise
        if answer.refusal:
            raise RefusedError(self._key.mask(f"{self.name} {answer.refusal}"), spent)
        return Reply(answer.text, spent)

    async def _generate(self, request: Request, output_tokens: int) -> Answer:
        """One HTTP request; every exception of the libraries becomes one of ours, without the key."""
        import httpx2
        from google.genai import errors

        describe, cause = self._key.describe, self._key.cause
        try:
            async with asyncio.timeout(self._timeout):
                body = await self._post(request, output_tokens)
        except TimeoutError as error:
            raise TransientError(f"Gemini gave no answer within {self._timeout:g} s", tries=FEW_TRIES) from error
        except errors.APIError as error:
            details = self._key.mask(json.dumps(error.details))
            raise status_error(error.code, details, self.name, datetime.now().astimezone()) from cause(error)
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            raise TransientError(
                f"Gemini cannot be reached ({describe(error)}): check network, HTTPS_PROXY, NO_PROXY, {_BASE_URL}",
                tries=FEW_TRIES if isinstance(error, httpx2.ConnectTimeout) else _CONNECTIONS,
            ) from cause(error)
        except httpx2.InvalidURL as error:
            raise ConfigError(f"{_BASE_URL} is no address that can be used: {self._key.describe(error)}") from cause(
                error
            )
        except httpx2.HTTPError as error:
            raise TransientError(f"the connection to Gemini broke ({self._key.describe(error)})") from self._key.cause(
                error
            )
        except UnicodeDecodeError as error:  # in the body of an error status, which the SDK decodes
            raise TransientError("Gemini's answer arrived damaged") from cause(error)
        return parse_answer(body)

    async def _post(self, request: Request, output_tokens: int) -> str:
        """The body of the 200, unread: the SDK's own reading lets damaged and foreign bodies through."""
        from google.genai import types

        self._client = self._client or self._open()
        response = await self._client.aio.models.generate_content(
            model=self.name,
            contents=types.Content(role="user", parts=_parts(request)),
            config=types.GenerateContentConfig(
                system_instruction=request.system,
                response_mime_type="application/json",
                response_json_schema=request.schema,
                max_output_tokens=output_tokens,
                thinking_config=types.ThinkingConfig.model_validate(_thinking(self.name)),
                should_return_http_response=True,
                automatic_continuation=False,
                automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
            ),
        )
        return (response.sdk_http_response and response.sdk_http_response.body) or ""

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
            self._http = httpx2.AsyncClient(event_hooks={"request": [_connect_soon]})
        except (ImportError, ValueError, httpx2.InvalidURL) as error:
            reason = without_password(str(error))
            raise ConfigError(f"the proxy that the environment names cannot be used: {reason}") from error
        options = types.HttpOptions(
            base_url=self._base_url or None,
            api_version=_API_VERSION,
            timeout=round(max(self._timeout, _SHORTEST_TIMEOUT) * 1000),
            httpx_async_client=self._http,
        )
        return genai.Client(vertexai=False, api_key=self._key.secret, http_options=options)


def _parts(request: Request) -> "list[types.Part]":
    """The paper, its figures and the question."""
    from google.genai import types

    parts = [types.Part(text=request.paper)]
    for figure in request.figures:
        image = figure.image
        parts += [types.Part(text=figure.heading), types.Part.from_bytes(data=image.data, mime_type=image.mime_type)]
    return [*parts, types.Part(text=request.question)]


async def _connect_soon(request: "httpx2.Request") -> None:
    """The SDK gives the connection as long as the answer; where Google is blocked nobody would learn it for minutes."""
    request.extensions["timeout"]["connect"] = _CONNECT_TIMEOUT


def _thinking(name: str) -> dict[str, str | int]:
    """How much the model may think: enough to weigh evidence, too little to eat the answer's budget of tokens."""
    return {"thinking_budget": _THINKING_TOKENS} if "gemini-2." in name else {"thinking_level": "LOW"}
