"""Order: what the command line asks of a digest run."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Order:
    """The day of the posts, the papers that are looked for, and what is done with them."""

    day: date
    since: date | None
    most: int
    query: str
    dry_run: bool
    retry_failed: bool
    resume: bool = False
