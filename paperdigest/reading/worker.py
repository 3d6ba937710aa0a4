"""The child process that reads PDFs, one after the other, until its input ends."""

import os
import sys
from typing import BinaryIO

from paperdigest.errors import PaperError
from paperdigest.reading.protocol import ANSWERS, HEADER, OUT_OF_MEMORY, Answer
from paperdigest.reading.read import read_pdf


def main(memory: int, readers: tuple[str, ...]) -> None:
    """Answer each request on stdin, trying the named readers in turn; `memory` is the limit in bytes."""
    _limit_memory(memory)
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up among the answers
    while header := requests.read(HEADER.size):
        (size,) = HEADER.unpack(header)
        body = ANSWERS.dump_json(_answer(requests, size, readers))
        answers.write(HEADER.pack(len(body)) + body)
        answers.flush()


def _answer(requests: BinaryIO, size: int, readers: tuple[str, ...]) -> Answer:
    try:
        return Answer(document=read_pdf(requests.read(size), readers))
    except PaperError as error:
        return Answer(error=str(error))
    except MemoryError:  # perhaps in the middle of a request: nothing more can be said on these pipes
        sys.exit(OUT_OF_MEMORY)
    except Exception:  # noqa: BLE001 - whatever a hostile file provokes ends here, not in the parent
        return Answer(fell="crash")


def _limit_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has none
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    except (ValueError, OSError):  # macOS refuses a limit on the address space
        return


if __name__ == "__main__":
    main(int(sys.argv[1]), tuple(sys.argv[2:]))
