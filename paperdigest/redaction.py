"""Redaction: the secrets of the environment, and texts in which they are not told."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit

from paperdigest.address import without_secrets

_ENDS = ("_API_KEY", "_PASSWORD")  # of the names of variables that hold a secret
_ADDRESSES = ("_PROXY", "_URL")  # of those whose address may hold a password
_WEBHOOK = "PAPERDIGEST_WEBHOOK_URL"  # its path is the secret
_SHORTEST = 8  # characters; a shorter one is a stand-in's, no secret, and would garble texts
_SHOWN = "[secret]"


def is_secret(name: str) -> bool:
    """Whether a variable of this name holds a secret."""
    return name.upper().endswith(_ENDS)


class Redactor:
    """Takes the secrets of an environment out of texts."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        found = {form for value in _secrets(environ) if len(value) >= _SHORTEST for form in (value, quote(value, ""))}
        self._secrets = sorted(found, key=len, reverse=True)

    def redact(self, text: str) -> str:
        """The text without them, and without those of any address in it."""
        for secret in self._secrets:
            text = text.replace(secret, _SHOWN)
        return without_secrets(text)


def _secrets(environ: Mapping[str, str]) -> Iterator[str]:
    for name, value in environ.items():
        if is_secret(name) or name == _WEBHOOK:
            yield value.strip()
        elif name.upper().endswith(_ADDRESSES) and "@" in value:
            yield _password(value)


def _password(address: str) -> str:
    try:
        return urlsplit(address if "//" in address else f"//{address}").password or ""
    except ValueError:  # no address: whoever uses it says so
        return ""
