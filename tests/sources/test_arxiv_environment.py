import asyncio
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from paperdigest.cache import Cache
from paperdigest.errors import ConfigError, ServiceError
from paperdigest.sources.arxiv import ArxivSource
from tests.sources.arxivs import PAPER


@pytest.mark.parametrize("url", ["127.0.0.1:80", "http:///api", "http://[::1", "http://127.0.0.1:99999"])
def test_an_address_that_is_none_is_said(tmp_path: Path, url: str) -> None:
    with pytest.raises(ConfigError, match=r"^arxiv\.url = .*http:// or https://"):
        ArxivSource(url, cache=Cache(tmp_path), pace_file=tmp_path / "pace")


async def test_without_an_address_arxiv_itself_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def resolve(host: object, port: object, *_: object, **__: object) -> None:
        asked.append((host, port))
        raise socket.gaierror("no such host")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    arxiv = ArxivSource(pace=0, cache=Cache(tmp_path), pace_file=tmp_path / "pace", base_wait=0)
    with pytest.raises(ServiceError, match=r"no connection to export\.arxiv\.org, tried 4 times: check the network"):
        await arxiv.search("x", 1)
    with pytest.raises(ServiceError, match=r"no connection to arxiv\.org, "):
        await arxiv.download(PAPER)
    assert set(asked) == {("export.arxiv.org", 443), ("arxiv.org", 443)}


async def test_a_password_in_the_address_is_not_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        place = f"127.0.0.1:{listener.getsockname()[1]}"
    told: list[str] = []
    url, pace_file = f"http://user:s3cretpw@{place}", tmp_path / "pace"
    arxiv = ArxivSource(url, 0, cache=Cache(tmp_path), pace_file=pace_file, base_wait=20, say=told.append)
    search = asyncio.create_task(arxiv.search("x", 1))
    while not told:
        await asyncio.sleep(0.01)
    search.cancel()
    assert told == [f"no connection to {place}; trying again in 2 s"]


def test_a_proxy_that_is_none_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://user:s3cretpw@127.0.0.1:99999")
    with pytest.raises(ConfigError, match=r"^HTTPS_PROXY is no address") as raised:
        ArxivSource(cache=Cache(tmp_path), pace_file=tmp_path / "pace")
    assert "s3cretpw" not in str(raised.value)


def test_the_command_line_starts_without_the_package() -> None:
    program = """
import sys
import paperdigest.cli.app, paperdigest.sources.query
sys.exit(", ".join({"arxiv", "requests", "lxml"} & set(sys.modules)) or 0)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
