"""Ledger: what the posts folder says is done. There is no other database."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from paperdigest.errors import ConfigError
from paperdigest.paper import Paper
from paperdigest.writing.mention import is_mention
from paperdigest.writing.names import FOLDERS, Files
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


def read_ledger(out: Path, topic: str, files: Files = FOLDERS) -> Ledger:
    """What is done for a topic in the posts folder; ConfigError when a post or a sidecar cannot be read."""
    name = files.name(topic)
    done: dict[str, int | None] = {}
    elsewhere: dict[str, Path] = {}
    for post, post_name in _dated(out, files, ".md"):
        for section in split(_read(post))[1]:
            if post_name == name:
                done[section.id] = section.version
            elif not is_mention(section.text):
                elsewhere.setdefault(section.id, post)
    failures: dict[str, FailureRecord] = {}
    unfinished: dict[str, Unfinished] = {}
    screened: dict[str, ScreenedRecord] = {}
    for sidecar, post_name in _dated(out / FOLDER, files, ".json"):
        if post_name != name:
            continue
        due = read_due(sidecar)
        post = (out / sidecar.relative_to(out / FOLDER)).with_suffix(".md")
        failures.update((failure.paper.id, failure) for failure in due.failures if failure.paper.id not in done)
        unfinished.update(
            (paper.id, Unfinished(paper, post, runs)) for paper, runs in due.unfinished if paper.id in done
        )
        screened.update((record.paper.id, record) for record in due.screened)
    return Ledger(done, elsewhere, failures, unfinished, screened)


def _dated(folder: Path, files: Files, suffix: str) -> Iterator[tuple[Path, str]]:
    """The files of digests below a folder and their topics' names, oldest day first."""
    try:
        found = [*folder.iterdir()]
        if not files.is_flat:
            found = [file for day in found if _DAY.match(day.name) for file in day.iterdir()]
    except FileNotFoundError:
        return
    except OSError as error:
        raise ConfigError(f"cannot read {error.filename}: {error.strerror}: mend its rights") from error
    for file in sorted(found):
        place = files.day_and_name(folder, file)
        if place and file.suffix == suffix and not file.name.startswith("."):
            yield file, place[1]


def _read(post: Path) -> str:
    try:
        return post.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read {post}: {error}: mend it or move it away") from error
