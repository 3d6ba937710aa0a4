"""Names: the files a post is made of, safe on every file system and in every blog."""

import re
import unicodedata
from datetime import date
from pathlib import Path

_UNSAFE = re.compile(r"[^A-Za-z0-9 ._\-\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d) *(\.|$)", re.IGNORECASE)
_LONGEST = 120  # bytes; leaves room for suffixes under the usual limit of 255


def digest_path(out: Path, day: date, topic: str) -> Path:
    """`<out>/<YYYY-MM-DD>/<topic>.md`."""
    return out / day.isoformat() / f"{safe_name(topic)}.md"


def single_path(out: Path, paper_id: str) -> Path:
    """`<out>/<id>.md`; `math/0405482` becomes `math_0405482.md`."""
    return out / f"{safe_name(paper_id)}.md"


def safe_name(text: str) -> str:
    """Keeps letters, digits, space, `._-` and CJK; all else becomes `_`. Never empty, hidden, reserved or too long.

    However a text is composed in Unicode, its name is the same, and one that no file system composes anew.
    """
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", text)).strip(" .") or "_"
    if _RESERVED.match(name):
        name = f"_{name}"
    return name.encode()[:_LONGEST].decode(errors="ignore").rstrip(" .")
