"""Unfinished runs: noted in the cache when they begin, so that nobody clears away what they have paid for."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from paperdigest.cache import UNFINISHED, Cache, cache_key


@dataclass(frozen=True)
class Unfinished:
    """A run that began at `since` (with its time zone) in the working folder `folder` and was not finished.

    `command` is what finishes it: the command's name and what it was about.
    """

    folder: str
    command: tuple[str, ...]
    since: datetime


_UNFINISHED = TypeAdapter(Unfinished)


def begin(cache: Cache, command: Sequence[str], now: datetime) -> str:
    """Note that this command begins in the working folder; what an earlier run of it has noted stays. Its key."""
    folder, *words = (os.fsencode(word).decode(errors="replace") for word in (str(Path.cwd()), *command))
    key = cache_key(folder, *words)
    if _read(cache, key) is None:
        cache.put(UNFINISHED, key, _UNFINISHED.dump_json(Unfinished(folder, tuple(words), now)))
    return key


def end(cache: Cache, key: str) -> None:
    """The command has got through: nothing of it is due any more."""
    cache.drop(UNFINISHED, key)


def withdraw(cache: Cache, key: str, now: datetime) -> None:
    """The command that began `now` has done nothing; what an earlier run of it has noted stays."""
    noted = _read(cache, key)
    if noted and noted.since == now:
        end(cache, key)


def unfinished_runs(cache: Cache) -> Iterator[Unfinished]:
    """Those that are noted, but for those whose folder is gone: nobody will go on with them."""
    for key in cache.keys(UNFINISHED):
        found = _read(cache, key)
        if found and Path(found.folder).is_dir():
            yield found


def _read(cache: Cache, key: str) -> Unfinished | None:
    stored = cache.get(UNFINISHED, key)
    try:
        return _UNFINISHED.validate_json(stored) if stored is not None else None
    except ValidationError:
        return None
