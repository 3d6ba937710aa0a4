import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from paperdigest.errors import ServiceError, TransientError
from paperdigest.sources.arxiv_http import Answer, Http
from paperdigest.sources.arxiv_retry import OverloadedError, UnreachableError
from paperdigest.sources.pace import Pace
from tests.servers.arxiv import ArxivServer, Reply, Row, pdf


@pytest.fixture
def server() -> Iterator[ArxivServer]:
    with ArxivServer([Row()]) as running:
        yield running


def get(
    server: ArxivServer, tmp_path: Path, path: str = "/pdf/2401.00001", timeout: float = 5, most: int = 10_000
) -> Answer:
    http = Http(server.url, Pace(0, tmp_path / "pace"), timeout, "tester/1.0")
    try:
        return http.get(server.url + path, {"Accept": "application/pdf"}, most, time.sleep)
    finally:
        http.close()


def test_requests_name_the_tool_and_what_they_accept(server: ArxivServer, tmp_path: Path) -> None:
    assert get(server, tmp_path).body == pdf("2401.00001")
    headers = server.seen[0].headers
    assert (headers["user-agent"], headers["accept"]) == ("tester/1.0", "application/pdf")


def test_silence_ends_with_the_timeout(server: ArxivServer, tmp_path: Path) -> None:
    server.pdfs.append(Reply(pdf(), delay=1))
    with pytest.raises(TransientError, match="no answer from 127"):
        get(server, tmp_path, timeout=0.05)


def test_a_body_that_drips_ends_with_the_total_time(server: ArxivServer, tmp_path: Path) -> None:
    server.pdfs.append(Reply(b"x" * 9000, drip=0.001))  # for ten seconds, if nothing ends it
    http = Http(server.url, Pace(0, tmp_path / "pace"), 5, "tester/1.0")
    with pytest.raises(TransientError, match="took too long"):
        http.get(f"{server.url}/pdf/2401.00001", {}, 10_000, time.sleep, within=0.2)
    http.close()


@pytest.mark.parametrize("headers", [{}, {"Transfer-Encoding": "chunked", "Content-Length": "9"}])
def test_a_size_over_the_limit_is_refused(server: ArxivServer, tmp_path: Path, headers: dict[str, str]) -> None:
    server.pdfs.append(Reply(b"bb8\r\n" + b"x" * 3000 + b"\r\n0\r\n\r\n", headers=headers))
    with pytest.raises(TransientError, match="larger than") as caught:
        get(server, tmp_path, most=2000)
    assert caught.value.tries == 1


def test_a_body_shorter_than_announced_is_cut(server: ArxivServer, tmp_path: Path) -> None:
    server.pdfs.append(Reply(pdf() + pdf(), cut=len(pdf())))
    with pytest.raises(TransientError, match="was cut"):
        get(server, tmp_path)


def test_a_connection_closed_without_an_answer_is_no_dead_network(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        closing = threading.Thread(target=lambda: listener.accept()[0].close())
        closing.start()
        http = Http("http://127.0.0.1", Pace(0, tmp_path / "pace"), 5, "t")
        with pytest.raises(TransientError, match="broke") as caught:
            http.get(f"http://127.0.0.1:{listener.getsockname()[1]}/", {}, 1000, time.sleep)
        closing.join()
    assert not isinstance(caught.value, UnreachableError)


def test_a_refused_connection_is_a_dead_network(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    http = Http("http://127.0.0.1", Pace(0, tmp_path / "pace"), 5, "t")
    with pytest.raises(UnreachableError, match=f"no connection to 127.0.0.1:{port}"):
        http.get(f"http://127.0.0.1:{port}/", {}, 1000, time.sleep)
    assert (tmp_path / "pace").read_text(), "a request without an answer counts for the pace"


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    with ArxivServer([Row()], certificate=self_signed(tmp_path)) as server:
        with pytest.raises(ServiceError, match="no valid certificate"):
            get(server, tmp_path)
        assert server.seen == []


def test_a_connection_that_does_not_become_secure_is_a_dead_network(server: ArxivServer, tmp_path: Path) -> None:
    server.url = server.url.replace("http:", "https:")
    with pytest.raises(UnreachableError, match="no secure connection"):
        get(server, tmp_path)


def self_signed(folder: Path) -> Path:
    """A file with a key and a certificate for 127.0.0.1 that only itself vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    now = datetime.now(UTC)
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    certificate = builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
    file = folder / "server.pem"
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + certificate)
    return file


def test_the_password_of_a_proxy_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"http_proxy": "http://me:s3cret@127.0.0.1:99999", "NO_PROXY": "", "no_proxy": ""}.items():
        monkeypatch.setenv(name, value)
    http = Http("http://far.example", Pace(0, tmp_path / "pace"), 5, "t")
    with pytest.raises(ServiceError, match=r"cannot ask far\.example: .*127\.0\.0\.1:99999") as raised:
        http.get("http://far.example/", {}, 1000, time.sleep)
    assert "s3cret" not in str(raised.value)


def test_a_host_with_a_password_redirects_to_itself(server: ArxivServer, tmp_path: Path) -> None:
    own = server.url
    server.url = own.replace("http://", "http://me:s3cret@")
    server.pdfs.append(Reply(status=301, headers={"Location": f"{own}/pdf/2401.00001v1"}))
    assert get(server, tmp_path).body == pdf("2401.00001v1")
    server.pdfs.append(Reply(status=301, headers={"Location": "http://you:s3cret@["}))
    with pytest.raises(ServiceError, match="not followed") as raised:
        get(server, tmp_path)
    assert "s3cret" not in str(raised.value)


def test_an_answer_has_no_more_time_than_it_is_given(server: ArxivServer, tmp_path: Path) -> None:
    http = Http(server.url, Pace(0, tmp_path / "pace"), 5, "t")
    server.pdfs.append(Reply(pdf(), delay=1))
    with pytest.raises(TransientError, match="no answer"):
        http.get(server.url + "/pdf/x", {}, 1000, time.sleep, within=0.1)
    with pytest.raises(TransientError, match="took too long"):
        http.get(server.url + "/pdf/x", {}, 1000, time.sleep, within=0)
    assert len(server.seen) == 1


def test_redirects_to_the_same_host_are_followed(server: ArxivServer, tmp_path: Path) -> None:
    server.pdfs.append(Reply(status=301, headers={"Location": "/pdf/2401.00001v1"}))
    assert get(server, tmp_path).body == pdf("2401.00001v1")


@pytest.mark.parametrize(
    "target",
    [
        "http://localhost:1/pdf/x",
        "https://arxiv.org.example.com/",
        "https://arxiv.org@example.com/",
        "https://notarxiv.org/",
        "http://arxiv.org/pdf/x",
        "file:///etc/passwd",
        "http://[",
    ],
)
def test_redirects_elsewhere_are_not_followed(server: ArxivServer, tmp_path: Path, target: str) -> None:
    server.pdfs.append(Reply(status=302, headers={"Location": target}))
    with pytest.raises(ServiceError, match="not followed"):
        get(server, tmp_path)
    assert len(server.seen) == 1


def test_redirects_to_arxiv_are_followed(server: ArxivServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def resolve(host: object, *_: object, **__: object) -> None:
        asked.append(host)
        raise socket.gaierror("no such host")

    server.pdfs.append(Reply(status=302, headers={"Location": "https://export.arxiv.org/pdf/x"}))
    resolver = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: (resolver if host == "127.0.0.1" else resolve)(host, *rest, **more),
    )
    with pytest.raises(UnreachableError, match=r"no connection to export\.arxiv\.org"):
        get(server, tmp_path)
    assert asked == ["export.arxiv.org"]


def test_redirects_in_a_circle_end(server: ArxivServer, tmp_path: Path) -> None:
    server.pdfs.extend([Reply(status=302, headers={"Location": "/pdf/x"})] * 9)
    with pytest.raises(TransientError, match="without end"):
        get(server, tmp_path)
    assert len(server.seen) == 5


@pytest.mark.parametrize(
    ("status", "kind"), [(429, OverloadedError), (503, OverloadedError), (406, OverloadedError), (500, TransientError)]
)
def test_statuses_say_how_long_to_wait(status: int, kind: type[TransientError]) -> None:
    with pytest.raises(TransientError, match=f"HTTP {status}") as caught:
        Answer(status, {"Retry-After": "17"}, b"").require_ok()
    assert (type(caught.value), caught.value.retry_after) == (kind, 17)
    Answer(200, {}, b"").require_ok()
