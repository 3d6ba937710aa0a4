"""Ledger: what the posts folder says is done. There is no other database."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from paperdigest.errors import ConfigError
from paperdigest.writing.names import safe_name
from paperdigest.writing.parse import split
from paperdigest.writing.sidecar import FOLDER, FailureRecord, read_sidecar

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True)
class Ledger:
    """One topic's state: the ids that stand in its posts, and the last failure of each paper that failed."""

    done: frozenset[str]
    failures: Mapping[str, FailureRecord]


def read_ledger(out: Path, topic: str) -> Ledger:
    """What is done for a topic in the posts folder; ConfigError when a post cannot be read."""
    name = safe_name(topic)
    done: set[str] = set()
    for post in _dated(out, f"{name}.md"):
        _, sections, _ = split(_read(post))
        done.update(section.id for section in sections)
    failures: dict[str, FailureRecord] = {}
    for path in _dated(out / FOLDER, f"{name}.json"):
        sidecar = read_sidecar(path)
        failures.update((failure.paper.id, failure) for failure in (sidecar.failures if sidecar else ()))
    return Ledger(frozenset(done), {name: failure for name, failure in failures.items() if name not in done})


def _dated(folder: Path, name: str) -> Iterator[Path]:
    """`<folder>/<day>/<name>` of every day, oldest first."""
    days = sorted(folder.iterdir()) if folder.is_dir() else []
    return (day / name for day in days if _DAY.match(day.name) and (day / name).is_file())


def _read(post: Path) -> str:
    try:
        return post.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read {post}: {error}") from error
