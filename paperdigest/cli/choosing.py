"""Choosing: which posts, and which papers in them, a command is about."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from paperdigest.address import told
from paperdigest.cli.naming import MARK_WITHIN, PDF_MARK, is_arxiv
from paperdigest.errors import ConfigError
from paperdigest.paper import parse_arxiv_id
from paperdigest.sources.arxiv_ids import canonical_id
from paperdigest.sources.folder import FolderSource
from paperdigest.writing.front import Front, read_front
from paperdigest.writing.mention import is_mention
from paperdigest.writing.names import safe_name
from paperdigest.writing.parse import RawSection, split
from paperdigest.writing.publish import read_post
from paperdigest.writing.sidecar import FOLDER
from paperdigest.writing.sites import HEXO, Site, single_post


@dataclass(frozen=True)
class Filters:
    """Which posts are meant, besides those that are named."""

    topic: str = ""
    since: date | None = None
    until: date | None = None

    def fits(self, path: Path, front: Front) -> bool:
        """Whether the post is of the topic and of these days."""
        is_topic = not self.topic or self.topic == front.topic or path.stem == safe_name(self.topic)
        return is_topic and (self.since or front.day) <= front.day <= (self.until or front.day)


@dataclass(frozen=True)
class Choice:
    """A post in the folder `out`; `only` are the ids of the papers that are meant, none: all of them."""

    out: Path
    path: Path
    front: Front = field(compare=False)
    only: frozenset[str] = frozenset()

    def sections(self, text: str) -> tuple[RawSection, ...]:
        """The sections of the papers that are meant, as the post that reads `text` has them; no mentions."""
        sections = (section for section in split(text)[1] if not is_mention(section.text))
        return tuple(section for section in sections if not self.only or section.id in self.only)


@dataclass(frozen=True)
class Chosen:
    """The posts that are meant, and the PDF files that were named for their papers."""

    posts: tuple[Choice, ...]
    files: FolderSource


def choose(out: Path, names: Sequence[str], filters: Filters, site: Site = HEXO) -> Chosen:
    """The posts of these names: files, arXiv ids (every post that has the paper) or PDF files; none: all in `out`.

    `site` is what posts are for today.

    ConfigError for a name that is none of them, or that no post has.
    """
    pdfs = [Path(name) for name in names if _is_pdf(name)]
    files = FolderSource(pdf.resolve() for pdf in pdfs)
    chosen: dict[Path, Choice] = {}
    for choice in _all(out) if not names else _named(out, names, files, site):
        known = chosen.get(choice.path)
        only = known.only | choice.only if known and known.only and choice.only else frozenset[str]()
        chosen[choice.path] = Choice(choice.out, choice.path, choice.front, only if known else choice.only)
    return Chosen(tuple(one for one in chosen.values() if filters.fits(one.path, one.front)), files)


def _named(out: Path, names: Sequence[str], files: FolderSource, site: Site) -> Iterator[Choice]:
    for name in names:
        if _is_pdf(name):
            continue
        found = tuple(_with_paper(out, name)) if is_arxiv(name) else (_file(out, name),)
        if not found:
            asked = canonical_id(name)
            raise ConfigError(f"no post in {out} has {asked}: paperdigest summarize {asked} makes one")
        yield from found
    for paper in files.papers:
        path = single_post(site, out, paper.id, date.today())
        if path.is_file():
            yield Choice(out, path, read_front(path, read_post(path)), frozenset([paper.id]))
        elif all(map(_is_pdf, names)):
            raise ConfigError(f"there is no post {path}: paperdigest summarize makes it")


def _is_pdf(name: str) -> bool:
    try:
        with Path(name).expanduser().open("rb") as file:
            return PDF_MARK in file.read(MARK_WITHIN)
    except (OSError, RuntimeError, ValueError):
        return False


def _file(out: Path, name: str) -> Choice:
    path = Path(name).expanduser()
    if not os.path.isfile(path):  # noqa: PTH113  never raises
        raise ConfigError(f"no post {told(name)}: name a post's file or an arXiv id")
    inside = path.resolve().is_relative_to(out.resolve())
    path = out / path.resolve().relative_to(out.resolve()) if inside else path
    text = read_post(path)
    if not split(text)[1]:
        raise ConfigError(f"{name} has no paper: a post's papers have a heading and a line '[PDF](…)'")
    return Choice(out if inside else _home(path), path, read_front(path, text))


def _home(path: Path) -> Path:
    """The posts folder of a post: what says how its posts were made, else where its day's folder or itself stands."""
    for folder in (path.parent, path.parent.parent):
        if (folder / FOLDER).is_dir():
            return folder
    try:
        date.fromisoformat(path.absolute().parent.name)
    except ValueError:
        return path.parent
    return path.parent.parent


def _with_paper(out: Path, name: str) -> Iterator[Choice]:
    wanted, version = parse_arxiv_id(canonical_id(name) or name) or (name, None)
    for choice in _all(out):
        for section in choice.sections(read_post(choice.path)):
            if section.id == wanted and version in (None, section.version):
                yield Choice(choice.out, choice.path, choice.front, frozenset([wanted]))


def _all(out: Path) -> Iterator[Choice]:
    """Every post in the posts folder, oldest day first; other Markdown there is passed over."""
    for path in sorted((*out.glob("*/*.md"), *out.glob("*.md"))):
        text = "" if path.name.startswith(".") else read_post(path)
        if split(text)[1]:
            yield Choice(out, path, read_front(path, text))
