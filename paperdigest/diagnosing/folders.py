"""The folders of posts, pictures and the cache, and what the last runs noted there."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

from paperdigest.cache import Cache
from paperdigest.counted import counted
from paperdigest.diagnosing.finding import Finding
from paperdigest.errors import PaperdigestError, PostError
from paperdigest.room import LEAST_FILES, existing_part, free_files, free_room
from paperdigest.unwritable import unwritable
from paperdigest.writing.ledger import find_posts
from paperdigest.writing.publish import read_post
from paperdigest.writing.runs import read_runs
from paperdigest.writing.sidecar import read_sidecar, sidecar_path

_LEAST_FREE = 200_000_000  # bytes
_SHOWN_RUNS = 3
_LOOKED_AT = 200  # entries of the cache, the newest: all of them may be gigabytes


def check_folder(name: str, folder: Path) -> Finding:
    """Whether it can be written, or made, and has room."""
    existing = existing_part(folder)
    if not existing.is_dir():
        return Finding(name, "bad", f"{existing} is no folder: choose another, or move it away")
    try:
        TemporaryFile(dir=existing).close()  # what rights and mounts say is not all that can stand in the way
    except OSError as error:
        step = "choose another folder, or mend its rights"
        return Finding(name, "bad", str(unwritable(f"{existing} cannot be written", error, step)))
    free = free_room(existing)
    if free is not None and free < _LEAST_FREE:
        return Finding(name, "bad", f"{folder}: {megabytes(free)} are free on its disk: make room")
    files = free_files(existing)
    if files is not None and files < LEAST_FILES:
        what = f"its disk takes only {counted(files, 'file')} more (df -i shows it)"
        return Finding(name, "bad", f"{folder}: {what}: remove some")
    made = "" if folder.exists() else ", will be made"
    room = "" if free is None else f", {megabytes(free)} free"
    return Finding(name, "ok", f"{folder}{made}{room}")


def check_cache(cache: Cache) -> Finding:
    """How much there is, and whether any of the newest entries is damaged."""
    entries = list(cache.entries())
    size = sum(entry.size for entry in entries)
    newest = sorted(entries, key=lambda entry: entry.used)[-_LOOKED_AT:]
    damaged = sum(not cache.is_whole(entry) for entry in newest)
    if damaged:
        what = f"{damaged} of the newest {counted(len(newest), 'entry', 'entries')} are damaged"
        return Finding("cache entries", "bad", f"{what}: paperdigest cache verify --remove takes them away")
    return Finding("cache entries", "ok", f"{counted(len(entries), 'entry', 'entries')}, {megabytes(size)}")


def check_posts(out: Path) -> Iterator[Finding]:
    """Whether each digest and its sidecar can be read: one that cannot ends its topic's runs."""
    try:
        posts = [*find_posts(out)]
    except PaperdigestError as error:
        yield Finding("digests", "bad", str(error))
        return
    for post in posts:
        try:
            read_post(post)
            read_sidecar(sidecar_path(out, post))
        except PostError as error:
            yield Finding("digest", "bad", str(error))
    yield Finding("digests", "ok", f"{counted(len(posts), 'post')} in {out}")


def check_runs(out: Path) -> Iterator[Finding]:
    """The last runs, and whether the file that notes them can be read."""
    try:
        runs, damaged = read_runs(out)
    except PaperdigestError as error:
        yield Finding("runs", "bad", str(error))
        return
    if damaged:
        what = f"{counted(damaged, 'damaged line')} in {out}/.paperdigest/runs.jsonl not counted"
        yield Finding("runs", "note", what)
    if not runs:
        yield Finding("runs", "ok", f"none yet in {out}")
    for run in runs[-_SHOWN_RUNS:]:
        what = f"{run.topic or '(single papers)'}: {counted(run.papers, 'paper')}, {run.skipped} skipped, {run.model}"
        is_open = bool(run.topic) and not run.complete
        how = ", not complete: the next run goes on there" if is_open else ""
        yield Finding("runs", "note" if is_open else "ok", f"{run.at:%Y-%m-%d %H:%M} {what}{how}")


def megabytes(size: int) -> str:
    """A size in bytes as people read it."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"
