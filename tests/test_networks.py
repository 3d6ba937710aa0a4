"""Ways to the services: proxies, exceptions from them, and certificates of one's own, for every service alike."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pydantic import SecretStr

from paperdigest.asking.models.gemini import GeminiModel
from paperdigest.asking.models.openai import OpenAIModel
from paperdigest.cache import Cache
from paperdigest.errors import PaperdigestError
from paperdigest.sources.arxiv import ArxivSource
from tests.asking.sample_request import request
from tests.servers.arxiv import ArxivServer, Row
from tests.servers.certificate import own_certificate
from tests.servers.gemini import GeminiServer, Turn
from tests.servers.openai import completion
from tests.servers.proxy import Proxy, running_proxy

Ask = Callable[[str], Awaitable[None]]
Service = Callable[[Path | None], AbstractAsyncContextManager[str]]
_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")
FAR = "service.example"


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@asynccontextmanager
async def arxiv(certificate: Path | None) -> AsyncIterator[str]:
    with ArxivServer([Row()], certificate=certificate) as server:
        yield server.url


@asynccontextmanager
async def gemini(certificate: Path | None) -> AsyncIterator[str]:
    async with GeminiServer(certificate=certificate) as server:
        yield server.url


@asynccontextmanager
async def openai(certificate: Path | None) -> AsyncIterator[str]:
    turn = Turn(completion('{"summary": {}}'))
    async with GeminiServer(certificate=certificate, otherwise=lambda _: turn) as server:
        yield server.url


async def ask_arxiv(url: str) -> None:
    async with ArxivSource(url, 0, cache=Cache(Path("cache")), pace_file=Path("pace"), base_wait=0.01) as source:
        assert len((await source.search("all:sheep", 1)).papers) == 1


async def ask_gemini(url: str) -> None:
    async with GeminiModel("gemini-x", SecretStr("key-0123456789"), 20, url) as model:
        assert (await model.ask(request())).text == "{}"


async def ask_openai(url: str) -> None:
    async with OpenAIModel("model-x", SecretStr("key-0123456789"), 20, f"{url}/v1") as model:
        assert (await model.ask(request())).text == '{"summary": {}}'


SERVICES = pytest.mark.parametrize(
    ("service", "ask"),
    [(arxiv, ask_arxiv), (gemini, ask_gemini), (openai, ask_openai)],
    ids=["arxiv", "gemini", "openai"],
)


@asynccontextmanager
async def behind_proxy(service: Service, certificate: Path | None = None) -> AsyncIterator[tuple[str, str, Proxy]]:
    """The service's own address, its address by a name that only the proxy knows, and the proxy."""
    async with service(certificate) as url:
        parts = urlsplit(url)
        assert parts.port
        with running_proxy({FAR: parts.port}) as proxy:
            yield url, f"{parts.scheme}://{FAR}", proxy


@SERVICES
@pytest.mark.parametrize(
    ("variable", "scheme", "way"),
    [("HTTP_PROXY", "http", "HTTP"), ("ALL_PROXY", "http", "HTTP"), ("ALL_PROXY", "socks5h", "SOCKS")],
)
async def test_requests_pass_the_proxy(
    service: Service,
    ask: Ask,
    variable: str,
    scheme: str,
    way: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with behind_proxy(service) as (_, far, proxy):
        monkeypatch.setenv(variable, f"{scheme}://{proxy.place}")
        await ask(far)
    assert set(proxy.log) == {(way, FAR)}


@SERVICES
async def test_no_proxy_is_respected_and_nothing_else_is_excepted(
    service: Service, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with behind_proxy(service) as (near, _, proxy):
        monkeypatch.setenv("HTTP_PROXY", f"http://{proxy.place}")
        await ask(near)
        assert set(proxy.log) == {("HTTP", "127.0.0.1")}
        proxy.log.clear()
        monkeypatch.setenv("NO_PROXY", "localhost,127.0.0.1")
        await ask(near)
    assert proxy.log == []


@SERVICES
async def test_a_certificate_of_ones_own_is_trusted_through_a_proxy(
    service: Service, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, trusted = own_certificate(tmp_path, FAR)
    async with behind_proxy(service, server) as (_, far, proxy):
        monkeypatch.setenv("HTTPS_PROXY", f"http://{proxy.place}")
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        await ask(far)
    assert set(proxy.log) == {("CONNECT", FAR)}


@SERVICES
async def test_a_certificate_that_nobody_vouches_for_is_refused(service: Service, ask: Ask, tmp_path: Path) -> None:
    server, _ = own_certificate(tmp_path)
    async with service(server) as url:
        with pytest.raises(PaperdigestError, match="ertificate"):
            await ask(url)
