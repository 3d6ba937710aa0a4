"""ApiKey: a service's secret, and texts and errors of which it is no part."""

import traceback
from collections.abc import Mapping

from pydantic import SecretStr

from paperdigest.address import without_secrets
from paperdigest.errors import ConfigError

_SHORTEST = 8  # characters; a shorter one is a stand-in's, no secret, and would garble messages
_QUOTATION_MARKS = ("'", '"', "`")


def read_key(environ: Mapping[str, str], name: str, step: str) -> str:
    """The key that a variable holds, empty when it holds none; ConfigError with the next step when it can be none."""
    key = environ.get(name, "").strip()
    if key.startswith(_QUOTATION_MARKS) or key.endswith(_QUOTATION_MARKS):  # docker's --env-file leaves them there
        raise ConfigError(f"{name} has a quotation mark at an end, which is no part of an API key: set it without")
    if key and not (key.isascii() and key.isprintable()):
        raise ConfigError(f"{name} has characters that no API key has: {step}")
    return key


class ApiKey:
    """The key of one service; nothing prints it."""

    def __init__(self, key: SecretStr) -> None:
        self._key = key

    @property
    def secret(self) -> str:
        """The key itself, for the service alone."""
        return self._key.get_secret_value()

    def mask(self, text: str) -> str:
        """A text in which it is not told."""
        return text.replace(self.secret, "[API key]") if len(self.secret) >= _SHORTEST else text

    def describe(self, error: Exception) -> str:
        """What a library's error says, in one line, without the key and the password of an address."""
        return self.mask(without_secrets(" ".join(str(error).split()))) or type(error).__name__

    def cause(self, error: Exception) -> Exception | None:
        """The error as a cause to chain, unless a traceback would print the key with it."""
        printed = "".join(traceback.format_exception(error))
        return error if self.mask(printed) == printed else None
