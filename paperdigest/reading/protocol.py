"""What parent and child process say to each other: PDF bytes one way, a JSON answer the other."""

import struct
from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter

from paperdigest.document import Document

READERS = ("pypdfium2", "pypdf")  # in the order they are tried
HEADER = struct.Struct(">I")  # length of what follows, in bytes
MAX_ANSWER = 256 << 20  # bytes: a longer answer is no document
OUT_OF_MEMORY = 3  # exit code of a child that got no more memory


@dataclass(frozen=True)
class Answer:
    """A document, or why there is none; `fell` says that the reader did not come to an end with the file."""

    document: Document | None = None
    error: str = ""
    fell: Literal["", "crash", "memory"] = ""


ANSWERS: TypeAdapter[Answer] = TypeAdapter(Answer)
