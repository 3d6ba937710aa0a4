"""Guarded assertions: awards, publication, attention and releases, which stand only where the paper speaks of them."""

from collections.abc import Iterator, Sequence

from paperdigest.checking.index import PaperIndex
from paperdigest.checking.meaning.guards import CUES, GUARDS

_OF_CODE = ("the code", "open source")


def unsupported(text: str, own: Sequence[str], index: PaperIndex | None = None) -> Iterator[str]:
    """The assertions of a text, as it words them, that nothing supports.

    `own` are the evidence, the abstract and arXiv's comment; a code link of the paper supports those about code. A
    translation has its original alone, and no `index`.
    """
    lowered = text.lower()
    if not any(map(lowered.__contains__, CUES)):
        return
    for guard in GUARDS:
        match = guard.said.search(text)
        if not match or any(guard.support.search(one) or guard.said.search(one) for one in own):
            continue
        if index and guard.announces and any(guard.announces.search(sentence.text) for sentence in index.sentences):
            continue
        if index and guard.what in _OF_CODE and index.has_code_link:
            continue
        yield match[0]
