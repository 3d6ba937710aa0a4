from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.address import (
    check_address,
    check_certificates,
    check_proxies,
    host_and_port,
    told,
    without_secrets,
)
from paperdigest.errors import ConfigError
from tests.servers.certificate import own_certificate


@pytest.mark.parametrize(
    "url", ["https://export.arxiv.org", "http://127.0.0.1:8080/mirror", "http://me:pw@[::1]:80", "http://a_b.例え.jp."]
)
def test_web_addresses_pass(url: str) -> None:
    check_address(url, "arxiv.url")


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:80",
        "ftp://arxiv.org",
        "http://",
        "http:///api",
        "http://[::1",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:0",
        "http://127.0.0.1:port",
        "http://one two",
        "http://host\n",
        "http://a..example",
        f"http://{'a' * 64}.example",
        "http://ex\u2100mple.com",
    ],
)
def test_what_is_none_is_named_with_its_setting(url: str) -> None:
    with pytest.raises(ConfigError, match=r"^arxiv\.url = .*: give an address that starts with http:// or https://"):
        check_address(url, "arxiv.url")


def test_an_address_that_may_hold_a_password_is_not_shown() -> None:
    with pytest.raises(ConfigError, match=r"^arxiv\.url: give an address") as raised:
        check_address("http://me:s3cret/pw@127.0.0.1", "arxiv.url")
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize(
    "proxy", ["http://me:pw@127.0.0.1:3128", "127.0.0.1:3128", "socks5h://localhost", "http://[::1]:1/"]
)
def test_proxies_pass(proxy: str) -> None:
    check_proxies({"https": proxy, "no": "::1,localhost"}, "socks")


@pytest.mark.parametrize(
    "proxy", ["http://me:s3cret@127.0.0.1:99999", "127.0.0.1:port", "http://[::1", "http://me:s3cret/pw@h"]
)
def test_a_proxy_that_is_none_is_named_by_its_variable(proxy: str) -> None:
    with pytest.raises(ConfigError, match=r"^HTTPS_PROXY is no address") as raised:
        check_proxies({"https": proxy}, "socks")
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://me:s3cret@127.0.0.1:1/api?q=@", "127.0.0.1:1"),
        ("http://me:s3@cret@[::1]:80", "[::1]:80"),
        ("https://arxiv.org", "arxiv.org"),
    ],
)
def test_only_host_and_port_are_told(url: str, expected: str) -> None:
    assert host_and_port(url) == expected


def test_a_message_loses_the_passwords_in_it() -> None:
    assert without_secrets("cannot parse http://me:s3/cr@et@host:1: no") == "cannot parse http://host:1: no"
    assert without_secrets("Page http://host/x failed") == "Page http://host/x failed"
    assert without_secrets("cannot parse http://me@host/a") == "cannot parse http://host/a"


@pytest.mark.parametrize(
    "url", ["https://host/@me", "https://host:8080/@me/b", "https://host/a@b", "https://a/?id=1&resourcekey=0-b#page=3"]
)
def test_what_is_no_secret_stays(url: str) -> None:
    assert without_secrets(f"see {url} there") == f"see {url} there"


@pytest.mark.parametrize(
    "name", ["token", "access_token", "api-key", "apikey", "X-Amz-Signature", "sig", "password", "key", "x-goog-key"]
)
def test_a_message_loses_the_tokens_in_it(name: str) -> None:
    said = without_secrets(f"no https://host/x?id=1&{name}=s3cret-1%2B&page=2 and ?{name.upper()}=s3cret")
    assert said == f"no https://host/x?id=1&{name}=…&page=2 and ?{name.upper()}=…"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("https://me:s3cret@host/x.pdf?t=s3cret#s3cret", "https://host/x.pdf?…"),
        ("see https://host?s3cret, or 'http://a/b#s3cret'", "see https://host?… or 'http://a/b?…'"),
        ("why?.pdf", "why?.pdf"),
        ("https://host/a_b.pdf", "https://host/a_b.pdf"),
    ],
)
def test_of_what_people_type_only_where_it_leads_is_told(name: str, expected: str) -> None:
    assert told(name) == expected


@given(st.text() | st.text("http:/[]@.0189 \n%"))
def test_no_text_breaks_the_check(text: str) -> None:
    for url in (text, f"http://{text}"):
        try:
            check_address(url, "arxiv.url")
        except ConfigError as error:
            assert str(error).startswith("arxiv.url")  # noqa: PT017 - either outcome is fine
        else:
            assert host_and_port(url)


@pytest.mark.parametrize("proxy", ["socks://127.0.0.1:7890", "socks4://127.0.0.1:7890"])
def test_a_kind_of_socks_that_no_library_speaks_is_named(proxy: str) -> None:
    with pytest.raises(ConfigError, match=r"^ALL_PROXY: write socks5h://"):
        check_proxies({"all": proxy}, "socks")


def test_socks_without_its_package_names_the_extra() -> None:
    with pytest.raises(ConfigError, match=r"pip install 'paperdigest\[socks\]'"):
        check_proxies({"all": "socks5h://127.0.0.1:7890"}, "no_such_package")


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "No such file"), (b"", "PEM form"), (b"not a certificate", "PEM form")]
)
def test_certificates_that_are_none_are_named(tmp_path: Path, content: bytes | None, reason: str) -> None:
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigError, match=rf"^SSL_CERT_FILE = .*{reason}"):
        check_certificates({"SSL_CERT_FILE": str(file)})


def test_an_empty_name_of_certificates_is_said() -> None:
    with pytest.raises(ConfigError, match="SSL_CERT_FILE is empty: unset it"):
        check_certificates({"SSL_CERT_FILE": ""})


def test_certificates_pass(tmp_path: Path) -> None:
    check_certificates(
        {
            "SSL_CERT_FILE": str(own_certificate(tmp_path)[1]),
        }
    )
