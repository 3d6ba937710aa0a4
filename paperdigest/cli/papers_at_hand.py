"""Papers at hand: what is known of the papers in posts, from sidecars, the cache and, if it may be asked, arXiv."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from pydantic import TypeAdapter, ValidationError

from paperdigest.cache import cache_key
from paperdigest.cli.session import Session
from paperdigest.counted import counted
from paperdigest.document import Document
from paperdigest.documents import Documents
from paperdigest.errors import ConfigError, PaperError, ServiceError
from paperdigest.linting.facts import AtHand
from paperdigest.linting.outline import Section, sections
from paperdigest.paper import Paper, parse_arxiv_id
from paperdigest.sources.arxiv_ids import canonical_id, match_ids
from paperdigest.writing.sidecar import read_sidecar, sidecar_path

Key = tuple[str, int | None]  # a paper's id and version as a section names them
_PAPER = TypeAdapter(Paper)


class PapersAtHand(Mapping[Key, AtHand]):
    """What is at hand of papers; a document is loaded when it is asked for: those of a year are too many for memory."""

    def __init__(self, keys: Sequence[Key], papers: Mapping[Key, Paper], documents: Mapping[Key, "_Stored"]) -> None:
        self._keys, self._papers, self._documents = keys, papers, documents

    def __getitem__(self, key: Key) -> AtHand:
        if key not in self._papers and key not in self._documents:
            raise KeyError(key)
        stored = self._documents.get(key)
        return AtHand(self._papers.get(key), stored.load() if stored else None)

    def __iter__(self) -> Iterator[Key]:
        return (key for key in self._keys if key in self._papers or key in self._documents)

    def __len__(self) -> int:
        return len(self._papers.keys() | self._documents.keys())

    def summary(self, fetched: bool) -> str:
        """How many papers can be checked against what, in one line; empty when the posts have none."""
        text, metadata = len(self._documents), len(self._papers.keys() - self._documents.keys())
        counts = f"{counted(text, 'paper')} checked against their text, {metadata} against metadata only"
        hint = "" if fetched or text == len(self._keys) else "; --fetch asks arXiv for what is missing"
        return f"facts: {counts}, {len(self._keys) - text - metadata} not at hand{hint}" if self._keys else ""


async def papers_at_hand(session: Session, posts: Mapping[str, str], fetch: bool) -> PapersAtHand:
    """What is at hand of each arXiv paper that has a section in the posts (text by file name).

    With `fetch`, arXiv is asked for what is missing. What cannot be had is said, and raises nothing.
    """
    found = {name: tuple(sections(text.replace("\r\n", "\n"))) for name, text in posts.items()}
    named = dict.fromkeys((section.id, section.version) for post in found.values() for section in post)
    keys = [key for key in named if parse_arxiv_id(key[0])]
    if local := len(named) - len(keys):
        what = f"facts: {counted(local, 'paper')} from local files not checked: no address tells which paper it is"
        session.console.say(what)
    if not keys:
        return PapersAtHand((), {}, {})
    recorded = dict(_recorded(session, found))
    async with session.sandbox() as sandbox:
        shelf = _Shelf(session, sandbox.read, fetch)
        papers = await shelf.metadata(keys, recorded)
        documents = await shelf.documents(keys, papers)
    return PapersAtHand(keys, papers, documents)


@dataclass(frozen=True)
class _Stored:
    """A document in the cache; `kept` holds it where the cache could not."""

    documents: Documents
    key: str
    kept: Document | None = None

    @property
    def is_there(self) -> bool:
        """Whether it can be loaded."""
        return self.load() is not None

    def load(self) -> Document | None:
        """The document."""
        return self.kept or self.documents.get(self.key)

    def keep(self, document: Document) -> Self:
        """Put it there."""
        self.documents.put(self.key, document)
        return self if self.is_there else replace(self, kept=document)


class _Shelf:
    """The cache, and arXiv as long as it may be asked and answers."""

    def __init__(self, session: Session, read: Callable[[bytes], Awaitable[Document]], asks: bool) -> None:
        self._arxiv, self._cache, self._console = session.arxiv(), session.cache, session.console
        self._server = session.settings.arxiv.url
        self._read, self._asks = read, asks

    async def metadata(self, keys: Sequence[Key], recorded: Mapping[Key, Paper]) -> dict[Key, Paper]:
        """As sidecars have it, as arXiv gives it now, or as it gave it to an earlier check."""
        papers = {key: recorded[key] for key in keys if key in recorded}
        missing = [key for key in keys if key not in papers]
        fetched = await self._fetched([_name(key) for key in missing])
        for key in missing:
            place = cache_key(self._server, _name(key))
            if answered := match_ids([_name(key)], fetched):
                papers[key] = answered[0]
                self._cache.put("papers", place, _PAPER.dump_json(answered[0]))
            elif self._asks:
                self._console.say(f"{_name(key)}: arXiv has no paper of this id: its facts are not checked")
            elif stored := _loaded(self._cache.get("papers", place)):
                papers[key] = stored
        return papers

    async def documents(self, keys: Sequence[Key], papers: Mapping[Key, Paper]) -> dict[Key, _Stored]:
        """As they were read before, or are read now; only papers that arXiv knows are downloaded."""
        documents: dict[Key, _Stored] = {}
        due: dict[Key, Paper] = {}
        for key in keys:
            paper = papers.get(key) or Paper(key[0], title="", version=key[1])
            pdf = self._arxiv.stored(paper)
            stored = self._place(pdf) if pdf else None
            if stored and stored.is_there:
                documents[key] = stored
            elif pdf or (self._asks and key in papers):
                due[key] = paper
        if due:
            documents |= await self._read_all(due)
        return documents

    async def _read_all(self, due: Mapping[Key, Paper]) -> dict[Key, _Stored]:
        """One after the other: arXiv's pace is slower than the reader. Problems are said at the end."""
        documents: dict[Key, _Stored] = {}
        problems: list[str] = []
        with self._console.reporter() as reporter:
            reporter.expect(len(due))
            for key, paper in due.items():
                problem = ""
                try:
                    reporter.stage(paper, "download")
                    pdf = await self._pdf(paper)
                    reporter.stage(paper, "read")
                    stored = self._place(pdf)
                    documents[key] = stored if stored.is_there else stored.keep(await self._read(pdf))
                except PaperError as error:
                    problem = str(error)
                    problems.append(f"{paper.versioned_id}: not checked against its text: {problem}")
                reporter.finish(paper, problem)
        for line in problems:
            self._console.say(line)
        return documents

    def _place(self, pdf: bytes) -> _Stored:
        documents = Documents(self._cache)
        return _Stored(documents, documents.key(pdf))

    async def _pdf(self, paper: Paper) -> bytes:
        """The PDF; PaperError when it cannot be had, arXiv is asked no more once it could not be used."""
        stored = self._arxiv.stored(paper)
        if stored is not None:
            return stored
        if not self._asks:
            raise PaperError("arXiv cannot be used now")
        try:
            return await self._arxiv.download(paper)
        except ServiceError as error:
            self._asks = False
            raise PaperError(str(error)) from error

    async def _fetched(self, names: Sequence[str]) -> tuple[Paper, ...]:
        if not self._asks or not names:
            return ()
        try:
            return await self._arxiv.fetch(names)
        except ServiceError as error:
            self._asks = False
            self._console.say(f"{error}; going on with what is at hand")
            return ()


def _recorded(session: Session, posts: Mapping[str, Sequence[Section]]) -> Iterator[tuple[Key, Paper]]:
    """What the sidecars of our posts have; `summarize` writes its posts into the posts folder itself."""
    for name, found in posts.items():
        if not any(section.ours for section in found):
            continue
        post = Path(name).expanduser().absolute()
        places = (sidecar_path(out, post) for out in (post.parent.parent, post.parent))
        try:
            sidecar = next(filter(None, map(read_sidecar, places)), None)
        except ConfigError as error:
            session.console.say(f"{error}; {name} is checked without it")
            continue
        for record in sidecar.papers if sidecar else ():
            paper = record.digest.paper
            yield (paper.id, paper.version), paper


def _name(key: Key) -> str:
    """The id as arXiv lists it, with the version if there is one."""
    name, version = key
    versioned = f"{name}v{version}" if version else name
    return canonical_id(versioned) or versioned


def _loaded(stored: bytes | None) -> Paper | None:
    """What another run stored; None for nothing, and for what another version wrote."""
    try:
        return _PAPER.validate_json(stored) if stored else None
    except ValidationError:
        return None
