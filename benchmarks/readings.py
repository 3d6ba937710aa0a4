"""What it takes to read PDFs, and what is in them."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gemini import count_tokens
from paperdigest.reading.read import read_pdf


@dataclass(frozen=True)
class Reading:
    """One paper: processor time to read it (seconds), its pages, and the tokens of its sentences."""

    seconds: float
    pages: int
    tokens: int


def read_all(files: Sequence[Path]) -> list[Reading]:
    """Read the files one after the other in this process, the first one twice: the first time loads the reader."""
    read_pdf(files[0].read_bytes())
    return [_read(file.read_bytes()) for file in files]


def processor_seconds(work: Callable[[], object]) -> float:
    """The processor time that a piece of work takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _read(pdf: bytes) -> Reading:
    start = time.process_time()
    document = read_pdf(pdf)
    seconds = time.process_time() - start
    return Reading(seconds, document.pages, count_tokens("\n".join(one.text for one in document.sentences)))
