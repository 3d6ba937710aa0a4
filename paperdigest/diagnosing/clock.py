"""The machine's clock, held against the date of a server's answer."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from paperdigest.diagnosing.finding import Finding

_MOST = 120.0  # seconds: what a slow answer and a cached one make up


def check_clock(date: str, host: str, now: datetime) -> Finding | None:
    """What the HTTP date of an answer that arrived just now says of the clock; None when it is no date."""
    try:
        theirs = parsedate_to_datetime(date)
    except ValueError:
        return None
    theirs = theirs if theirs.tzinfo else theirs.replace(tzinfo=UTC)
    ahead = (now - theirs).total_seconds()
    shown = f"{now.astimezone():%Y-%m-%d %H:%M %z}"
    if abs(ahead) <= _MOST:
        return Finding("clock", "ok", f"{shown}, as {host} has it")
    way = "ahead of" if ahead > 0 else "behind"
    return Finding("clock", "bad", f"{shown} is {_span(abs(ahead))} {way} {host}: set it (timedatectl set-ntp true)")


def _span(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"
