"""Folder source: PDFs on disk, with arXiv's fields in `<stem>.json` beside each, or without."""

import os
import re
import stat
from codecs import BOM_UTF8
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from paperdigest.errors import PaperError, TopicError
from paperdigest.paper import Paper, parse_arxiv_id

_LARGEST_PDF = 200_000_000  # bytes; arXiv itself takes 50 MB
_LARGEST_METADATA = 5_000_000


def _day(value: object) -> object:
    if not value:
        return None
    if isinstance(value, str) and not re.match(r"\d{4}-\d\d-\d\d", value):
        raise ValueError(f"{value!r} is no date: write it as 2024-06-01")
    return value[:10] if isinstance(value, str) else value  # arXiv gives a time with the day


def _text(value: object) -> object:
    """Null is how some tools write "none", and a number how they write an id."""
    return "" if value is None else str(value) if isinstance(value, int | float) else value


def _names(value: object) -> object:
    return [name.strip() for name in value.split(",")] if isinstance(value, str) else value or ()


Text = Annotated[str, BeforeValidator(_text)]
Names = Annotated[tuple[str, ...], BeforeValidator(_names)]
Day = Annotated[date | None, BeforeValidator(_day)]


class _Metadata(BaseModel):
    """The fields of a metadata file; others are ignored, all may be missing."""

    model_config = ConfigDict(extra="ignore")

    id: Text = ""
    title: Text = ""
    authors: Names = ()
    abstract: Text = ""
    published: Day = None
    updated: Day = None
    categories: Names = ()
    comment: Text = ""
    url: Text = ""


class FolderSource:
    """PDF files as papers: those of a folder, or those named one by one."""

    query = ""
    more = False
    announced: date | None = None

    def __init__(self, files: Iterable[Path]) -> None:
        self._files: dict[str, Path] = {}
        self._broken: dict[str, str] = {}
        self._papers: dict[str, Paper] = {}
        for file in files:
            try:
                paper = _paper(file, _read_metadata(file.with_suffix(".json")))
            except PaperError as error:
                paper = _paper(file, _Metadata())
                self._broken[paper.id] = str(error)
            if paper.id in self._papers:
                same = f"{_visible(self._files[paper.id].name)} is the same paper, {paper.id}: remove one of them"
                name = _visible(file.stem)
                paper = Paper(id=f"{name} {len(self._papers)}", title=name, title_source="file")
                self._broken[paper.id] = same
            self._papers[paper.id] = paper
            self._files[paper.id] = file

    @classmethod
    def of(cls, folder: Path) -> Self:
        """All PDFs of one folder, by file name; TopicError when there is no such folder."""
        try:
            files = sorted(folder.iterdir())
        except OSError as error:
            raise TopicError(
                f"cannot read the folder {folder}: {error.strerror}; a topic's source names one with PDFs"
            ) from error
        return cls(file for file in files if file.suffix.lower() == ".pdf" and _is_shown(file))

    def __contains__(self, name: str) -> bool:
        return name in self._papers

    @property
    def papers(self) -> tuple[Paper, ...]:
        """All papers."""
        return tuple(self._papers.values())

    async def search(self, since: date | None = None) -> tuple[Paper, ...]:
        """All papers but those known to be older than `since`."""
        return tuple(p for p in self._papers.values() if not (since and p.published and p.published < since))

    async def fetch(self, ids: Iterable[str]) -> tuple[Paper, ...]:
        """Those of these papers that are here."""
        return tuple(self._papers[name] for name in ids if name in self._papers)

    async def why_nothing(self, since: date | None) -> str:
        """The folder has no PDF, or none that new."""
        return f"nothing in the folder since {since}" if self._papers else "the folder has no PDF"

    async def download(self, paper: Paper) -> bytes:
        """The PDF's bytes; PaperError when it or its metadata file cannot be read."""
        if paper.id in self._broken:
            raise PaperError(self._broken[paper.id])
        if paper.id not in self._files:
            raise PaperError("its PDF is not in the folder any more")
        return _read_regular(self._files[paper.id], _LARGEST_PDF)


def _paper(file: Path, metadata: _Metadata) -> Paper:
    identity, version = (
        parse_arxiv_id(metadata.id) or parse_arxiv_id(metadata.url) or (_visible(metadata.id or file.stem), None)
    )
    return Paper(
        id=identity,
        version=version,
        title=_fold(metadata.title) or _visible(file.stem),
        authors=tuple(_fold(author) for author in metadata.authors if author.strip()),
        abstract=_fold(metadata.abstract),
        published=metadata.published,
        updated=metadata.updated,
        categories=metadata.categories,
        comment=_fold(metadata.comment),
        url=metadata.url if metadata.url.startswith(("http://", "https://")) else "",
        title_source="metadata" if metadata.title.strip() else "file",
    )


def _read_metadata(file: Path) -> _Metadata:
    if not os.path.lexists(file):
        return _Metadata()
    text = _read_regular(file, _LARGEST_METADATA).removeprefix(BOM_UTF8)
    try:
        return _Metadata.model_validate_json(text) if text.strip() else _Metadata()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        what = first["msg"].removeprefix("Value error, ")
        raise PaperError(
            f"its metadata {_visible(file.name)} is wrong: {place + ': ' if place else ''}{what}"
        ) from error


def _read_regular(file: Path, most: int) -> bytes:
    """A file's bytes; PaperError for what is no regular file, has more than `most` bytes, or cannot be read."""
    try:
        state = file.stat()
        if not stat.S_ISREG(state.st_mode):
            raise PaperError(f"{_visible(file.name)} is no regular file: put a copy in its place")
        if state.st_size > most:
            raise PaperError(
                f"{_visible(file.name)} has {state.st_size / 1e6:,.0f} MB, more than {most / 1e6:,.0f}: make it smaller"
            )
        return file.read_bytes()
    except OSError as error:
        raise PaperError(f"cannot read {_visible(file.name)}: {error.strerror}") from error


def _is_shown(file: Path) -> bool:
    """No folder, and none of the hidden twins that macOS leaves on foreign disks."""
    return not file.name.startswith(".") and not os.path.isdir(file)  # noqa: PTH112  never raises


def _visible(name: str) -> str:
    """A name that a post can show and give back: what cannot be printed would be lost there."""
    return _fold("".join(c for c in name if c.isprintable() and not "\ufff0" <= c <= "\uffff")) or "unnamed"


def _fold(text: str) -> str:
    return " ".join(text.split())
