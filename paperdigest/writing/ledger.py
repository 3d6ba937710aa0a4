"""Ledger: what the posts folder says is done. There is no other database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from paperdigest.errors import ConfigError, PostError
from paperdigest.paper import Paper
from paperdigest.writing.head import TOPIC_KEYS, front_value
from paperdigest.writing.mention import is_mention
from paperdigest.writing.names import FOLDERS, Files, digests, names
from paperdigest.writing.parse import split
from paperdigest.writing.publish import read_post
from paperdigest.writing.sidecar import FOLDER, FailureRecord, ScreenedRecord, read_due


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
    off topic to the last such verdict. `posts` are its posts by day. `unread` says of other topics' posts why they
    could not be read: what stands there is not known.
    """

    done: Mapping[str, int | None]
    elsewhere: Mapping[str, Path]
    failures: Mapping[str, FailureRecord]
    unfinished: Mapping[str, Unfinished]
    screened: Mapping[str, ScreenedRecord] = field(default_factory=dict)
    posts: Mapping[date, Path] = field(default_factory=dict)
    unread: tuple[str, ...] = ()


def read_ledger(out: Path, topic: str, files: Files = FOLDERS) -> Ledger:
    """What is done for a topic in the posts folder, whatever site its posts were written for.

    `files` says how they are called today. PostError when a post or a sidecar of the topic cannot be read.
    """
    done: dict[str, int | None] = {}
    elsewhere: dict[str, Path] = {}
    posts: dict[date, Path] = {}
    unread: list[str] = []
    own, today = names(topic), files.name(topic)
    for path, day, name in _files(out, ".md"):
        try:
            head, sections, _ = split(read_post(path))
        except PostError as error:
            if name in own:
                raise
            unread.append(str(error))
            continue
        is_own = name in own and (name == today or front_value(head, TOPIC_KEYS) == topic)
        if is_own and posts.get(day) != files.digest(out, day, topic):
            posts[day] = path
        for section in sections:
            if is_own:
                done[section.id] = section.version
            elif not is_mention(section.text) and section.id != path.stem:  # else it is the paper's own post
                elsewhere.setdefault(section.id, path)
    return _with_due(Ledger(done, elsewhere, {}, {}, {}, posts, tuple(unread)), out, topic, files)


def find_posts(out: Path) -> Iterator[Path]:
    """The files of digests in the posts folder, oldest day first."""
    return (path for path, _, _ in _files(out, ".md"))


def _with_due(ledger: Ledger, out: Path, topic: str, files: Files) -> Ledger:
    """The ledger with what the topic's sidecars leave to later runs."""
    failures: dict[str, FailureRecord] = {}
    unfinished: dict[str, Unfinished] = {}
    screened: dict[str, ScreenedRecord] = {}
    own, today = names(topic), files.name(topic)
    for path, _, name in _files(out / FOLDER, ".json"):
        due = read_due(path) if name in own else None
        if due is None or (name != today and due.topic != topic):
            continue
        post = (out / path.relative_to(out / FOLDER)).with_suffix(".md")
        failures.update((failure.paper.id, failure) for failure in due.failures if failure.paper.id not in ledger.done)
        unfinished.update(
            (paper.id, Unfinished(paper, post, runs)) for paper, runs in due.unfinished if paper.id in ledger.done
        )
        screened.update((record.paper.id, record) for record in due.screened)
    return replace(ledger, failures=failures, unfinished=unfinished, screened=screened)


def _files(folder: Path, suffix: str) -> Iterator[tuple[Path, date, str]]:
    """The files of digests below a folder with their days and names, oldest day first."""
    try:
        found = [*digests(folder)]
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise ConfigError(f"cannot read {error.filename}: {error.strerror}: mend its rights") from error
    yield from (one for one in found if one[0].suffix == suffix and not one[0].name.startswith("."))
