"""Fixtures of all tests: no network but this machine's own, no settings but the test's own."""

import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.servers.certificate import own_certificate

# how fast an example is depends on what else the machine does; the same examples in every run, new ones in `make fuzz`
settings.register_profile("patient", max_examples=200, deadline=None, derandomize=True)
settings.register_profile("fuzz", max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("patient")

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
    """None of the machine's settings or keys."""
    for name in list(os.environ):
        if name.startswith("PAPERDIGEST_") or name.endswith("_API_KEY") or name == "SOURCE_DATE_EPOCH":
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, _authority: Path) -> None:
    """An empty working folder and home, and none of the machine's settings, keys or certificates."""
    forget_settings(monkeypatch)
    home, work = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    work.mkdir()
    monkeypatch.setenv("SSL_CERT_FILE", str(_authority))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.chdir(work)
