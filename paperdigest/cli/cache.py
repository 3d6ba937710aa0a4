"""`paperdigest cache`: how much there is, what is old, what is damaged."""

import shlex
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from paperdigest.cli.options import Common, command
from paperdigest.counted import counted
from paperdigest.errors import ConfigError

if TYPE_CHECKING:
    from paperdigest.cache import Cache, Entry
    from paperdigest.unfinished import Unfinished

app = typer.Typer(help="The cache: its size, what is old in it, what is damaged.", no_args_is_help=True)


@app.command("stats")
@command
def stats(common: Common) -> None:
    """Count the entries and bytes of each kind, and name the runs whose work is kept until they are finished."""
    from paperdigest.diagnosing.folders import megabytes
    from paperdigest.unfinished import unfinished_runs

    cache, folder = _open(common), common.settings.cache_folder
    kinds: dict[str, list[Entry]] = {}
    for entry in cache.entries():
        kinds.setdefault(entry.kind, []).append(entry)
    counts = {kind: (len(entries), sum(entry.size for entry in entries)) for kind, entries in kinds.items()}
    runs = tuple(unfinished_runs(cache))
    if common.json:
        rows = [{"kind": kind, "entries": count, "bytes": size} for kind, (count, size) in counts.items()]
        common.console.json({"folder": str(folder), "kinds": rows, "unfinished": [_row(run) for run in runs]})
        return
    if counts:
        lines: list[tuple[str, ...]] = [(kind, f"{count:,}", megabytes(size)) for kind, (count, size) in counts.items()]
        common.console.table(("kind", "entries", "size"), lines)
    common.console.say(f"{_entries(sum(count for count, _ in counts.values()))} in {folder}")
    _tell(common, runs)


@app.command("prune")
@command
def prune(
    common: Common,
    older: Annotated[str, typer.Option(help="Remove what was not used for so many days.", metavar="90d")],
) -> None:
    """Remove what was not used for so long. What a run has used that is not finished yet stays, whatever its age."""
    from paperdigest.diagnosing.folders import megabytes
    from paperdigest.unfinished import unfinished_runs

    cache, now = _open(common), datetime.now().astimezone()
    limit = now.timestamp() - _days(older) * 86_400
    runs = tuple(unfinished_runs(cache))
    first = min((run.since.timestamp() for run in runs), default=limit)
    old = [entry for entry in cache.entries() if entry.used < limit]
    removed = [entry for entry in old if entry.used < first]
    for entry in removed:
        cache.drop(entry.kind, entry.key)
    size = sum(entry.size for entry in removed)
    kept = len(old) - len(removed)
    if common.json:
        common.console.json({"removed": len(removed), "bytes": size, "kept_for_unfinished_runs": kept})
    common.console.say(f"{_entries(len(removed))} removed, {megabytes(size)}")
    if kept:
        common.console.say(f"{counted(kept, 'old entry', 'old entries')} kept for runs that are not finished")
        _tell(common, runs)


@app.command("verify")
@command
def verify(
    common: Common,
    remove: Annotated[bool, typer.Option("--remove", help="Take damaged entries away: they are made anew.")] = False,
) -> None:
    """Read every entry; exit code 1 while any is damaged. What is taken away costs its price once more."""
    cache = _open(common)
    entries = list(cache.entries())
    damaged = [entry for entry in entries if not cache.is_whole(entry)]
    for entry in damaged if remove else ():
        cache.drop(entry.kind, entry.key)
    names = [f"{entry.kind}/{entry.key[:2]}/{entry.key}" for entry in damaged]
    if common.json:
        common.console.json({"entries": len(entries), "damaged": names, "removed": remove})
    elif names:
        common.console.result("\n".join(names))
    done = "; removed" if remove else "; --remove takes them away"
    common.console.say(f"{_entries(len(entries))} read, {len(damaged)} damaged{done if damaged else ''}")
    if damaged and not remove:
        raise typer.Exit(1)


def _open(common: Common) -> "Cache":
    from paperdigest.cache import Cache

    return Cache(common.settings.cache_folder, common.console.say)


def _days(text: str) -> int:
    number = text.removesuffix("d")
    if not (number.isascii() and number.isdecimal() and len(number) < 6):
        raise ConfigError(f"--older {text}: write a number of days, for example 90d")
    return int(number)


def _tell(common: Common, runs: "Sequence[Unfinished]") -> None:
    for run in runs:
        when = f"{run.since:%Y-%m-%d %H:%M}"
        common.console.say(f"not finished since {when}: paperdigest {shlex.join(run.command)} (in {run.folder})")


def _entries(number: int) -> str:
    return counted(number, "entry", "entries")


def _row(run: "Unfinished") -> dict[str, object]:
    return {"folder": run.folder, "command": list(run.command), "since": run.since.isoformat()}
