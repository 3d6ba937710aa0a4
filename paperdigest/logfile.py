"""Log file: what a command does, one JSON object a line, without the secrets of the environment."""

import json
import os
import time
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self

from paperdigest import __version__
from paperdigest.appending import line_break
from paperdigest.errors import PaperdigestError
from paperdigest.unwritable import unwritable

Level = Literal["debug", "info", "warning", "error"]


class Log(Protocol):
    """Where events are noted; a context that notes how it ended."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def write(self, level: Level, event: str, **fields: object) -> None:
        """Note an event."""


class NoLog:
    """Notes nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing."""

    def write(self, level: Level, event: str, **fields: object) -> None:
        """Nothing."""


class LogFile:
    """Appends to a file, which may be that of several runs at once.

    A line has `time` (ISO 8601 with its zone), `level`, `event`, `process`, and what the event has: `paper` (its id),
    `stage`, `seconds`, `tokens`, `message`. `redact` takes secrets out of it; `say` is told when a later line cannot
    be written, which ends no run. ConfigError or FullDiskError when the first line cannot be written.
    """

    def __init__(
        self, path: Path, command: str, redact: Callable[[str], str], say: Callable[[str], None] = lambda _: None
    ) -> None:
        self._path, self._redact, self._say = path, redact, say
        self._began = time.monotonic()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab", buffering=0)  # one write a line: lines of two runs never mix
        except OSError as error:
            raise self._unwritable(error) from error
        try:
            self._append(line_break(path) + self._line("info", "begin", {"command": command, "version": __version__}))
        except OSError as error:
            self._file.close()
            raise self._unwritable(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        code = getattr(error, "exit_code", 1) if error else 0  # those of Typer and ours have one
        fields: dict[str, object] = {"exit": code, "seconds": round(time.monotonic() - self._began, 3)}
        if error and not hasattr(error, "exit_code"):
            fields["traceback"] = "".join(traceback.format_exception(error))
        self.write("error" if code else "info", "end", **fields)
        self._file.close()

    def write(self, level: Level, event: str, **fields: object) -> None:
        """Note an event; where that fails it is said once, and the work goes on."""
        try:
            self._append(self._line(level, event, fields))
        except OSError as error:
            self._say(f"cannot write the log file {self._path}: {error.strerror}; going on without it")
            self._say = lambda _: None

    def _line(self, level: Level, event: str, fields: dict[str, object]) -> bytes:
        moment = datetime.now().astimezone().isoformat(timespec="milliseconds")
        head = {"time": moment, "level": level, "event": event, "process": os.getpid()}
        told = {name: self._redact(value) if isinstance(value, str) else value for name, value in fields.items()}
        return json.dumps(head | told, ensure_ascii=False).encode(errors="replace") + b"\n"

    def _unwritable(self, error: OSError) -> PaperdigestError:
        return unwritable(f"cannot write the log file {self._path}", error, "name another one with --log-file")

    def _append(self, line: bytes) -> None:
        self._file.write(line)
