"""Crops: the images that were cut out of papers, kept in the cache by the paper's text, the figures and their style."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from paperdigest.cache import Cache, cache_key
from paperdigest.document import Document, Figure
from paperdigest.image import Image, ImageStyle
from paperdigest.reading.version import READER_VERSION

_KIND = "crops"
_IMAGES = TypeAdapter(tuple[Image | None, ...])
_DOCUMENT = TypeAdapter(Document)
_ASKED = TypeAdapter(tuple[Sequence[Figure], ImageStyle])


@dataclass(frozen=True)
class Crops:
    """The crops in a cache."""

    cache: Cache

    def key(self, document: Document, figures: Sequence[Figure], style: ImageStyle) -> str:
        """What the images of these figures are kept by."""
        return cache_key(_DOCUMENT.dump_json(document), _ASKED.dump_json((figures, style)), READER_VERSION)

    def get(self, key: str) -> tuple[Image | None, ...] | None:
        """An image a figure, None for one that shows nothing; None in all when there are none, or a cut entry."""
        stored = self.cache.get(_KIND, key)
        try:
            return _IMAGES.validate_json(stored) if stored is not None else None
        except ValidationError:
            return None

    def put(self, key: str, images: Sequence[Image | None]) -> None:
        """Keep them."""
        self.cache.put(_KIND, key, _IMAGES.dump_json(tuple(images)))
