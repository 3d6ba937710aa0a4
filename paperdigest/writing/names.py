"""Names: the files a post is made of, safe on every file system and in every blog, as each site has them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_UNSAFE = re.compile(r"[^A-Za-z0-9 ._\-\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)( *(?:\.|$))", re.IGNORECASE)
_NAMELESS = "unnamed"
_LONGEST = 120  # bytes; leaves room for suffixes under the usual limit of 255
_DAY = r"(\d{4}-\d\d-\d\d)"


@dataclass(frozen=True)
class Files:
    """How a site's posts are called below the posts folder, without ".md".

    `between` stands between a digest's day and its topic; `single` is the post of one paper, from {day} and {id};
    `is_slug`: names are small letters with hyphens, since they become addresses.
    """

    between: str = "/"
    single: str = "{id}"
    is_slug: bool = False

    def name(self, text: str) -> str:
        """A topic or an id as part of a file's name."""
        name = safe_name(text)
        return safe_name(re.sub(r"[ _-]+", "-", name.lower()).strip("-.")) if self.is_slug else name

    def digest(self, out: Path, day: date, topic: str) -> Path:
        """The topic's post of the day: `<out>/<YYYY-MM-DD>/<topic>.md`, or both in one name."""
        return out / f"{day.isoformat()}{self.between}{self.name(topic)}.md"

    def single_post(self, out: Path, paper_id: str, day: date) -> Path:
        """The post of one paper; one that has its day in its name is found again on other days."""
        if "{day}" in self.single:
            pattern = self.single.format(day="????-??-??", id=self.name(paper_id))
            if found := sorted(out.glob(f"{pattern}.md")):
                return found[0]
        return out / f"{self.single.format(day=day.isoformat(), id=self.name(paper_id))}.md"

    def name_of(self, folder: Path, file: Path) -> str:
        """What a post's file is called besides its day: a topic's or a paper's name."""
        if found := day_and_name(folder, file):
            return found[1]
        single = re.escape(self.single).replace(r"\{day\}", _DAY).replace(r"\{id\}", "(?P<id>[^/]+)")
        match = re.fullmatch(single, file.relative_to(folder).with_name(file.stem).as_posix())
        return match["id"] if match else file.stem


FOLDERS = Files()  # a folder a day
_SLUGS = Files(is_slug=True)


def names(topic: str) -> frozenset[str]:
    """All that the files of a topic's posts may be called besides their day, whatever site they were written for."""
    return frozenset(files.name(topic) for files in (FOLDERS, _SLUGS))


def digests(folder: Path) -> Iterator[tuple[Path, date, str]]:
    """The files below a folder that are called like digests of any site, with their days and names, oldest first."""
    entries = [*folder.iterdir()]
    inner = [file for day in entries if re.fullmatch(_DAY, day.name) and day.is_dir() for file in day.iterdir()]
    found = [(place, file) for file in (*entries, *inner) if (place := day_and_name(folder, file))]
    return ((file, *place) for place, file in sorted(found))


def day_and_name(folder: Path, file: Path) -> tuple[date, str] | None:
    """Day and name of a digest's file below a folder, whatever site it was written for; None for any other file."""
    place = file.relative_to(folder).with_name(file.stem).as_posix()
    match = re.fullmatch(f"{_DAY}[/ -]([^/]+)", place)
    try:
        return (date.fromisoformat(match[1]), match[2]) if match else None
    except ValueError:  # the 31st of February
        return None


def safe_name(text: str) -> str:
    """Keeps letters, digits, space, `._-` and CJK; all else becomes `_`. Never empty, reserved or too long.

    It begins with neither a dot nor a `_`, which Hexo and Jekyll pass over. However a text is composed in Unicode, its
    name is the same, and one that no file system composes anew.
    """
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", text)).lstrip(" ._").rstrip(" .") or _NAMELESS
    name = _RESERVED.sub(r"\1_\2", name)
    return name.encode()[:_LONGEST].decode(errors="ignore").rstrip(" .")
