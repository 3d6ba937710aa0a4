"""A process that has imported everything and becomes, forked, one command after another: starting is what takes time.

A request is a message on the Unix socket that argv names: JSON {"arguments", "environment", "folder"}, with the file
descriptors of stdin, stdout, stderr, and of a pipe that gets a line with the process's id, and at last the exit code.
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import sys
import threading
import time
from typing import Any, NoReturn

import paperdigest
from paperdigest.checking.meaning.dictionary import dictionary

_READS_THE_ENVIRONMENT = ("paperdigest.__main__", "paperdigest.cli.app")  # when they are imported: not before the fork
_LONGEST = 1 << 18  # bytes of a request


def import_everything() -> None:
    for module in pkgutil.walk_packages(paperdigest.__path__, "paperdigest."):
        if module.name not in _READS_THE_ENVIRONMENT:
            importlib.import_module(module.name)
    for package in ("google.genai.types", "arxiv", "PIL.Image", "pypdfium2", "jinja2"):  # late, but by many commands
        importlib.import_module(package)
    dictionary()  # half a second in each command that checks a claim
    assert threading.active_count() == 1, "a thread would be missing in the fork"
    gc.collect()
    gc.freeze()  # or every command looks through all of it for garbage


def serve(channel: socket.socket) -> None:
    """Until the other end closes."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who wait for commands
    while True:
        message, descriptors, _, _ = socket.recv_fds(channel, _LONGEST, 4)
        if not message:
            return
        if os.fork() == 0:
            channel.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            run(json.loads(message), *descriptors)
            return
        for descriptor in descriptors:
            os.close(descriptor)


def run(request: dict[str, Any], stdin: int, stdout: int, stderr: int, outcome: int) -> None:
    """Fork the command and wait for it: it alone has its streams, so that they end with it."""
    command = os.fork()
    if command == 0:
        os.close(outcome)
        for stream, descriptor in enumerate((stdin, stdout, stderr)):
            os.dup2(descriptor, stream)
            os.close(descriptor)
        become(request)
    os.write(outcome, f"{command}\n".encode())
    for descriptor in (stdin, stdout, stderr):
        os.close(descriptor)
    _, status = os.waitpid(command, 0)
    os.write(outcome, str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def become(request: dict[str, Any]) -> NoReturn:
    """Be `python -m paperdigest …` as if started now, and end."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGHUP):  # work in the background may have been told to ignore them
        signal.signal(number, signal.SIG_DFL)
    os.environ.clear()
    os.environ.update(request["environment"])
    time.tzset()
    os.chdir(request["folder"])
    sys.argv[1:] = request["arguments"]
    code = 0
    try:
        runpy.run_module("paperdigest", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        code = int(ended.code or 0)
    end(code)


def end(code: int) -> NoReturn:
    """As Python ends, but for the freeing of all that was imported: that takes longer than most commands."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    import_everything()
    serve(socket.socket(fileno=int(sys.argv[1])))
