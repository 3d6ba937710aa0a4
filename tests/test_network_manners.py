"""Whom a run speaks to, what it follows, and how much it takes."""

import gzip
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from pydantic import SecretStr
from tenacity import wait_none

from paperdigest.asking import retry
from paperdigest.asking.models import capped
from paperdigest.asking.models.gemini import GeminiModel
from paperdigest.asking.models.google_generativeai import GoogleGenerativeAIModel
from paperdigest.asking.models.openai import OpenAIModel
from paperdigest.errors import ServiceError, TransientError
from paperdigest.sources import arxiv as arxiv_source
from tests.asking.sample_request import request
from tests.cli.command import environment
from tests.cli.inprocess import run, run_beside
from tests.servers.arxiv import ArxivServer, Reply, Row, pdf
from tests.servers.gemini import GeminiServer, Turn, answer
from tests.servers.openai import completion

KEY = SecretStr("key-0123456789")
ELSEWHERE = {"Location": "http://127.0.0.1:9/elsewhere"}


async def gemini(url: str) -> None:
    async with GeminiModel("gemini-x", KEY, 20, url) as model:
        await model.ask(request())


async def older(url: str) -> None:
    async with GoogleGenerativeAIModel("gemini-x", KEY, 20, url) as model:
        await model.ask(request())


async def openai(url: str) -> None:
    async with OpenAIModel("model-x", KEY, 20, f"{url}/v1") as model:
        await model.ask(request())


MODELS = pytest.mark.parametrize("ask", [gemini, older, openai])


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of hosts that are looked up beside this machine's; there is none of them."""
    names: list[str] = []
    known = socket.getaddrinfo

    def look(host: Any, *arguments: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name == "127.0.0.1":
            return known(host, *arguments, **named)
        names.append(name)
        raise socket.gaierror(socket.EAI_NONAME, "unknown here")

    monkeypatch.setattr(socket, "getaddrinfo", look)
    monkeypatch.setattr(retry, "_BACKOFF", wait_none())
    monkeypatch.setattr(arxiv_source, "_SHORTEST_WAIT", 0.0)
    for name, value in environment(
        {"PAPERDIGEST_ARXIV_PACE": "0", "GEMINI_API_KEY": "k", "OPENAI_API_KEY": "k"}
    ).items():
        monkeypatch.setenv(name, value)
    return names


@pytest.mark.parametrize(
    ("model", "host"),
    [
        ("offline", None),
        ("gemini-x", "generativelanguage.googleapis.com"),
        pytest.param("google-generativeai:gemini-x", "generativelanguage.googleapis.com", marks=pytest.mark.slow),
        pytest.param("openai:model-x", "api.openai.com", marks=pytest.mark.slow),
    ],
)
async def test_a_run_speaks_to_arxiv_and_the_chosen_provider_alone(
    model: str, host: str | None, looked_up: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with ArxivServer([Row(published="2024-05-30T10:00:00Z")]) as arxiv:
        monkeypatch.setenv("PAPERDIGEST_ARXIV_URL", arxiv.url)
        arxiv.pdfs.append(Reply(pdf()))
        result = await run_beside("digest", "sheep", "--model", model)
    assert set(looked_up) == ({host} if host else set())
    assert (result.code == 0) == (host is None)


@pytest.mark.parametrize(
    "command", [("digest", "sheep"), ("summarize", "2401.00001"), ("doctor", "--model", "offline")]
)
def test_arxiv_is_asked_under_its_own_name(command: tuple[str, ...], looked_up: list[str]) -> None:
    assert run(*command).code == 1
    assert set(looked_up) == {"export.arxiv.org"}


@MODELS
async def test_no_redirect_is_followed_with_the_key(ask: Callable[[str], Awaitable[None]]) -> None:
    async with GeminiServer(otherwise=lambda _: Turn(b"", 302, headers=ELSEWHERE)) as server:
        with pytest.raises(ServiceError, match=r"redirects .*, not followed: check"):
            await ask(server.url)
    assert len(server.requests) == 1


@MODELS
async def test_an_answer_is_bounded(ask: Callable[[str], Awaitable[None]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capped, "LARGEST", 50_000)
    large = answer("x" * 60_000) if ask is not openai else completion("x" * 60_000)
    async with GeminiServer(otherwise=lambda _: Turn(large)) as server:
        with pytest.raises(TransientError, match="larger than"):
            await ask(server.url)


@pytest.mark.parametrize("ask", [gemini, openai])
async def test_a_compressed_answer_is_not_asked_for_and_not_opened(ask: Callable[[str], Awaitable[None]]) -> None:
    bomb = gzip.compress(b"{" + b" " * 1_000_000)
    async with GeminiServer(otherwise=lambda _: Turn(bomb, headers={"Content-Encoding": "gzip"})) as server:
        with pytest.raises(TransientError, match="compressed, which was not asked for"):
            await ask(server.url)
    assert {received.headers["accept-encoding"] for received in server.requests} == {"identity"}
