"""Running the real command in a process of its own."""

import atexit
import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

EXAMPLES = Path(__file__).parents[2] / "examples" / "papers"


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """This process's environment with the offline model, no figures (they take time), a stopped clock, and `more`."""
    given = {
        "PAPERDIGEST_MODEL": "offline",
        "PAPERDIGEST_MAX_FIGURES": "0",
        "SOURCE_DATE_EPOCH": "1717243200",
        "PYTHONWARNINGS": "error",
    }
    return {**os.environ, **given, **more}


def paperdigest(*arguments: str, **more: str) -> Result:
    """Run `python -m paperdigest …` in the working folder; `more` goes into its environment."""
    with Begun(arguments, more) as begun, ThreadPoolExecutor(2) as readers:
        out, err = readers.submit(begun.out.read), readers.submit(begun.err.read)
        return Result(begun.code(), out.result(), err.result())


class Begun:
    """A command under way: its process and the ends of its streams."""

    def __init__(self, arguments: Sequence[str], more: Mapping[str, str]) -> None:
        pipes = [os.pipe() for _ in range(3)]
        self.out, self.err, self._told = (os.fdopen(end, encoding="utf-8") for end, _ in pipes)
        request = {"arguments": arguments, "environment": environment(more), "folder": str(Path.cwd())}
        given = [os.open(os.devnull, os.O_RDONLY), *(end for _, end in pipes)]
        try:
            socket.send_fds(_warm(), [json.dumps(request).encode()], given)
        finally:
            for descriptor in given:
                os.close(descriptor)
        self.pid = int(self._told.readline())

    def code(self) -> int:
        """Its exit code, once it has ended."""
        return int(self._told.read())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for end in (self.out, self.err, self._told):
            end.close()


@cache
def _warm() -> socket.socket:
    """Where commands are asked for; see warm.py."""
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-W", "error", "-m", "tests.cli.warm", str(there.fileno())]
    warm = subprocess.Popen(
        command,
        pass_fds=[there.fileno()],
        cwd=EXAMPLES.parents[1],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # what outlives the tests holds no stream of theirs
    )
    there.close()
    atexit.register(warm.wait)
    atexit.register(here.close)  # runs first
    return here


def tree(folder: Path = Path()) -> list[str]:
    """All files below a folder, relative and sorted, but for the lock."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.name != "lock")
