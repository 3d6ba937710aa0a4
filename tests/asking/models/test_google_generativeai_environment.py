import logging
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from paperdigest.asking.models.google_generativeai import GoogleGenerativeAIModel
from paperdigest.errors import ConfigError, TransientError
from tests.asking.models.gemini_failures import BAD_KEY, KEY
from tests.asking.models.test_gemini import MODEL
from tests.asking.models.test_google_generativeai import NEEDS_THE_PACKAGE, model_at
from tests.asking.sample_request import request
from tests.servers.certificate import own_certificate
from tests.servers.gemini import GeminiServer, Turn
from tests.servers.proxy import running_proxy


@pytest.fixture(autouse=True)
def _no_ways_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "google.generativeai", None)
    with pytest.raises(ConfigError, match=r"pip install 'paperdigest\[google-generativeai\]'$") as raised:
        GoogleGenerativeAIModel(MODEL, SecretStr(KEY), 5)
    assert raised.value.exit_code == 2


@NEEDS_THE_PACKAGE
async def test_the_address_and_the_key_are_ours_whatever_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", "another")
    monkeypatch.setenv("GOOGLE_API_USE_MTLS_ENDPOINT", "always")
    async with GeminiServer() as server:
        monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", f"{server.url}/gateway/")
        await GoogleGenerativeAIModel(MODEL, SecretStr(KEY), 20).ask(request())
        [received] = server.requests
    assert received.path.startswith(f"/gateway/v1beta/models/{MODEL}:generateContent?")
    assert received.headers["x-goog-api-key"] == KEY


@NEEDS_THE_PACKAGE
async def test_variables_of_google_cloud_do_not_lead_the_key_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_CLOUD_UNIVERSE_DOMAIN", "elsewhere.example")
    async with GeminiServer(Turn(b"", 403)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        with pytest.raises(TransientError, match="cannot be reached"):
            await GoogleGenerativeAIModel(MODEL, SecretStr(KEY), 5).ask(request())
    assert [received.path for received in proxy.requests] == ["generativelanguage.googleapis.com:443"]


@NEEDS_THE_PACKAGE
async def test_a_certificate_of_ones_own_is_trusted_through_a_proxy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate, trusted = own_certificate(tmp_path, "service.example")
    async with GeminiServer(certificate=certificate) as server:
        with pytest.raises(TransientError, match=r"cannot be reached .*certificate"):
            await model_at(server).ask(request())
        with running_proxy({"service.example": int(server.url.rpartition(":")[2])}) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", f"http://{proxy.place}")
            monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
            model = GoogleGenerativeAIModel(MODEL, SecretStr(KEY), 20, "https://service.example")
            assert (await model.ask(request())).text == "{}"
    assert proxy.log == [("CONNECT", "service.example")]


@NEEDS_THE_PACKAGE
async def test_a_proxy_that_cannot_be_used_is_named_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://me:s3cret@127.0.0.1:70")
    with pytest.raises(ConfigError, match=r"proxy that the environment names .*gopher") as raised:
        await GoogleGenerativeAIModel(MODEL, SecretStr(KEY), 5, "http://service.example").ask(request())
    assert "s3cret" not in str(raised.value)
    monkeypatch.setenv("ALL_PROXY", "http://me:s3cret@127.0.0.1:99999")
    with pytest.raises(ConfigError, match=r"^ALL_PROXY is no address"):
        GoogleGenerativeAIModel(MODEL, SecretStr(KEY), 5)


@NEEDS_THE_PACKAGE
@pytest.mark.parametrize("url", ["not-a-url", "http://[broken", "http://127.0.0.1:99999", "http://me:s3cret/@"])
def test_an_address_that_is_none_is_a_matter_of_settings(url: str) -> None:
    with pytest.raises(ConfigError, match=r"^GOOGLE_GEMINI_BASE_URL"):
        GoogleGenerativeAIModel(MODEL, SecretStr(KEY), 5, url)


@NEEDS_THE_PACKAGE
@pytest.mark.parametrize("name", ["", "a model", "gemini/../..", "tunedModels/mine", "gemini?x=1"])
def test_a_name_that_no_model_has_is_refused_before_any_request(name: str) -> None:
    with pytest.raises(ConfigError, match="no name of a model"):
        GoogleGenerativeAIModel(name, SecretStr(KEY), 5)


@NEEDS_THE_PACKAGE
async def test_nothing_that_is_logged_has_the_key(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with GeminiServer(Turn(BAD_KEY, 400)) as server:
        model = model_at(server)
        with pytest.raises(ConfigError):
            await model.ask(request())
        await model.ask(request())
    assert "POST" in caplog.text
    assert KEY not in caplog.text
    assert KEY not in repr(vars(model))


@NEEDS_THE_PACKAGE
def test_the_package_is_loaded_with_the_first_request_and_warns_nobody() -> None:
    code = (
        "import sys\n"
        "from paperdigest.asking.models.google_generativeai import GoogleGenerativeAIModel, _load\n"
        f"GoogleGenerativeAIModel({MODEL!r}, 'k', 5)\n"
        "print([name for name in sys.modules if name.startswith(('google.generativeai', 'google.genai', 'grpc'))])\n"
        "_load()\n"
    )
    path = {"PYTHONPATH": ":".join(sys.path)}
    printed = subprocess.run([sys.executable, "-c", code], env=path, capture_output=True, text=True, check=True)
    assert (printed.stdout, printed.stderr) == ("[]\n", "")
