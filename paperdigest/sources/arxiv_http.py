"""One GET to arXiv: its host and size checked, its time bounded, every failure named."""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError, MaxRetryError

from paperdigest.address import host_and_port, without_secrets
from paperdigest.daemon_thread import Pause
from paperdigest.errors import ServiceError, TransientError
from paperdigest.sources.arxiv_retry import OverloadedError, UnreachableError, parse_retry_after
from paperdigest.sources.pace import Pace

_PIECE = 256  # bytes; small, so that a body that only drips still meets its deadline
_TOTAL = 10  # timeouts that an answer may take in all
_CONNECTIONS = 4  # tries for one: where nobody listens, waiting seldom helps
_MOST_REDIRECTS = 4
_REDIRECTS = {301, 302, 303, 307, 308}
_THROTTLING = {403, 406, 429, 503}  # what arXiv's edge answers to clients that it holds to be too fast


@dataclass(frozen=True)
class Answer:
    """A whole answer; names of headers are looked up without regard to case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def require_ok(self) -> None:
        """Raise the TransientError that a status other than 200 stands for."""
        if self.status == 200:
            return
        kind = OverloadedError if self.status in _THROTTLING else TransientError
        retry_after = parse_retry_after(self.headers.get("Retry-After"), datetime.now(UTC))
        raise kind(f"arXiv answered HTTP {self.status}", retry_after)


class Http:
    """Requests to arXiv's hosts and to that of `base`.

    `timeout` (seconds) bounds the connection and each silence, ten times as much a whole answer.
    """

    def __init__(self, base: str, pace: Pace, timeout: float, user_agent: str) -> None:
        self._own = urlsplit(base)
        self._pace = pace
        self._timeout = timeout
        self._session = _Session()
        self._session.verify = os.environ.get("SSL_CERT_FILE") or True  # what every other library reads
        self._session.headers["User-Agent"] = user_agent

    def get(self, url: str, headers: Mapping[str, str], most: int, pause: Pause, within: float | None = None) -> Answer:
        """The answer, redirects followed, at most `most` bytes; to be called in a turn of the pace.

        `within` (seconds) bounds it all, ten timeouts if None. Raises TransientError for what may go better another
        time, ServiceError for what will not.
        """
        deadline = time.monotonic() + (_TOTAL * self._timeout if within is None else within)
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._exchange(url, headers, most, deadline)
            target = answer.headers.get("Location")
            if answer.status not in _REDIRECTS or not target:
                return answer
            url = self._allowed(url, target)
            pause(self._pace.seconds)
        raise TransientError("arXiv redirects without end", tries=1)

    def close(self) -> None:
        """Close idle connections."""
        self._session.close()

    def _exchange(self, url: str, headers: Mapping[str, str], most: int, deadline: float) -> Answer:
        host, timeout = host_and_port(url), min(self._timeout, deadline - time.monotonic())
        if timeout <= 0:
            raise _too_long()
        self._pace.mark()
        try:
            with self._session.get(
                url, headers=headers, timeout=timeout, stream=True, allow_redirects=False
            ) as response:
                self._pace.mark()  # again: at the server the request arrived a little after the first mark
                return Answer(response.status_code, response.headers, _read(response, most, deadline))
        except requests.exceptions.SSLError as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                message = f"{host} has no valid certificate: check the network, a proxy or the clock"
                raise ServiceError(message) from error
            raise UnreachableError(f"no secure connection to {host}", tries=_CONNECTIONS) from error
        except requests.exceptions.ConnectTimeout as error:
            raise UnreachableError(f"no connection to {host} within {timeout:.0f} s", tries=3) from error
        except requests.exceptions.Timeout as error:
            raise TransientError(f"no answer from {host} within {timeout:.0f} s", tries=3) from error
        except requests.exceptions.ConnectionError as error:
            if error.args and isinstance(error.args[0], MaxRetryError):
                raise UnreachableError(f"no connection to {host}", tries=_CONNECTIONS) from error
            raise TransientError(f"the connection to {host} broke") from error
        except requests.exceptions.ChunkedEncodingError as error:
            raise TransientError(f"the answer of {host} was cut") from error
        except (requests.RequestException, HTTPError) as error:
            reason = without_secrets(str(error))
            raise ServiceError(f"cannot ask {host}: {reason}: check arxiv.url and the proxy settings") from error

    def _allowed(self, url: str, target: str) -> str:
        """Where a redirect leads; ServiceError when that is neither arXiv nor the configured host."""
        try:
            parts = urlsplit(urljoin(url, target))
        except ValueError:
            parts = urlsplit("")
        host = parts.hostname or ""
        is_arxiv = parts.scheme == "https" and (host == "arxiv.org" or host.endswith(".arxiv.org"))
        is_own = (parts.scheme, host_and_port(parts.geturl())) == (self._own.scheme, host_and_port(self._own.geturl()))
        if not is_arxiv and not is_own:
            raise ServiceError(
                f"{host_and_port(url)} redirects to {host or 'no host'}, which is not arXiv: not followed; "
                "log in to the network if it wants that, and run again"
            )
        return parts.geturl()


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: else requests would read a redirect's body, however long, and follow or fail at its target."""


def _read(response: requests.Response, most: int, deadline: float) -> bytes:
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > most:
        raise _too_large(most)
    body = bytearray()
    for piece in response.iter_content(_PIECE):
        body += piece
        if len(body) > most:
            raise _too_large(most)
        if time.monotonic() > deadline:
            raise _too_long()
    return bytes(body)


def _too_long() -> TransientError:
    return TransientError("the answer took too long", tries=1)


def _too_large(most: int) -> TransientError:
    return TransientError(f"the answer is larger than {most // 1_000_000} MB", tries=1)
