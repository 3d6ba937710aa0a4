"""Naming: what the user calls a paper, an arXiv id, an address or a PDF file, found."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from paperdigest.address import told
from paperdigest.cli.session import Session
from paperdigest.errors import ConfigError
from paperdigest.paper import Paper, parse_arxiv_id
from paperdigest.sources.arxiv_ids import canonical_id
from paperdigest.sources.folder import FolderSource

PDF_MARK = b"%PDF-"
MARK_WITHIN = 1024  # bytes; where readers look for the mark


@dataclass(frozen=True)
class NamedPapers:
    """The papers that were named, files first; `unknown` are the ids, as arXiv lists ids, that it does not know."""

    papers: tuple[Paper, ...]
    unknown: tuple[str, ...]
    files: FolderSource
    session: Session

    async def download(self, paper: Paper) -> bytes:
        """A paper's PDF, from disk or from arXiv."""
        if self.is_file(paper):
            return await self.files.download(paper)
        return await self.session.arxiv().download(paper)

    def is_file(self, paper: Paper) -> bool:
        """Whether it was named as a file."""
        return paper.id in self.files


async def find_papers(session: Session, names: Sequence[str]) -> NamedPapers:
    """The papers of these names; ConfigError for a name that is neither a PDF file nor an arXiv id."""
    files = [pdf_file(name).resolve() for name in names if not is_arxiv(name)]
    return await look_up(session, files, [name for name in names if is_arxiv(name)])


async def look_up(session: Session, pdfs: Sequence[Path], wanted: Sequence[str]) -> NamedPapers:
    """The papers of these PDF files and arXiv ids (of any style)."""
    files = FolderSource(dict.fromkeys(pdfs))
    fetched = await session.arxiv().fetch(wanted) if wanted else ()
    known = {paper.id for paper in fetched} | {paper.versioned_id for paper in fetched}
    unknown = tuple(name for name in (canonical_id(given) or given for given in wanted) if name not in known)
    return NamedPapers((*await files.search(), *fetched), unknown, files, session)


def pdf_file(name: str) -> Path:
    """The PDF file of that name; ConfigError when there is none or it is none."""
    try:
        file = Path(name).expanduser()
        if file.exists() and not file.is_file():
            raise ConfigError(f"{told(name)} is no regular file: name a PDF file")
        with file.open("rb") as opened:
            head = opened.read(MARK_WITHIN)
    except FileNotFoundError as error:
        raise ConfigError(f"no file {told(name)}: name a PDF file, an arXiv id or an arXiv address") from error
    except (OSError, RuntimeError, ValueError) as error:  # ValueError: a NUL character; RuntimeError: ~nobody
        reason = getattr(error, "strerror", "") or error
        raise ConfigError(f"cannot read {told(name)[:200]!r}: {reason}: name a PDF file") from error
    if PDF_MARK not in head:
        raise ConfigError(f"{name} is not a PDF (no %PDF- in its first {MARK_WITHIN:,} bytes): name a PDF file")
    return file


def is_arxiv(name: str) -> bool:
    """A file of that name comes first: `1706.03762.pdf` in this folder is that file."""
    return parse_arxiv_id(name) is not None and not os.path.isfile(name)  # noqa: PTH113  never raises
