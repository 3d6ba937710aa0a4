import logging
import subprocess
import sys

import pytest
from pydantic import SecretStr

from paperdigest.asking.models.gemini import GeminiModel, gemini_key
from paperdigest.errors import ConfigError
from tests.asking.models.gemini_failures import BAD_KEY, KEY
from tests.asking.models.test_gemini import MODEL, model_at
from tests.asking.sample_request import request
from tests.servers.gemini import GeminiServer, Turn


async def test_the_address_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with GeminiServer() as server:
        monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", server.url)
        async with GeminiModel(MODEL, SecretStr(KEY), 20) as model:
            await model.ask(request())
        assert len(server.requests) == 1


async def test_the_key_given_is_used_whatever_keys_the_environment_has(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name, value in {"GOOGLE_API_KEY": "another", "GOOGLE_GENAI_USE_VERTEXAI": "true"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GEMINI_API_KEY", KEY)
    monkeypatch.setenv("GOOGLE_GENAI_API_VERSION", "v1")
    async with GeminiServer() as server, model_at(server) as model:
        await model.ask(request())
        [received] = server.requests
    assert received.headers["x-goog-api-key"] == KEY
    assert received.path == f"/v1beta/models/{MODEL}:generateContent"
    assert "GOOGLE_API_KEY" not in caplog.text


async def test_a_proxy_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://me:s3cret@127.0.0.1:70")
    async with GeminiModel(MODEL, SecretStr(KEY), 5) as model:
        with pytest.raises(ConfigError, match=r"proxy .*127\.0\.0\.1:70") as raised:
            await model.ask(request())
    assert "me:" not in str(raised.value)
    monkeypatch.setenv("ALL_PROXY", "http://me:s3cret@127.0.0.1:99999")
    with pytest.raises(ConfigError, match=r"^ALL_PROXY is no address"):
        GeminiModel(MODEL, SecretStr(KEY), 5)


def test_a_wrong_address_of_the_environment_is_said_before_any_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", "http://127.0.0.1:99999")
    with pytest.raises(ConfigError, match=r"^GOOGLE_GEMINI_BASE_URL = "):
        GeminiModel(MODEL, SecretStr(KEY), 5)


async def test_the_sdk_does_not_turn_to_aiohttp_where_that_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("google.genai._api_client.has_aiohttp", True)
    async with GeminiServer() as server, model_at(server) as model:
        await model.ask(request())
    assert "aiohttp" not in server.requests[0].headers["user-agent"]
    assert len(server.requests) == 1


async def test_nothing_that_is_logged_has_the_key(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with GeminiServer(Turn(BAD_KEY, 400)) as server, model_at(server) as model:
        with pytest.raises(ConfigError):
            await model.ask(request())
        await model.ask(request())
    assert "POST" in caplog.text
    assert KEY not in caplog.text
    assert KEY not in repr(vars(model))


def test_the_sdk_is_loaded_with_the_first_request_only() -> None:
    code = (
        "import sys\n"
        "from pydantic import SecretStr\n"
        "from paperdigest.asking.models.gemini import GeminiModel\n"
        "import paperdigest.asking.retry\n"
        f"GeminiModel({MODEL!r}, SecretStr('k'), 5)\n"
        "print([name for name in sys.modules if name.startswith(('google.', 'httpx'))])\n"
    )
    path = {"PYTHONPATH": ":".join(sys.path)}
    printed = subprocess.run([sys.executable, "-c", code], env=path, capture_output=True, text=True, check=True)
    assert printed.stdout == "[]\n"


def test_gemini_api_key_comes_first() -> None:
    both = {"GEMINI_API_KEY": " one\n", "GOOGLE_API_KEY": "two"}
    assert gemini_key(both).get_secret_value() == "one"
    assert gemini_key(both | {"GEMINI_API_KEY": " "}).get_secret_value() == "two"
    assert "one" not in repr(gemini_key(both))


def test_no_key_names_the_next_step() -> None:
    with pytest.raises(ConfigError, match=r"set GEMINI_API_KEY .*aistudio.* or pass --model offline"):
        gemini_key({"GEMINI_API_KEY": "\n"})


@pytest.mark.parametrize("key", ["ab\ncd", "ab\x00cd", "ab\u200bcd", "ключ-to-it"])
def test_a_key_that_cannot_be_one_is_refused_unseen(key: str) -> None:
    with pytest.raises(ConfigError, match="GEMINI_API_KEY has characters") as raised:
        gemini_key({"GEMINI_API_KEY": key, "GOOGLE_API_KEY": "fine"})
    assert key[:2] + key[-2:] not in str(raised.value)
    assert key not in str(raised.value)
