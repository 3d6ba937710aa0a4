"""The child process that reads PDFs and cuts figures out of them, one after the other, until its input ends."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

from paperdigest.errors import PaperError
from paperdigest.image import Image
from paperdigest.reading.confinement import confine, limit_memory, limit_time
from paperdigest.reading.protocol import ANSWER_HEADER, ANSWERS, HEADER, JOBS, OUT_OF_MEMORY, Answer, Job
from paperdigest.reading.read import read_pdf


def main(memory: int, seconds: float, readers: tuple[str, ...]) -> None:
    """Answer each request on stdin, trying the named readers in turn, within `memory` bytes and `seconds` each."""
    limit_memory(memory)
    undenied = confine()
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up among the answers
    serve(requests, answers, readers, undenied, lambda: limit_time(seconds))


def serve(
    requests: BinaryIO,
    answers: BinaryIO,
    readers: tuple[str, ...],
    undenied: tuple[str, ...],
    begin: Callable[[], None],
) -> None:
    """Answer each request, saying what is `undenied`; `begin` is called before each."""
    while header := requests.read(HEADER.size):
        begin()
        answer = replace(_answer(requests, HEADER.unpack(header), readers), undenied=undenied)
        body = ANSWERS.dump_json(answer)
        answers.write(ANSWER_HEADER.pack(len(body)) + body)
        answers.flush()


def _answer(requests: BinaryIO, sizes: tuple[int, int], readers: tuple[str, ...]) -> Answer:
    job_size, pdf_size = sizes
    try:
        job, pdf = JOBS.validate_json(requests.read(job_size)), requests.read(pdf_size)
        if job.figures:
            return Answer(images=_crop(pdf, job))
        return Answer(document=read_pdf(pdf, readers))
    except PaperError as error:
        return Answer(error=str(error))
    except MemoryError:  # perhaps in the middle of a request: nothing more can be said on these pipes
        sys.exit(OUT_OF_MEMORY)
    except (ImportError, PermissionError) as error:  # no PDF can make these
        return Answer(lacks=str(error))
    except Exception:  # noqa: BLE001 - whatever a hostile file provokes ends here, not in the parent
        return Answer(fell="crash")


def _crop(pdf: bytes, job: Job) -> tuple[Image | None, ...]:
    from paperdigest.reading.crops import crop_figures  # its package is loaded when it is needed

    return crop_figures(pdf, job.figures, job.style)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), tuple(sys.argv[3:]))
