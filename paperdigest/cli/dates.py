"""Days as the command line writes them."""

import re
from datetime import date, timedelta

from paperdigest.errors import ConfigError


def parse_day(text: str) -> date:
    """`2024-06-01`; ConfigError for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(f"{text!r} is no day: write it as 2024-06-01") from error


def parse_since(text: str, today: date) -> date:
    """A day, or so many days before `today`: `3d`."""
    days = re.fullmatch(r"(\d{1,5})d", text)
    return today - timedelta(days=int(days[1])) if days else parse_day(text)
