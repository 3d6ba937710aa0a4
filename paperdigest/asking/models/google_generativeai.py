"""Gemini through google-generativeai, google-genai's forerunner, which is loaded with the first request."""

import asyncio
import json
import os
import re
import warnings
from datetime import datetime
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from typing import Any
from urllib.request import getproxies

import requests
from pydantic import SecretStr
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, MaxRetryError

from paperdigest.address import check_proxies
from paperdigest.asking.models import capped
from paperdigest.asking.models.base import Request
from paperdigest.asking.models.gemini import GeminiModel
from paperdigest.asking.models.gemini_wire import FEW_TRIES, Answer, parse_answer, status_error
from paperdigest.asking.models.google_generativeai_wire import older_schema, with_names
from paperdigest.daemon_thread import in_daemon_thread
from paperdigest.errors import ConfigError, PaperdigestError, TransientError

_PACKAGE = "google.generativeai"
_ADDRESS = "https://generativelanguage.googleapis.com"  # named, else variables of Google Cloud lead the key elsewhere
_CONNECT_TIMEOUT = 20.0  # seconds
_PIECE = 1 << 16  # bytes
_CONNECTIONS = 4  # tries for one, about 15 s: where nobody listens no service is overloaded
_WHOSE = re.compile(r"^\w*Connection\w*\(host=.*?\): ")  # how urllib3's messages begin


class GoogleGenerativeAIModel(GeminiModel):
    """A Gemini model asked by the older package; arguments and errors as for GeminiModel.

    It thinks as much as it likes and is not told the order of an answer's properties: the package has words for
    neither. ConfigError when the package is missing.
    """

    def __init__(self, name: str, api_key: SecretStr, timeout: float, base_url: str = "") -> None:
        if find_spec(_PACKAGE) is None:
            raise ConfigError("google-generativeai is not installed: pip install 'paperdigest[google-generativeai]'")
        super().__init__(name, api_key, timeout, base_url)
        if "/" in self.name:
            raise ConfigError(f"{name!r} is no name of a model: pass for example gemini-3.5-flash-lite")
        check_proxies(getproxies(), "socks")
        self.options = _PACKAGE

    async def _generate(self, request: Request, output_tokens: int) -> Answer:
        """One HTTP request, in a thread that nobody waits for when this is cancelled or out of time."""
        client, door = self._connect()
        message = self._message(request, output_tokens)
        try:
            async with asyncio.timeout(self._client.timeout):
                status, body = await in_daemon_thread(lambda _: _send(client, door, message, self._client.timeout))
        except TimeoutError as error:
            raise TransientError(
                f"Gemini gave no answer within {self._client.timeout:g} s (setting timeout)", tries=FEW_TRIES
            ) from error
        except (requests.RequestException, HTTPError) as error:
            raise self._connection_error(error) from self._client.key.cause(error)
        if status != 200:
            said = self._client.key.mask(body.decode(errors="replace"))
            raise status_error(status, said, self.name, datetime.now().astimezone())
        return parse_answer(with_names(body))

    def _connect(self) -> tuple[Any, "_Door"]:
        """A client of its own for each request, as threads cannot share one; it takes a tenth of a millisecond."""
        genai, client_module = _load()
        # The settings are the whole process's: the client is made before anyone else can change them.
        address = (self._client.base_url or _ADDRESS).rstrip("/")
        genai.configure(api_key=self._client.key.secret, transport="rest", client_options={"api_endpoint": address})
        client = client_module.get_default_generative_client()
        door = _Door()
        session = client.transport._session
        session.verify = os.environ.get("SSL_CERT_FILE") or True  # what every other library reads
        for scheme in ("http://", "https://"):
            session.mount(scheme, door)
        return client, door

    def _message(self, request: Request, output_tokens: int) -> Any:
        protos = _load()[0].protos
        return protos.GenerateContentRequest(
            model=f"models/{self.name}",
            system_instruction=protos.Content(parts=[protos.Part(text=request.system)]),
            contents=[protos.Content(role="user", parts=[*_shown(request), protos.Part(text=request.question)])],
            generation_config=protos.GenerationConfig(
                response_mime_type="application/json",
                response_schema=protos.Schema.from_json(json.dumps(older_schema(request.schema))),
                max_output_tokens=output_tokens,
            ),
        )

    def _connection_error(self, error: Exception) -> PaperdigestError:
        inner, describe = error.args[0] if error.args else None, self._client.key.describe
        if isinstance(error, requests.exceptions.InvalidURL):
            return ConfigError(f"the proxy that the environment names cannot be used: {describe(error)}")
        if isinstance(error, requests.ConnectionError) and isinstance(inner, MaxRetryError):
            reason = _WHOSE.sub("", describe(inner.reason or error))
            return TransientError(
                f"Gemini cannot be reached ({reason}): check network, HTTPS_PROXY, NO_PROXY, GOOGLE_GEMINI_BASE_URL",
                tries=FEW_TRIES if isinstance(error, requests.ConnectTimeout) else _CONNECTIONS,
            )
        return TransientError(f"the connection to Gemini broke ({describe(error)})")


def _shown(request: Request) -> list[Any]:
    """The paper and its figures."""
    protos = _load()[0].protos
    parts = [protos.Part(text=request.paper)]
    for figure in request.figures:
        blob = protos.Blob(mime_type=figure.image.mime_type, data=figure.image.data)
        parts += [protos.Part(text=figure.heading), protos.Part(inline_data=blob)]
    return parts


class _Door(HTTPAdapter):
    """Sends one request, keeps the answer as it came, and shows the package an empty one.

    Left to itself the package follows redirects with the key, sends three times what a 401 refuses, fails at an
    error's body that is a list, and drops what is newer than its types: thoughts' tokens, reasons.
    """

    status = 0
    body = b""

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: bool | str = True,
        cert: Any = None,
        proxies: Any = None,
    ) -> requests.Response:
        del stream  # the answer is read here, and no more of it than may be
        with super().send(request, True, (min(timeout, _CONNECT_TIMEOUT), timeout), verify, cert, proxies) as response:
            self.status, self.body = response.status_code, _read(response)
        shown = requests.Response()
        shown.status_code, shown.raw = 200, BytesIO(b"{}")
        return shown


def _read(response: requests.Response) -> bytes:
    body = bytearray()
    for piece in response.iter_content(_PIECE):
        body += piece
        if len(body) > capped.LARGEST:
            raise requests.exceptions.ContentDecodingError(f"the answer is larger than {capped.LARGEST:,} bytes")
    return bytes(body)


def _send(client: Any, door: _Door, message: Any, timeout: float) -> tuple[int, bytes]:
    """Status and body of the answer; `timeout` (seconds) bounds each silence. Errors are those of requests."""
    with client:
        client.generate_content(message, retry=None, timeout=timeout)
    return door.status, door.body


@cache
def _load() -> tuple[Any, Any]:
    """The package and its module of clients."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # that support ends: of the package, of Python 3.11
        import google.generativeai as genai
        from google.generativeai import client
    return genai, client
