"""The protocol of a batch service: many requests in one job that is answered within a day, at half the price."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from paperdigest.asking.models.base import Reply, Request
from paperdigest.errors import PaperError

TIER = "batch"  # by which the prices know it


@dataclass(frozen=True)
class Job:
    """What became of a job.

    It is "waiting", "done", "lost" (it ended without answers), or "unknown" to the service; `said` is its own word for
    that. `replies` has the answers by the requests' names, and why a request has none.
    """

    state: Literal["waiting", "done", "lost", "unknown"]
    said: str
    replies: Mapping[str, Reply | PaperError] = field(default_factory=dict)


class BatchService(Protocol):
    """A provider's batches; errors are those of a `Model`."""

    async def submit(self, label: str, requests: Mapping[str, Request]) -> str:
        """Give in one job of requests by name; the job's name. TransientError leaves open whether it was taken."""

    async def find(self, label: str) -> str:
        """The name of the job that was given in under this label and waits or is done; empty when there is none."""

    async def fetch(self, name: str) -> Job:
        """What became of a job."""
