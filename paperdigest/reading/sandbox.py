"""Read PDFs, and cut figures out of them, in child processes that may crash, hang or grow without harm to the run."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from paperdigest.document import Document, Figure
from paperdigest.errors import ConfigError, PaperError
from paperdigest.image import Image, ImageStyle
from paperdigest.reading.protocol import (
    ANSWER_HEADER,
    ANSWERS,
    HEADER,
    JOBS,
    MAX_ANSWER,
    OUT_OF_MEMORY,
    READERS,
    Answer,
    Job,
)
from paperdigest.reading.turns import Turns

# all that a child needs of the environment: no keys
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "VIRTUAL_ENV", "LD_LIBRARY_PATH")
_READ = Job()
# how Python and pdfium end when they get no more memory
_OUT_OF_MEMORY = {OUT_OF_MEMORY, -signal.SIGABRT, -signal.SIGILL, -getattr(signal, "SIGTRAP", signal.SIGABRT)}
_NOT_STARTED = {1, 126, 127}  # how Python, a shell or the loader end when something of the program is missing
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 24)  # Windows has none


class Sandbox:
    """Up to `workers` child processes, each limited to `memory` bytes and `timeout` seconds a file.

    They get no key from the environment and, on Linux, no connection to anywhere, no file but the program's own and the
    system's, and nothing of other processes.
    """

    def __init__(self, workers: int = 2, timeout: float = 60.0, memory: int = 960_000_000) -> None:
        self._timeout, self._memory = timeout, memory
        self._turns = Turns(workers)
        self._idle: list[asyncio.subprocess.Process] = []
        self._alive: set[asyncio.subprocess.Process] = set()
        self._undenied: tuple[str, ...] = ()

    @property
    def idle(self) -> tuple[asyncio.subprocess.Process, ...]:
        """The child processes that wait for work."""
        return tuple(self._idle)

    @property
    def undenied(self) -> tuple[str, ...]:
        """What the system does not deny the children, of "network" and "files", as the last that answered found it."""
        return self._undenied

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._idle.clear()
        while self._alive:  # also those whose end was interrupted by a cancellation
            await self._end(next(iter(self._alive)))

    async def read(self, pdf: bytes) -> Document:
        """Read one PDF; PaperError when it has no readable text or breaks a limit, ConfigError when none can be."""
        async with self._turns.turn(urgent=True):
            deadline = time.monotonic() + self._timeout
            answer = await self._ask(pdf, READERS, deadline)
            if answer.fell:  # the other reader gets its turn, in a process that is not hurt
                second = await self._ask(pdf, READERS[1:], deadline)
                answer = answer if second.document is None else second
        if answer.document is None:
            raise PaperError(answer.error or self._fall_reason(answer))
        return answer.document

    async def crop(
        self, load: Callable[[], Awaitable[bytes]], figures: Sequence[Figure], style: ImageStyle
    ) -> tuple[Image | None, ...]:
        """An image for each figure of the PDF that `load` gives, None for one that shows nothing.

        PaperError as for `read`. PDFs that are to be read go first, and the PDF is loaded when it is its turn.
        """
        if not figures:
            return ()
        async with self._turns.turn(urgent=False):
            pdf = await load()
            deadline = time.monotonic() + self._timeout
            answer = await self._ask(pdf, READERS, deadline, Job(tuple(figures), style))
        if len(answer.images) != len(figures):
            raise PaperError(answer.error or self._fall_reason(answer))
        return answer.images

    async def _ask(self, pdf: bytes, readers: tuple[str, ...], deadline: float, job: Job = _READ) -> Answer:
        child = await self._child(readers)
        keep = False
        try:
            async with asyncio.timeout(deadline - time.monotonic()):
                answer = await _exchange(child, job, pdf)
            keep = readers == READERS and not answer.fell
            self._undenied = answer.undenied
        except TimeoutError:
            answer = self._late()
        except (EOFError, OSError, ValidationError):
            code = await self._end(child)
            if code in _NOT_STARTED:
                raise _broken(f"it ends with exit code {code}") from None
            answer = (
                self._late() if code == _OUT_OF_TIME else Answer(fell="memory" if code in _OUT_OF_MEMORY else "crash")
            )
        finally:
            if keep:
                self._idle.append(child)
            else:
                await self._end(child)
        if answer.lacks:
            raise _broken(answer.lacks)
        return answer

    async def _child(self, readers: tuple[str, ...]) -> asyncio.subprocess.Process:
        while readers == READERS and self._idle:
            child = self._idle.pop()
            if child.returncode is None:
                return child
            await self._end(child)
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        try:
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-m", "paperdigest.reading.worker",
                str(self._memory), str(self._timeout), *readers,
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
                env=environment | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                start_new_session=True,  # Ctrl-C goes to the parent, which ends the children
            )  # fmt: skip
        except (OSError, RuntimeError) as error:  # no process, or no thread that waits for it
            raise ConfigError(
                f"cannot start the process that reads PDFs ({error}): allow this user more processes"
            ) from error
        self._alive.add(child)
        return child

    async def _end(self, child: asyncio.subprocess.Process) -> int | None:
        """Make sure that a child has ended, was waited for, and its pipes are closed; its exit code."""
        if child.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(child.pid, signal.SIGKILL)  # child.kill() would take the exit code that asyncio waits for
        await child.communicate()
        self._alive.discard(child)
        return child.returncode

    def _late(self) -> Answer:
        return Answer(error=f"reading took more than {self._timeout:g} s: give the PDF in parts")

    def _fall_reason(self, answer: Answer) -> str:
        if answer.fell == "memory":
            return f"reading needed more than {self._memory / 1e9:.2g} GB of memory: give the PDF in parts"
        return "the PDF makes its reader crash: fetch it again, or print it to a new PDF"


def _broken(reason: str) -> ConfigError:
    return ConfigError(f"the process that reads PDFs does not work ({reason}): install paperdigest anew")


async def _exchange(child: asyncio.subprocess.Process, job: Job, pdf: bytes) -> Answer:
    if child.stdin is None or child.stdout is None:
        raise EOFError
    told = JOBS.dump_json(job)
    child.stdin.write(HEADER.pack(len(told), len(pdf)) + told)
    child.stdin.write(pdf)
    await child.stdin.drain()
    (size,) = ANSWER_HEADER.unpack(await child.stdout.readexactly(ANSWER_HEADER.size))
    if size > MAX_ANSWER:
        raise EOFError
    return ANSWERS.validate_json(await child.stdout.readexactly(size))
