"""Appending: files of one line an event, to which several runs add, and in which a killed one may leave half a line."""

import os
from pathlib import Path


def line_break(path: Path) -> bytes:
    """What has to stand before the next line: nothing, or the line break that the last one lacks."""
    if not path.is_file() or not path.stat().st_size:
        return b""
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return b"" if file.read() == b"\n" else b"\n"
