"""Small invented papers and documents for tests."""

from collections.abc import Sequence

from paperdigest.document import Document, PrintedLink, Section, Sentence
from paperdigest.paper import Paper


def paper(**fields: object) -> Paper:
    """A paper about nothing in particular."""
    defaults: dict[str, object] = {
        "id": "2401.00001",
        "version": 1,
        "title": "Counting Sheep",
        "authors": ("Ada Example", "Bo Example"),
        "abstract": "We count sheep. There are 12.",
    }
    return Paper(**(defaults | fields))  # type: ignore[arg-type]


def document(*sentences: str, links: Sequence[PrintedLink] = (), front: Sequence[str] = ()) -> Document:
    """A document of one section whose sentences stand on pages 1, 2, 3, …"""
    return Document(
        title="Counting Sheep",
        front=tuple(front),
        sections=(Section("Introduction", "1", 1, 1, "introduction"),),
        sentences=tuple(Sentence(f"s{n}", text, n, 0) for n, text in enumerate(sentences, 1)),
        links=tuple(links),
        removed=(),
        pages=max(1, len(sentences)),
        share=1.0,
        language="en",
        reader="pypdfium2",
    )
