"""Documents: what was read of PDFs, kept in the cache by the content of the file and the version of the reader."""

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from paperdigest.cache import Cache, cache_key
from paperdigest.document import Document
from paperdigest.reading.version import READER_VERSION

_KIND = "documents"
_DOCUMENT = TypeAdapter(Document)


@dataclass(frozen=True)
class Documents:
    """The documents in a cache."""

    cache: Cache

    def key(self, pdf: bytes) -> str:
        """What a PDF's document is kept by."""
        return cache_key(pdf, READER_VERSION)

    def get(self, key: str) -> Document | None:
        """The document; None when there is none, or one that was cut or written by another version."""
        stored = self.cache.get(_KIND, key)
        try:
            return _DOCUMENT.validate_json(stored) if stored is not None else None
        except ValidationError:
            return None

    def put(self, key: str, document: Document) -> None:
        """Keep it."""
        self.cache.put(_KIND, key, _DOCUMENT.dump_json(document))
