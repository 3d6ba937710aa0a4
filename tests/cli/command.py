"""Running the real command in a process of its own."""

import atexit
import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path

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
    request = {"arguments": arguments, "environment": environment(more), "folder": str(Path.cwd())}
    with ExitStack() as open_ends, ThreadPoolExecutor(3) as readers:
        pipes = [os.pipe() for _ in range(3)]
        said = [readers.submit(open_ends.enter_context(os.fdopen(end, encoding="utf-8")).read) for end, _ in pipes]
        nothing = os.open(os.devnull, os.O_RDONLY)
        given = [nothing, *(end for _, end in pipes)]
        try:
            socket.send_fds(_warm(), [json.dumps(request).encode()], given)
        finally:
            for descriptor in given:
                os.close(descriptor)
        out, err, code = (each.result() for each in said)
    return Result(int(code), out, err)


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
