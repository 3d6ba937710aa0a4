"""The child process by itself: a list of requests on its stdin, an answer to each, and an end with the last."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator

from paperdigest.image import ImageStyle
from paperdigest.reading.crops import crop_figures
from paperdigest.reading.protocol import ANSWER_HEADER, ANSWERS, HEADER, JOBS, OUT_OF_MEMORY, READERS, Answer, Job
from paperdigest.reading.read import read_pdf
from paperdigest.reading.worker import serve
from tests.reading.illustrated import illustrated
from tests.reading.pdf_writer import PROSE, paper

PDF = paper(("Abstract", PROSE), ("1 Introduction", PROSE))
ILLUSTRATED = illustrated()
# a process that may write no file writes no measurement of its coverage either
UNMEASURED = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
COMMAND = [sys.executable, "-m", "paperdigest.reading.worker"]


def request(pdf: bytes, job: bytes | None = None) -> bytes:
    told = JOBS.dump_json(Job()) if job is None else job
    return HEADER.pack(len(told), len(pdf)) + told + pdf


def answers(said: bytes) -> Iterator[Answer]:
    while said:
        (size,) = ANSWER_HEADER.unpack(said[: ANSWER_HEADER.size])
        yield ANSWERS.validate_json(said[ANSWER_HEADER.size : ANSWER_HEADER.size + size])
        said = said[ANSWER_HEADER.size + size :]


def test_each_request_is_answered_whatever_the_one_before_was() -> None:
    figures, style, said, begun = read_pdf(ILLUSTRATED).figures[:1], ImageStyle(), io.BytesIO(), list[int]()
    crop = JOBS.dump_json(Job(figures, style))
    asked = [request(b"<html>"), request(b"", b"no job"), request(ILLUSTRATED, crop), request(PDF)]
    serve(io.BytesIO(b"".join(asked)), said, READERS, ("files",), lambda: begun.append(1))
    junk, broken, cropped, read = answers(said.getvalue())
    assert "not a PDF" in junk.error
    assert broken == Answer(fell="crash", undenied=("files",))
    assert cropped == Answer(images=crop_figures(ILLUSTRATED, figures, style), undenied=("files",))
    assert read == Answer(document=read_pdf(PDF), undenied=("files",))
    assert begun == [1] * 4


def test_a_process_answers_until_its_input_ends_and_says_nothing_else() -> None:
    asked = request(b"<html>") + request(PDF)
    done = subprocess.run([*COMMAND, str(1 << 30), "60", *READERS], input=asked, capture_output=True, env=UNMEASURED)
    assert (done.returncode, done.stderr) == (0, b"")
    junk, read = answers(done.stdout)
    assert "not a PDF" in junk.error
    assert read.document == read_pdf(PDF)


def test_a_request_that_does_not_fit_into_memory_ends_it() -> None:
    job = JOBS.dump_json(Job())
    asked = HEADER.pack(len(job), (1 << 32) - 1) + job + b"%PDF-"
    done = subprocess.run([*COMMAND, str(1 << 30), "60", *READERS], input=asked, capture_output=True)
    assert (done.returncode, done.stdout) == (OUT_OF_MEMORY, b"")
