"""Antonyms: words of a Chinese sentence that mean the opposite of what its English original says."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from paperdigest.checking.meaning.dictionary import dictionary, stems
from paperdigest.checking.meaning.glosses import TERMS

_PAIRS = """
    more many numerous large big huge massive high additional | fewer few less small tiny low | improve reduce increase
    increase rise raise grow enlarge | decrease reduce reduction decline drop lower | improve boost gain better enhance
    new novel | outdated obsolete
    fast quick rapid speed accelerate | slow
    better superior outperform surpass exceed | worse inferior behind lag
    strong powerful | weak
    easy | hard difficult
    simple simplify | complicated
    efficient | inefficient
    same identical equal alike consistent agree | different differ inconsistent contradict contradiction contradictory
    success succeed successful | fail failure
    improve improvement | degrade deteriorate worsen
    maximum maximize | minimum minimize
    long | short
    positive | negative
    early | late
    explicit | implicit
    linear | nonlinear
    local | global
    dense | sparse
    wide broad | narrow
    supervise supervised | unsupervised
    label labeled | unlabeled
    seen | unseen
    forward | backward
    cheap inexpensive | expensive
    rare seldom | frequent common
    safe | dangerous
    stable | unstable
    open | close closed
    perceptible visible noticeable | imperceptible invisible
    allow permit enable | prevent forbid prohibit
    true correct right | false wrong
    rich | poor
    static | dynamic
    symmetric | asymmetric
    finite | infinite
    discrete | continuous
    public | private
    support confirm | refute disprove overturn deny negate reject
    hope hopeful promise promising | hopeless
"""  # of opposites, a pair a line: the words of a side say the same, those of a third may say either
_WORD = re.compile(r"[a-z]+")
_PREFIX = re.compile(r"\b(non|un|in)-(?=[a-z])")  # "non-linear" is one word
_PARTICLE = re.compile(r"^(?:to|be|become|make|a|an|the|very|sth|sb|is)\b|\([^)]*\)")
_AMOUNTS = frozenset(["many", "few"])  # one of either side of the pair of amounts
_TURNS = frozenset(
    ["不", "无", "毫无", "未", "非", "没", "没有", "并不", "并非", "不再", "不够", "难以", "无法", "不能", "不会"]
)  # the word that they stand before
_ADJECTIVES = frozenset("快慢大小高低强弱难易贵")  # single characters that are words; others are mostly parts of words
_COUNTED = frozenset("更较越最很")  # after which "多" and "少" are words, too, and before what measures them
_MEASURED = re.compile(r"[\d一二两三四五六七八九十几得]")

Side = frozenset[str]


def opposites(text: str, original: str) -> Iterator[str]:
    """The words of a Chinese sentence whose opposite its English original has, which never has them."""
    said = _PREFIX.sub(r"\1", original.lower())
    theirs = frozenset(_WORD.findall(said)) | stems(said)
    found = list(_sided(dictionary().simplified(text)))
    for word, own, against, either in found:
        is_both = own & _AMOUNTS and any(against & other for _, other, _, _ in found)  # amounts of two things
        if theirs & against and not theirs & (own | either) and not is_both:
            yield word


def _sided(text: str) -> Iterator[tuple[str, Side, Side, Side]]:
    """The words of a simplified text that have an opposite: their own side, the other one, and what may be either."""
    known = dictionary()
    before = ""
    for word, at in known.words(text):
        after, before = before, word
        if len(word) == 1 and not _is_adjective(text, at, after):
            continue
        for side, other, either in _means(word):
            own, against = (other, side) if after in _TURNS else (side, other)
            yield word, own, against, either


def _is_adjective(text: str, at: int, before: str) -> bool:
    """Whether a single character is a word of its own there, not the beginning of "大小"."""
    is_counted = before in _COUNTED or bool(_MEASURED.match(text, at + 1))
    pair = text[at : at + 2]
    return (pair[0] in _ADJECTIVES or (pair[0] in "多少" and is_counted)) and not (
        len(pair) > 1 and dictionary().entries(pair)
    )


@cache
def _means(word: str) -> tuple[tuple[Side, Side, Side], ...]:
    """The sides that a word is on in its main sense, each with its opposite, and what may be either."""
    entries = dictionary().entries(word)
    glosses = TERMS[word].split() if word in TERMS else list(entries[0].glosses) if entries else []
    main = (" ".join(_PARTICLE.sub("", gloss).split()) for gloss in glosses)
    told = frozenset(word for gloss in main for word in [gloss.lower()] if gloss.isalpha())
    return tuple(sides for words, sides in _sides() if told & words and not told & sides[1])


@cache
def _sides() -> tuple[tuple[Side, tuple[Side, Side, Side]], ...]:
    """The words of each side of each pair of opposites; its forms, those of the other, and of what may be either."""
    found = []
    for line in _PAIRS.strip().splitlines():
        one, other, either = (part.split() for part in f"{line}||".split("|")[:3])
        found += [(frozenset(a), (_forms(a), _forms(b), _forms(either))) for a, b in ((one, other), (other, one))]
    return tuple(found)


def _forms(words: Sequence[str]) -> Side:
    return frozenset(words) | stems(" ".join(words))
