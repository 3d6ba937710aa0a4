"""What parent and child process say to each other: PDF bytes one way, a JSON answer the other."""

import struct
from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter

from paperdigest.document import Document

READERS = ("pypdfium2", "pypdf")  # in the order they are tried
HEADER = struct.Struct(">I")  # length of what follows, in bytes
MAX_ANSWER = 256 << 20  # bytes: a longer answer is no document


@dataclass(frozen=True)
class Answer:
    """A document, or why there is none; `retry` asks for a fresh process and the other reader."""

    document: Document | None = None
    error: str = ""
    retry: Literal["", "crash", "memory"] = ""


ANSWERS: TypeAdapter[Answer] = TypeAdapter(Answer)
