"""Fixtures of all tests: no network but this machine's own, no settings but the test's own."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.servers.certificate import own_certificate

# how fast an example is depends on what else the machine does; the same examples in every run, new ones in `make fuzz`
settings.register_profile("patient", max_examples=200, deadline=None, derandomize=True)
settings.register_profile("fuzz", max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("patient")

_OTHERS = {"SOURCE_DATE_EPOCH", "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"}
_LOCAL = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _LOCAL:
            raise AssertionError(f"a test wanted to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def _authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The only certificate that is trusted: reading a system's hundred takes 20 ms, several times for each client."""
    return own_certificate(tmp_path_factory.mktemp("authority"))[1]


def forget_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of the machine's settings, keys or certificates."""
    for name in list(os.environ):
        if name.startswith("PAPERDIGEST_") or name.endswith("_API_KEY") or name in _OTHERS:
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def _untouched() -> list[Path]:
    """The folder of the last test, when that left nothing there: most tests write no file."""
    return []


@pytest.fixture(autouse=True)
def _own_surroundings(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    _authority: Path,
    _untouched: list[Path],
) -> Iterator[None]:
    """An empty working folder and home, and none of the machine's settings, keys or certificates."""
    forget_settings(monkeypatch)
    has_own = "tmp_path" in request.fixturenames
    if has_own or not _untouched:
        folder = request.getfixturevalue("tmp_path") if has_own else tmp_path_factory.mktemp("test")
        (folder / "home").mkdir()
        (folder / "work").mkdir()
    else:
        folder = _untouched.pop()
    home = folder / "home"
    monkeypatch.setenv("SSL_CERT_FILE", str(_authority))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.chdir(folder / "work")
    yield
    if not has_own and {path.name for path in folder.rglob("*")} == {"home", "work"}:
        _untouched.append(folder)
