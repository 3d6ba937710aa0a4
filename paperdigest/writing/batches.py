"""Batches: the record of each job that was given in and not yet collected."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from paperdigest.answers import Step
from paperdigest.atomic import write_atomic
from paperdigest.errors import ConfigError
from paperdigest.paper import Paper
from paperdigest.sections import Topic
from paperdigest.writing.sidecar import FOLDER

_FOLDER = "batches"


@dataclass(frozen=True)
class Waiting:
    """A paper whose answers, in these languages, wait in a job: the cache key of each step that was asked."""

    paper: Paper
    keys: dict[Step, str]
    languages: tuple[str, ...]


@dataclass(frozen=True)
class BatchRecord:
    """One job for one topic.

    `label` tells it from others by what it asks; `name` is the service's, empty as long as none is known.
    """

    label: str
    name: str
    model: str
    topic: Topic
    query: str
    at: datetime
    papers: tuple[Waiting, ...]


_RECORD = TypeAdapter(BatchRecord)


def put_batch(out: Path, record: BatchRecord) -> None:
    """Write `<out>/.paperdigest/batches/<label>.json`; ConfigError when it cannot be written."""
    write_atomic(batch_path(out, record), _RECORD.dump_json(record, indent=1) + b"\n")


def remove_batch(out: Path, record: BatchRecord) -> None:
    """Forget a job."""
    batch_path(out, record).unlink(missing_ok=True)


def read_batches(out: Path) -> tuple[BatchRecord, ...]:
    """The jobs that wait, oldest first; ConfigError when a record cannot be read: what it names is paid for."""
    return tuple(sorted(map(_read, (out / FOLDER / _FOLDER).glob("*.json")), key=lambda record: record.at))


def batch_path(out: Path, record: BatchRecord) -> Path:
    """Where a record stands."""
    return out / FOLDER / _FOLDER / f"{record.label}.json"


def _read(path: Path) -> BatchRecord:
    try:
        return _RECORD.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ConfigError(f"cannot read {path}, the record of a batch job: mend it or move it away") from error
