"""Every error raised on purpose, by who has to act on it.

PaperdigestError
├── ConfigError       the user: wrong input or settings; exit 2, before any request
│   └── TopicError        of one topic, which ends there: the others go on
│       └── PostError         a file of the posts folder is damaged: it stays as it is
├── ServiceError      arXiv, the model or the disk cannot be used: the run stops, what is finished stays; exit 1
│   ├── TransientError    the retry layer, which alone sees it: the same request may succeed later
│   └── FullDiskError     the user: room has to be made
└── PaperError        nobody: this paper only, it becomes Skipped(paper, reason)
    └── TooLongError      who asked: a part of the paper may do

The message says in one line what happened and the next step. A bug is none of these and keeps its traceback. Nor is
StoppedError: nothing has failed.
"""

from dataclasses import dataclass
from signal import Signals
from typing import Literal


class PaperdigestError(Exception):
    """Base of all errors whose message is meant for the user."""

    exit_code = 1


class ConfigError(PaperdigestError):
    """The input, the settings or an extra is wrong or missing: nothing was done."""

    exit_code = 2


class TopicError(ConfigError):
    """What one topic needs, its query, its folder or its posts, is wrong; the other topics go on."""


class PostError(TopicError):
    """A post, or what is kept of how it was made, cannot be read; it stays as it is, and other posts go on."""


class ServiceError(PaperdigestError):
    """A service the run depends on cannot be used now; a rerun goes on where this one stopped."""


@dataclass(frozen=True)
class Limit:
    """How many requests ("rpm") or input tokens ("tpm") a service says that it allows a minute."""

    kind: Literal["rpm", "tpm"]
    value: int


class TransientError(ServiceError):
    """A request that may succeed when it is sent again.

    `retry_after` is how many seconds the service asks to wait, None when it names no time; `tries` is how often the
    request is worth sending in all, None when the retry layer's own bound will do; `limits` are those it went over.
    """

    def __init__(
        self,
        message: str,
        retry_after: float | None = None,
        tries: int | None = None,
        limits: tuple[Limit, ...] = (),
    ) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.tries = tries
        self.limits = limits


class FullDiskError(ServiceError):
    """A file could not be written because its disk, or the user's share of it, is full."""


class PaperError(PaperdigestError):
    """One paper cannot be processed; the others go on."""


class TooLongError(PaperError):
    """A paper is more than the model may be sent; `limit` is the input tokens that it takes, 0 when it names none."""

    def __init__(self, message: str, limit: int = 0) -> None:
        super().__init__(message)
        self.limit = limit


class StoppedError(KeyboardInterrupt):
    """The system has asked the run to end, as a person does with Ctrl-C; `exit_code` is what shells have for that."""

    def __init__(self, signal: Signals) -> None:
        super().__init__(f"stopped by {signal.name}")
        self.exit_code = 128 + signal
