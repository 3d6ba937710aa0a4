import pytest
from pydantic import SecretStr

from paperdigest.asking.models.api_key import ApiKey

KEY = ApiKey(SecretStr("canary-0123456789"))


def test_a_key_is_not_told() -> None:
    assert KEY.secret not in f"{KEY!r} {KEY} {vars(KEY)}"
    assert KEY.mask(f"wrong key {KEY.secret}!") == "wrong key [API key]!"
    assert ApiKey(SecretStr("k")).mask("kept as it is") == "kept as it is"


@pytest.mark.parametrize(
    ("message", "described"),
    [
        (f"no  way\n{KEY.secret}", "no way [API key]"),
        ("proxy http://me:s3cret@127.0.0.1", "proxy http://127.0.0.1"),
        ("", "OSError"),
    ],
)
def test_an_error_is_one_line_without_secrets(message: str, described: str) -> None:
    assert KEY.describe(OSError(message)) == described


def test_a_traceback_with_the_key_is_not_chained() -> None:
    harmless, telling = OSError("no way"), OSError(KEY.secret)
    assert KEY.cause(harmless) is harmless
    assert KEY.cause(telling) is None
