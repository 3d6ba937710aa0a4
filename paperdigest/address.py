"""Web addresses of services and proxies: checked before they are used, told without the secrets they may hold."""

import re
import ssl
from collections.abc import Mapping
from importlib.util import find_spec
from urllib.parse import urlsplit

from paperdigest.errors import ConfigError

# a password may have slashes, which no address allows; "@" at the beginning of a path is none's end
_CREDENTIALS = re.compile(r"(?<=//)(?:[^\s/?#@:]*:(?!\d{1,5}/@)\S*|[^\s/?#]*)@")
_PARAMETER = re.compile(
    r"([?&;#](?:[\w.-]*[_.-])?(?:(?:access|api|auth|id|refresh|session)?[_-]?(?:token|key)"
    r"|secret|passw(?:or)?d|pwd?|sig(?:nature)?|credentials?|auth|jwt)=)[^\s&;#\"'<>]+",
    re.IGNORECASE,
)
_QUERY = re.compile(r"(?<=://)([^\s?#\"'<>]*)[?#][^\s\"'<>]*")
_PROXIES = ("http", "https", "all")
_SOCKS = ("socks5", "socks5h")
_CERTIFICATES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


def host_and_port(url: str) -> str:
    """What may be told of a service's address: "127.0.0.1:8080"."""
    return urlsplit(url).netloc.rpartition("@")[2]


def without_secrets(text: str) -> str:
    """A text, such as a library's message, without the user, password and tokens of every address in it."""
    return _PARAMETER.sub(r"\1…", _CREDENTIALS.sub("", text))


def told(text: str) -> str:
    """What people name things by, as it may be told: of every address in it only where it leads, without its query."""
    return _QUERY.sub(r"\1?…", _CREDENTIALS.sub("", text))


def check_address(url: str, setting: str) -> None:
    """ConfigError that names `setting` unless `url` has http or https, a host, and no port that there cannot be."""
    if not _is_address(url):
        shown = "" if "@" in url else f" = {url!r}"
        raise ConfigError(
            f"{setting}{shown}: give an address that starts with http:// or https:// and a host, such as "
            "http://127.0.0.1:8080"
        )


def check_proxies(proxies: Mapping[str, str], socks_package: str) -> None:
    """ConfigError that names the variable of a proxy that cannot be used; a proxy may lack its scheme.

    `socks_package` is what a service's HTTP library needs for SOCKS, by the name it is imported by.
    """
    for name in _PROXIES:
        scheme, _, place = proxies.get(name, "none").rpartition("://")
        variable = f"{name.upper()}_PROXY"
        if not _is_address(f"http://{place}"):
            raise ConfigError(f"{variable} is no address of a proxy such as http://127.0.0.1:8080")
        if scheme.startswith("socks") and scheme not in _SOCKS:
            raise ConfigError(f"{variable}: write socks5h://… (names looked up by the proxy) or socks5://…")
        if scheme in _SOCKS and find_spec(socks_package) is None:
            raise ConfigError(f"{variable} is a SOCKS proxy: pip install 'paperdigest[socks]'")


def check_certificates(environ: Mapping[str, str]) -> None:
    """ConfigError that names the variable of a file of certificates that cannot be used."""
    files = {environ[name]: name for name in reversed(_CERTIFICATES) if name in environ}  # often all name one
    for path, name in files.items():
        if not path:
            raise ConfigError(f"{name} is empty: unset it, or name a file of certificates in PEM form")
        try:
            ssl.create_default_context(cafile=path)
        except OSError as error:  # an ssl.SSLError is one, too
            reason = error.strerror or "no certificates in it"
            raise ConfigError(f"{name} = {path!r}: {reason}: name a file of certificates in PEM form") from error


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        host.encode("idna")
    except ValueError:  # a bracket left open, a port beyond 65535, a name no host can have
        return False
    is_web = parts.scheme in ("http", "https") and bool(host) and port != 0
    return is_web and url.isprintable() and " " not in url
