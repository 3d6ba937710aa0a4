"""The world of one measurement: an arXiv and a Gemini in processes of their own, and the command that speaks to both.

Nothing of the user's is read or written: cache, settings and posts are in a folder of the measurement.
"""

import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

from benchmarks.gemini import EACH_TOKEN, FIRST_TOKEN
from benchmarks.memory import MemoryWatch
from benchmarks.papers import make_papers

TOOLS = "PAPERDIGEST_BENCH_TOOLS"  # a folder with fake_gemini.py and honest.py, used in the place of our own Gemini
PACE = 0.05  # seconds between two requests to arXiv
_DAY = "1717243200"  # 2024-06-01


@dataclass(frozen=True)
class Measured:
    """One run of the command, its children included: wall time and processor time, both in seconds, and peak memory.

    The peak is in bytes, and 0 where memory was not watched: watching takes a part of a core.
    """

    seconds: float
    processor_seconds: float
    peak: int = 0

    @property
    def said(self) -> str:
        """Both times in words."""
        return f"{self.seconds:.1f} s ({self.processor_seconds:.1f} s of processor time)"


@dataclass(frozen=True)
class Answered:
    """What a Gemini did: requests answered and refused, tokens in and out, seconds an answer took on average."""

    requests: int
    refused: int
    input_tokens: int
    output_tokens: int

    @property
    def answer_seconds(self) -> float:
        """The mean time of an answer."""
        return FIRST_TOKEN + EACH_TOKEN * self.output_tokens / max(1, self.requests)


class World:
    """Papers, servers and a home for the command, all below `folder`."""

    def __init__(self, folder: Path, arxiv: str, gemini: str) -> None:
        self.posts, self.papers = folder / "posts", folder / "papers"
        self._folder, self._gemini = folder, gemini
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("PAPERDIGEST_")},
            "HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), "XDG_CONFIG_HOME": str(folder / "config"),
            "NO_PROXY": "127.0.0.1", "SOURCE_DATE_EPOCH": _DAY, "GEMINI_API_KEY": "none",
            "GOOGLE_GEMINI_BASE_URL": gemini, "PAPERDIGEST_ARXIV_URL": arxiv, "PAPERDIGEST_ARXIV_PACE": str(PACE),
            "PAPERDIGEST_OUT": str(self.posts), "PYTHONPATH": str(Path.cwd()),
        }  # fmt: skip

    def digest(self, count: int, *options: str, watches_memory: bool = False) -> Measured:
        """Digest the newest `count` papers; RuntimeError with what the command said when it fails."""
        used = _processor_seconds()
        start = time.perf_counter()
        with ExitStack() as stack:
            process = stack.enter_context(self._start("digest", "lanterns", "--max", str(count), *options))
            memory = stack.enter_context(MemoryWatch(process.pid)) if watches_memory else None
            _, said = process.communicate()
            seconds = time.perf_counter() - start
        if process.returncode:
            raise RuntimeError(said)
        return Measured(seconds, _processor_seconds() - used, memory.peak if memory else 0)

    def answered(self) -> Answered:
        """What the Gemini has done so far."""
        with build_opener(ProxyHandler({})).open(f"{self._gemini}/_stats", timeout=10) as reply:
            stats = json.load(reply)
        return Answered(stats["ok"], stats["rate_limited_429"], stats["prompt_tokens"], stats["output_tokens"])

    def _start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "paperdigest", *arguments, "--progress", "none"],
            env=self._environment, cwd=self._folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip


@contextmanager
def world(folder: Path, count: int, rpm: int = 1000) -> Iterator[World]:
    """A world of `count` papers and a Gemini of `rpm` requests a minute, until the context ends."""
    folder.mkdir()
    make_papers(folder / "papers", count)
    with ExitStack() as stack:
        arxiv = stack.enter_context(_server("-m", "benchmarks.arxiv", str(folder / "papers")))
        gemini = stack.enter_context(_server(*_gemini(folder, rpm)))
        yield World(folder, arxiv, gemini)


def _gemini(folder: Path, rpm: int) -> list[str]:
    if TOOLS not in os.environ:
        return ["-m", "benchmarks.gemini", "--rpm", str(rpm)]
    tools = Path(os.environ[TOOLS]).resolve()
    latency = {"ttft_ms": FIRST_TOKEN * 1000, "ms_per_output_token": EACH_TOKEN * 1000}
    settings = {"latency": latency, "limits": {"rpm": rpm}, "script_py": f"{tools / 'honest.py'}:answer"}
    (folder / "gemini.json").write_text(json.dumps(settings))
    return [str(tools / "fake_gemini.py"), "--config", str(folder / "gemini.json")]


@contextmanager
def _server(*arguments: str) -> Iterator[str]:
    """The address that a server prints when it is ready."""
    with subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            found = re.search(r"http://[\d.:]+", line := process.stdout.readline())
            if not found:
                raise RuntimeError(f"{arguments} did not start: {line}")
            yield found[0]
        finally:
            process.terminate()


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
