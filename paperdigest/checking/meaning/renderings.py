"""Renderings: a Chinese translation laid beside its English original, sentence by sentence, in the order of both."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from paperdigest.checking.lexicon import FILLERS
from paperdigest.checking.meaning.dictionary import all_stems, dictionary, stems, stems_of, with_synonyms
from paperdigest.checking.meaning.glosses import DISCOURSE, DISCOURSE_EN
from paperdigest.checking.meaning.renamings import forms, marks, subjects

Stems = frozenset[str]

_ENDS_ZH = re.compile("[。！？；]")
_ENDS_EN = re.compile(
    r"(?<=;)\s+|(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bal\.)(?<!\bvs\.)\s+(?![a-z])|(?<=[a-z][.!?])(?=[A-Z][a-z])"
)
_FIGURE = re.compile(r"\d[\d.,]*\d|\d|[A-Za-z][A-Za-z0-9-]+")  # a number or a name
_WORD = re.compile(r"[a-z]{3,}")
_WIDEST = 2  # sentences of the original that one of the translation may render
_BOTH = 0.75  # factor by which two have to be more like it than one of them
_FAR = 0.5  # what a place at the other end of the original costs: as much as 40 % of the likeness
_LEAST = 0.1  # in place of no share at all, so that the other one still counts
_FIGURES_WEIGH = 2  # words that a number or a name counts for
_ROOT = 4  # letters at least that two stems of one word begin with
_DISCOURSE_EN = stems(DISCOURSE_EN)

Span = tuple[int, int]


@dataclass(frozen=True)
class Chinese:
    """A Chinese text: its content words, the stems of all it may mean, and its numbers and names."""

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, those of discourse left out."""
        known = dictionary()
        cut = known.words(known.simplified(self.text))
        return tuple(word for word, _ in cut if len(word) > 1 and word not in DISCOURSE)

    @cached_property
    def stems(self) -> Stems:
        """The stems of all that its words, or parts of them, may mean, and of synonyms."""
        return with_synonyms(all_stems(self.text).union(*map(forms, subjects(self.text))))

    @cached_property
    def figures(self) -> Stems:
        """Its numbers and names as they are written, in small letters."""
        return frozenset(figure.lower() for figure in _FIGURE.findall(self.text))


@dataclass(frozen=True)
class English:
    """An English text: its content words, the stems by which it is known, and its numbers and names."""

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters, each once, those of discourse left out."""
        words = dict.fromkeys(_WORD.findall(self.text.lower()))
        return tuple(
            word for word in words if word not in FILLERS and (stem := stems_of(word)) and not stem & _DISCOURSE_EN
        )

    @cached_property
    def stems(self) -> Stems:
        """The stems of all its words, and of synonyms."""
        return with_synonyms(stems(self.text)) | marks(self.text)

    @cached_property
    def figures(self) -> Stems:
        """Its numbers and names as they are written, in small letters."""
        return frozenset(figure.lower() for figure in _FIGURE.findall(self.text))


@dataclass(frozen=True)
class Rendering:
    """A sentence of a translation, and the sentences of the original that it renders, from one place up to another."""

    zh: Chinese
    en: English
    span: Span


@lru_cache(maxsize=512)
def chinese(text: str) -> Chinese:
    """A Chinese text, read."""
    return Chinese(text)


@lru_cache(maxsize=512)
def english(text: str) -> English:
    """An English text, read."""
    return English(text)


def renderings(translation: str, original: str) -> tuple[Rendering, ...]:
    """Each sentence of the translation with those that it renders: as much alike as can be, in the order of both."""
    theirs = [piece for piece in _ENDS_EN.split(original) if piece.strip()]
    ours = [chinese(piece.strip()) for piece in _ENDS_ZH.split(translation) if piece.strip()] if theirs else []
    spans = [
        (start, start + width)
        for start in range(len(theirs))
        for width in range(1, _WIDEST + 1)
        if start + width <= len(theirs)
    ]
    windows = {span: english(" ".join(theirs[slice(*span)])) for span in spans}
    best: dict[Span, tuple[float, tuple[Span, ...]]] = {(0, 0): (0.0, ())}
    for place, sentence in enumerate(ours):
        at = (place + 0.5) / len(ours)
        best = {
            span: (score + _fit(sentence, windows[span], abs(sum(span) / 2 / len(theirs) - at), span), (*path, span))
            for span in spans
            for score, path in [max(found for before, found in best.items() if _follows(span, before))]
        }
    _, path = max(best.values())
    return tuple(Rendering(zh, windows[span], span) for zh, span in zip(ours, path, strict=True))


def means(word: str, known: Stems) -> bool:
    """Whether a Chinese word, or one that it is made of, may mean something known; with other endings, too."""
    dictionary_ = dictionary()
    own = with_synonyms(dictionary_.stems(word))
    if own & known or any(_is_one(one, other) for one in own for other in known):
        return True
    parts = {word[at:end] for at in range(len(word)) for end in range(at + 1, len(word) + 1)} - {word}
    return any((with_synonyms(dictionary_.stems(part)) - _DISCOURSE_EN) & known for part in parts)


def is_in(word: str, en: English) -> bool:
    """Whether the dictionary has a Chinese word, as a whole, for any word of an English text."""
    return bool(with_synonyms(dictionary().stems(word)) & en.stems)


def has_like(word: str, known: Stems) -> bool:
    """Whether an English word, with another ending perhaps, is known."""
    return any(_is_one(stem, other) for stem in stems_of(word) for other in known)


def share(words: Sequence[str], known: Stems) -> float:
    """Share (0-1) of Chinese words that may mean something known; 1 where there are none."""
    return sum(means(word, known) for word in words) / len(words) if words else 1.0


def rendered(zh: Chinese, en: English) -> Stems:
    """The words, numbers and names of an English text of which a Chinese one has something."""
    words = frozenset(word for word in en.words if stems_of(word) & zh.stems)
    return words | (zh.figures & en.figures)


def overlap(one: Rendering, other: Rendering) -> bool:
    """Whether both render some of the same sentences."""
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _fit(zh: Chinese, en: English, distance: float, span: Span) -> float:
    """How well a span fits a sentence from which its relative place differs by a distance (0-1)."""
    return math.log(_alike(zh, en) * _BOTH ** (span[1] - span[0])) - _FAR * distance


def _follows(span: Span, before: Span) -> bool:
    return before[0] <= span[0] and before[1] <= span[1]


def _alike(zh: Chinese, en: English) -> float:
    """How much each of the two says of the other, as a product of shares; numbers and names count for more."""
    common, told = len(zh.figures & en.figures), [is_in(word, en) for word in zh.words]
    ours = _part(sum(told), len(told), common, len(zh.figures))
    numbers = [figure for figure in en.figures if figure[0].isdigit()]
    words = sum(bool(stems_of(word) & zh.stems) for word in en.words)
    theirs = _part(words, len(en.words), len(zh.figures.intersection(numbers)), len(numbers))
    return (ours + _LEAST) * (theirs + _LEAST)


def _part(words: int, of_words: int, figures: int, of_figures: int) -> float:
    return (words + _FIGURES_WEIGH * figures) / max(1, of_words + _FIGURES_WEIGH * of_figures)


def _is_one(stem: str, other: str) -> bool:
    least = min(len(stem), len(other))
    return least >= _ROOT and stem[:least] == other[:least]
