"""Sidecar: the readable JSON beside a post that says what it was made from."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, TypeAdapter, ValidationError

from paperdigest.atomic import write_atomic
from paperdigest.digest import Digest, Words
from paperdigest.errors import PostError
from paperdigest.paper import Paper
from paperdigest.usage import Usage

FOLDER = ".paperdigest"
FORMAT = 1


def _named(blocks: object) -> object:
    """Hashes without names, as once written, are nobody's: their blocks count as edited."""
    return {} if isinstance(blocks, list) else blocks


@dataclass(frozen=True)
class StepRecord:
    """One step's answer: the model that gave it, its cache key, and the JSON as it came.

    `prompts` is the name and version of the set that asked for it, `schema` the version of its schema.
    """

    model: str
    key: str
    answer: str
    prompts: str = ""
    schema: str = ""


@dataclass(frozen=True)
class PaperRecord:
    """One section of the post: its digest, the answers it was made from, and a hash of each block as written, by name.

    `runs` counts the runs that asked for it; a digest with failed steps is asked again in the next.
    """

    digest: Digest
    steps: dict[str, StepRecord]
    usage: Usage
    blocks: Annotated[Mapping[str, str], BeforeValidator(_named)] = field(default_factory=dict)
    runs: int = 1


@dataclass(frozen=True)
class FailureRecord:
    """A paper that could not be processed, why, and in how many runs it was tried."""

    paper: Paper
    reason: str
    runs: int


@dataclass(frozen=True)
class ScreenedRecord:
    """A paper that `model` judged to be off topic, as the topic's `description` was then, and why."""

    paper: Paper
    reason: Words
    description: str
    model: str


@dataclass(frozen=True)
class Sidecar:
    """What one post was made from. `head` is the hash of the post's head as written; `complete` says that the last
    run over this post got through all its papers."""

    format: int
    topic: str
    date: date
    updated: datetime
    complete: bool
    languages: tuple[str, ...]
    head: str
    papers: tuple[PaperRecord, ...]
    failures: tuple[FailureRecord, ...]
    screened: tuple[ScreenedRecord, ...] = ()


@dataclass(frozen=True)
class Due:
    """What a sidecar leaves to later runs of its topic.

    `unfinished` are the papers with failed steps and the runs that asked for them; `screened` are due only when they
    would be judged otherwise.
    """

    topic: str = ""
    failures: tuple[FailureRecord, ...] = ()
    unfinished: tuple[tuple[Paper, int], ...] = ()
    screened: tuple[ScreenedRecord, ...] = ()


@dataclass(frozen=True)
class _DueProvenance:
    failed_steps: tuple[str, ...]


@dataclass(frozen=True)
class _DueDigest:
    paper: Paper
    provenance: _DueProvenance


@dataclass(frozen=True)
class _DuePaper:
    digest: _DueDigest
    runs: int


@dataclass(frozen=True)
class _DueSidecar:
    """The parts of a sidecar that say what is still due."""

    topic: str
    papers: tuple[_DuePaper, ...]
    failures: tuple[FailureRecord, ...]
    screened: tuple[ScreenedRecord, ...] = ()


_SIDECAR = TypeAdapter(Sidecar)
_DUE = TypeAdapter(_DueSidecar)
T = TypeVar("T")


def sidecar_path(out: Path, post: Path) -> Path:
    """`<out>/.paperdigest/<date>/<topic>.json` for `<out>/<date>/<topic>.md`."""
    return out / FOLDER / post.relative_to(out).with_suffix(".json")


def read_sidecar(path: Path) -> Sidecar | None:
    """The sidecar, or None when there is none; PostError when it cannot be understood."""
    return _read(path, _SIDECAR)


def read_due(path: Path) -> Due:
    """What a sidecar leaves to later runs; reads nothing else, for a ledger that looks at years of sidecars."""
    found = _read(path, _DUE)
    if not found:
        return Due()
    unfinished = ((p.digest.paper, p.runs) for p in found.papers if p.digest.provenance.failed_steps)
    return Due(found.topic, found.failures, tuple(unfinished), found.screened)


def write_sidecar(path: Path, sidecar: Sidecar) -> None:
    """Write it as indented JSON, atomically."""
    write_atomic(path, _SIDECAR.dump_json(sidecar, indent=1) + b"\n")


def text_hash(text: str) -> str:
    """The first sixteen hex digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _read(path: Path, kind: TypeAdapter[T]) -> T | None:
    try:
        return kind.validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PostError(f"cannot read {path}: {error.strerror}: mend that or move it away") from error
    except ValidationError as error:
        raise PostError(f"{path} is damaged or of another version: move it away and run again") from error
