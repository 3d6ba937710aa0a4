"""What parent and child process say to each other: a job and a PDF one way, a JSON answer the other."""

import struct
from dataclasses import dataclass, field
from typing import Literal

from pydantic import TypeAdapter

from paperdigest.document import Document, Figure
from paperdigest.image import Image, ImageStyle

READERS = ("pypdfium2", "pypdf")  # in the order they are tried
HEADER = struct.Struct(">II")  # length of a job and of a PDF, in bytes
ANSWER_HEADER = struct.Struct(">I")  # length of an answer, in bytes
MAX_ANSWER = 256 << 20  # bytes: a longer answer is no document
OUT_OF_MEMORY = 3  # exit code of a child that got no more memory


@dataclass(frozen=True)
class Job:
    """What to do with a PDF: cut these figures out of it; without any, read it."""

    figures: tuple[Figure, ...] = ()
    style: ImageStyle = field(default_factory=ImageStyle)


@dataclass(frozen=True)
class Answer:
    """A document or the images of figures, or why there are none; `fell` says that the reader came to no end.

    An image is None when its figure shows nothing. `lacks` is what the program misses of its own, whatever the PDF, and
    `undenied` is what the system let the child do though it needs not.
    """

    document: Document | None = None
    images: tuple[Image | None, ...] = ()
    error: str = ""
    fell: Literal["", "crash", "memory"] = ""
    lacks: str = ""
    undenied: tuple[str, ...] = ()


JOBS: TypeAdapter[Job] = TypeAdapter(Job)
ANSWERS: TypeAdapter[Answer] = TypeAdapter(Answer)
