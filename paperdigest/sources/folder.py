"""Folder source: PDFs on disk, with arXiv's fields in `<stem>.json` beside each, or without."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from paperdigest.errors import ConfigError, PaperError
from paperdigest.paper import Paper, parse_arxiv_id


def _day(value: object) -> object:
    return value[:10] if isinstance(value, str) else value  # arXiv gives a time with the day


Text = Annotated[str, BeforeValidator(lambda value: value or "")]  # null is how some tools write "none"


class _Metadata(BaseModel):
    """The fields of a metadata file; others are ignored, all may be missing."""

    model_config = ConfigDict(extra="ignore")

    id: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    abstract: str = ""
    published: Annotated[date | None, BeforeValidator(_day)] = None
    updated: Annotated[date | None, BeforeValidator(_day)] = None
    categories: tuple[str, ...] = ()
    comment: Text = ""
    url: Text = ""


class FolderSource:
    """PDF files as papers: those of a folder, or those named one by one."""

    query = ""
    more = False

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
                other, name = self._files[paper.id], paper.id
                paper = replace(paper, id=str(file), title=file.stem, version=None, url="", abstract="")
                self._broken[paper.id] = f"{other} is the same paper, {name}: remove or rename one of them"
            self._papers[paper.id] = paper
            self._files[paper.id] = file

    @classmethod
    def of(cls, folder: Path) -> Self:
        """All PDFs of one folder, by file name; ConfigError when there is no such folder."""
        try:
            return cls(sorted(file for file in folder.iterdir() if file.suffix.lower() == ".pdf" and file.is_file()))
        except OSError as error:
            raise ConfigError(
                f"cannot read the folder {folder}: {error.strerror}; a topic's source names one with PDFs"
            ) from error

    def __contains__(self, name: str) -> bool:
        return name in self._papers

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
        file = self._files[paper.id]
        try:
            return file.read_bytes()
        except OSError as error:
            raise PaperError(f"cannot read {file.name}: {error.strerror}") from error


def _paper(file: Path, metadata: _Metadata) -> Paper:
    identity, version = (
        parse_arxiv_id(metadata.id) or parse_arxiv_id(metadata.url) or (_visible(metadata.id or file.stem), None)
    )
    return Paper(
        id=identity,
        version=version,
        title=_fold(metadata.title) or file.stem,
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
    try:
        return _Metadata.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return _Metadata()
    except OSError as error:
        raise PaperError(f"cannot read its metadata {file.name}: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise PaperError(f"its metadata {file.name} is wrong: {place + ': ' if place else ''}{first['msg']}") from error


def _visible(name: str) -> str:
    """An id that a post can show and give back: what cannot be printed would be lost there."""
    return _fold("".join(c for c in name if c.isprintable() and not "\ufff0" <= c <= "\uffff")) or "unnamed"


def _fold(text: str) -> str:
    return " ".join(text.split())
