import logging
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from pydantic import SecretStr

from paperdigest.asking.models.openai import OpenAIModel
from paperdigest.asking.models.openai_client import openai_key
from paperdigest.errors import ConfigError
from tests.asking.models.test_openai import KEY, MODEL, model_at
from tests.asking.sample_request import request
from tests.servers.gemini import Turn
from tests.servers.openai import OpenAIServer, failure
from tests.servers.proxy import running_proxy

LOCAL = {"OPENAI_BASE_URL": "http://localhost:11434/v1"}


async def test_the_address_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with OpenAIServer() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        async with OpenAIModel(MODEL, SecretStr(KEY), 20) as model:
            await model.ask(request())
        assert len(server.requests) == 1


async def test_the_key_given_is_used_whatever_keys_the_environment_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "another")
    monkeypatch.setenv("OPENAI_ADMIN_KEY", "a third")
    async with OpenAIServer() as server, model_at(server) as model:
        await model.ask(request())
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


async def test_the_organization_of_the_environment_is_told_to_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-canary")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-canary")
    async with OpenAIServer() as server, model_at(server) as model:
        await model.ask(request())
    assert "canary" not in str(server.requests[0].headers)


async def test_a_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with OpenAIServer() as server:
        with running_proxy({"models.example": urlsplit(server.url).port or 0}) as proxy:
            monkeypatch.setenv("HTTP_PROXY", f"http://{proxy.place}")
            monkeypatch.setenv("NO_PROXY", "")
            async with OpenAIModel(MODEL, SecretStr(KEY), 20, "http://models.example/v1") as model:
                await model.ask(request())
        assert proxy.log == [("HTTP", "models.example")]


def test_a_proxy_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://me:s3cret@127.0.0.1:99999")
    with pytest.raises(ConfigError, match=r"^ALL_PROXY is no address"):
        OpenAIModel(MODEL, SecretStr(KEY), 5)


async def test_nothing_that_is_logged_has_the_key(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    refusal = Turn(failure(f"Incorrect API key provided: {KEY}"), 401)
    async with OpenAIServer(refusal) as server, model_at(server) as model:
        with pytest.raises(ConfigError):
            await model.ask(request())
        await model.ask(request())
    assert "POST" in caplog.text
    assert KEY not in caplog.text


def test_the_package_is_loaded_with_the_first_request_only() -> None:
    code = (
        "import sys\n"
        "from pydantic import SecretStr\n"
        "from paperdigest.asking.models.openai import OpenAIModel\n"
        f"OpenAIModel({MODEL!r}, SecretStr('k'), 5)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('openai', 'httpx2', 'httpx')])\n"
    )
    path = {"PYTHONPATH": ":".join(sys.path)}
    printed = subprocess.run([sys.executable, "-c", code], env=path, capture_output=True, text=True, check=True)
    assert printed.stdout == "[]\n"


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(ConfigError, match=r"pip install 'paperdigest\[openai\]'"):
        OpenAIModel(MODEL, SecretStr(KEY), 5)


def test_the_key_is_taken_from_the_environment() -> None:
    assert openai_key({"OPENAI_API_KEY": " one\n"}).get_secret_value() == "one"
    assert "one" not in repr(openai_key({"OPENAI_API_KEY": "one"}))


@pytest.mark.parametrize("url", ["", "https://api.openai.com/v1", "https://eu.api.openai.com/v1"])
def test_openai_itself_needs_a_key(url: str) -> None:
    with pytest.raises(ConfigError, match=r"set OPENAI_API_KEY .*OPENAI_BASE_URL .*--model offline"):
        openai_key({"OPENAI_API_KEY": "\n", "OPENAI_BASE_URL": url})


async def test_another_server_may_need_none() -> None:
    assert openai_key(LOCAL).get_secret_value()
    assert openai_key({"OPENAI_BASE_URL": "https://notopenai.com/v1"}).get_secret_value()
    async with OpenAIServer() as server:
        key = openai_key({"OPENAI_BASE_URL": server.base_url}).get_secret_value()
        async with OpenAIModel(MODEL, SecretStr(key), 20, server.base_url) as model:
            assert (await model.ask(request())).text


@pytest.mark.parametrize("key", ["ab\ncd", "ab\x00cd", "ab\u200bcd", "ключ-to-it"])
def test_a_key_that_cannot_be_one_is_refused_unseen(key: str) -> None:
    with pytest.raises(ConfigError, match="OPENAI_API_KEY has characters") as raised:
        openai_key(LOCAL | {"OPENAI_API_KEY": key})
    assert key not in str(raised.value)
