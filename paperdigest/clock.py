"""The one clock that posts show; SOURCE_DATE_EPOCH stops it."""

from collections.abc import Mapping
from datetime import UTC, datetime

from paperdigest.errors import ConfigError


def now(environ: Mapping[str, str]) -> datetime:
    """The local time as a naive datetime, or SOURCE_DATE_EPOCH's (UTC) when that is set."""
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now().replace(microsecond=0)
    try:
        seconds = int(epoch)
        if seconds < 0:
            raise ValueError("before 1970")
        return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError) as error:
        raise ConfigError(
            f"SOURCE_DATE_EPOCH={epoch!r} is no number of seconds since 1970: mend or unset it"
        ) from error
