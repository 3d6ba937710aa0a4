"""Excerpt: the part of a paper that is worth most, where the whole is more than a model may be sent."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace

from paperdigest.document import Document, SectionKind, Sentence

# A number is a rank: what has a lower one is taken whole before anything of a higher one is.
_RANKS: dict[SectionKind, int] = {
    "abstract": 0, "introduction": 0, "method": 0, "experiments": 0, "conclusion": 0, "limitations": 0, "front": 0,
    "other": 1, "related": 2, "appendix": 3,
}  # fmt: skip


def excerpt(document: Document, fits: Callable[[Document], bool]) -> Document:
    """As much of the document as `fits`, worth most first; the document itself when all of it does.

    Where not all that is worth the same fits, each kind of section gives as much as the others, from its start and in
    whole sentences: a long method does not push out the conclusion. Sentences keep their ids and the paper's order.
    `fits` must hold for every excerpt of one for which it holds. Nothing fits: no sentences.
    """
    if fits(document):
        return document
    order = _by_worth(document)
    counts = range(1, len(order))
    most = bisect_right(counts, False, key=lambda count: not fits(_part(document, order[:count])))
    return _part(document, order[:most])


def share_of(part: Document, document: Document) -> float:
    """The share (0–1) of a document's characters that stand in a part of it; 1 for a document without any."""
    whole = sum(len(sentence.text) for sentence in document.sentences)
    return sum(len(sentence.text) for sentence in part.sentences) / whole if whole else 1.0


def _by_worth(document: Document) -> list[int]:
    """The sentences' positions, in the order in which they are taken."""
    depths: dict[SectionKind, int] = {}  # characters of each kind of section so far
    keys = []
    for position, sentence in enumerate(document.sentences):
        kind = _kind(document, sentence)
        depths[kind] = depths.get(kind, 0) + len(sentence.text)
        keys.append((_RANKS[kind], depths[kind], position))
    return [position for _, _, position in sorted(keys)]


def _kind(document: Document, sentence: Sentence) -> SectionKind:
    return document.sections[sentence.section].kind


def _part(document: Document, positions: list[int]) -> Document:
    return replace(document, sentences=tuple(document.sentences[position] for position in sorted(positions)))
