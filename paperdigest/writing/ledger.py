"""Ledger: what the posts folder says is done. There is no other database."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from paperdigest.errors import ConfigError
from paperdigest.paper import Paper
from paperdigest.writing.mention import is_mention
from paperdigest.writing.names import safe_name
from paperdigest.writing.parse import split
from paperdigest.writing.sidecar import FOLDER, FailureRecord, ScreenedRecord, read_due

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True)
class Unfinished:
    """A paper whose section stands in `post` without some of the model's answers, after so many runs."""

    paper: Paper
    post: Path
    runs: int


@dataclass(frozen=True)
class Ledger:
    """One topic's state.

    `done` maps the ids that stand in its posts to the version there (None: no version); `elsewhere` the ids that
    stand in other topics' posts to the oldest such post; `failures` the papers that failed to their last failure;
    `unfinished` the papers in posts for which some questions have no answer yet; `screened` the papers that were judged
    off topic to the last such verdict.
    """

    done: Mapping[str, int | None]
    elsewhere: Mapping[str, Path]
    failures: Mapping[str, FailureRecord]
    unfinished: Mapping[str, Unfinished]
    screened: Mapping[str, ScreenedRecord] = field(default_factory=dict)


def read_ledger(out: Path, topic: str) -> Ledger:
    """What is done for a topic in the posts folder; ConfigError when a post or a sidecar cannot be read."""
    name = safe_name(topic)
    done: dict[str, int | None] = {}
    elsewhere: dict[str, Path] = {}
    for post in _dated(out, "*.md"):
        for section in split(_read(post))[1]:
            if post.stem == name:
                done[section.id] = section.version
            elif not is_mention(section.text):
                elsewhere.setdefault(section.id, post)
    failures: dict[str, FailureRecord] = {}
    unfinished: dict[str, Unfinished] = {}
    screened: dict[str, ScreenedRecord] = {}
    for sidecar in _dated(out / FOLDER, f"{name}.json"):
        due = read_due(sidecar)
        post = out / sidecar.parent.name / f"{name}.md"
        failures.update((failure.paper.id, failure) for failure in due.failures if failure.paper.id not in done)
        unfinished.update(
            (paper.id, Unfinished(paper, post, runs)) for paper, runs in due.unfinished if paper.id in done
        )
        screened.update((record.paper.id, record) for record in due.screened)
    return Ledger(done, elsewhere, failures, unfinished, screened)


def _dated(folder: Path, pattern: str) -> Iterator[Path]:
    """The files `<folder>/<day>/<pattern>`, oldest day first."""
    try:
        days = sorted(day for day in folder.iterdir() if _DAY.match(day.name))
        files = [file for day in days for file in sorted(day.iterdir())]
    except FileNotFoundError:
        return iter(())
    except OSError as error:
        raise ConfigError(f"cannot read {error.filename}: {error.strerror}: mend its rights") from error
    return (file for file in files if fnmatchcase(file.name, pattern) and not file.name.startswith("."))


def _read(post: Path) -> str:
    try:
        return post.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read {post}: {error}: mend it or move it away") from error
