"""Additions: sentences of a Chinese translation that its English original does not have."""

from collections.abc import Iterator, Sequence

from paperdigest.checking.meaning.renderings import Rendering, overlap, rendered, share

_FEWEST = 2  # words that make a sentence one about something
_SUPPORTED = 0.25  # share of a sentence's words that the original has, below which it is none of its own
_SHARED = 0.55  # the same where other sentences render the same of the original
_OWN = 2  # words of the original that only this sentence renders, from which it does render it


def added(sentences: Sequence[Rendering]) -> Iterator[str]:
    """The sentences of a translation whose words are not the original's, or that render nothing of their own."""
    for place, one in enumerate(sentences):
        near = [other for at, other in enumerate(sentences) if at != place and overlap(one, other)]
        supported = share(one.zh.words, one.en.stems)
        is_free = _is_covered(one, near) and supported < _SHARED and _own(one, near) < _OWN
        if is_free or (len(one.zh.words) > _FEWEST and supported < _SUPPORTED):
            yield one.zh.text


def _is_covered(one: Rendering, others: Sequence[Rendering]) -> bool:
    """Whether the others render every sentence of the original that one renders."""
    return set(range(*one.span)) <= {at for other in others for at in range(*other.span)}


def _own(one: Rendering, others: Sequence[Rendering]) -> int:
    """How many words, numbers and names of the original it renders that the others do not."""
    return len(rendered(one.zh, one.en).difference(*(rendered(other.zh, one.en) for other in others)))
