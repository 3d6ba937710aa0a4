"""Web addresses of services and proxies: checked before they are used, told without the password they may hold."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from paperdigest.errors import ConfigError

_CREDENTIALS = re.compile(r"(?<=//)\S*@")
_PROXIES = ("http", "https", "all")


def host_and_port(url: str) -> str:
    """What may be told of a service's address: "127.0.0.1:8080"."""
    return urlsplit(url).netloc.rpartition("@")[2]


def without_password(text: str) -> str:
    """A text, such as a library's message, with the user and password of every address in it left out."""
    return _CREDENTIALS.sub("", text)


def check_address(url: str, setting: str) -> None:
    """ConfigError that names `setting` unless `url` has http or https, a host, and no port that there cannot be."""
    if not _is_address(url):
        shown = "" if "@" in url else f" = {url!r}"
        raise ConfigError(
            f"{setting}{shown}: give an address that starts with http:// or https:// and a host, such as "
            "http://127.0.0.1:8080"
        )


def check_proxies(proxies: Mapping[str, str]) -> None:
    """ConfigError that names the variable of a proxy with a port that there cannot be; a proxy may lack its scheme."""
    for name in _PROXIES:
        if not _is_address(f"http://{proxies.get(name, 'none').rpartition('//')[2]}"):
            raise ConfigError(f"{name.upper()}_PROXY is no address of a proxy such as http://127.0.0.1:8080")


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        host.encode("idna")
    except ValueError:  # a bracket left open, a port beyond 65535, a name no host can have
        return False
    is_web = parts.scheme in ("http", "https") and bool(host) and port != 0
    return is_web and url.isprintable() and " " not in url
