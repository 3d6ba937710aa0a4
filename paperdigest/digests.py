"""Digests: what was made of answers, kept in the cache by all that decides about it, the program included."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from paperdigest.answers import Step
from paperdigest.cache import Cache, cache_key
from paperdigest.digest import Digest
from paperdigest.document import Document
from paperdigest.paper import Paper

_KIND = "digests"
_PROGRAM = Path(__file__).parent


@dataclass(frozen=True)
class Finished:
    """A digest, and the answer in which claims were said anew for it, as JSON with its cache key; empty without."""

    digest: Digest
    restated: str = ""
    restated_key: str = ""


_FINISHED = TypeAdapter(Finished)
_DOCUMENT = TypeAdapter(Document)
_PAPER = TypeAdapter(Paper)


@dataclass(frozen=True)
class Digests:
    """The digests in a cache."""

    cache: Cache

    def key(self, paper: Paper, document: Document, answers: Mapping[Step, str], *made_with: str) -> str:
        """What a digest is kept by; `made_with` names model, prompts and languages."""
        texts = (f"{step}: {text}" for step, text in answers.items())
        sources = (_PAPER.dump_json(paper), _DOCUMENT.dump_json(document))
        return cache_key(_program(), *sources, *texts, "", *made_with)

    def get(self, key: str) -> Finished | None:
        """The digest; None when there is none, or one that was cut."""
        stored = self.cache.get(_KIND, key)
        try:
            return _FINISHED.validate_json(stored) if stored is not None else None
        except ValidationError:
            return None

    def put(self, key: str, finished: Finished) -> None:
        """Keep it."""
        self.cache.put(_KIND, key, _FINISHED.dump_json(finished))


@cache
def _program() -> str:
    """What changes when any file of the program does: checks are made anew then."""
    states = ((file, file.stat()) for file in sorted(_PROGRAM.rglob("*")) if file.suffix in {".py", ".toml"})
    return cache_key(*(f"{file.name} {state.st_size} {state.st_mtime_ns}" for file, state in states))
