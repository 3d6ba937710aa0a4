"""Rank the sentences of a paper for one block of a digest and choose the best that differ from each other."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

from paperdigest.document import Document, Section, SectionKind, Sentence
from paperdigest.extracting.cues import OWN, Profile
from paperdigest.extracting.quality import quality
from paperdigest.extracting.words import content_words, plain

_NEAR_EQUAL = 0.6  # cosine above which two sentences say the same
_SHORTLIST = 20  # sentences compared with each other per field
LEGIBLE = 0.3  # quality below which a sentence is shown only for want of others
_MEASUREMENT = re.compile(r"(?<![\w.\[])\d+(?:[.,]\d+)*(?:\s?(?:%|×|x\b)|[.,]\d|\s[a-zA-Z]{1,4}\b|\b)(?!\])")
_REFERENCE = re.compile(
    r"\[[\d,;\s–-]+\]|\([^()]*\b(?:19|20)\d\d[a-z]?\)|\b(?:19|20)\d\d\b|(?:[Ss]ections?|Tables?|Fig\w*\.?)\s\d+"
)
_ABSTRACT = 15  # sentences beyond which it is no abstract any more
_COINED = re.compile(r"\b(?:[A-Z]+[a-z]+[A-Z]\w*|[A-Z][A-Za-z]+\d+)\b")
_APART = re.compile(
    r"acknowledg|contributions?$|funding|availability|conflicts? of interest|competing interest|notation|nomenclature|"
    r"table of contents|^contents|acronyms|abbreviations|致谢|目录",
    re.IGNORECASE,
)  # sections that say nothing about the work itself
_PASSED_ON = ("related", "method", "experiments", "limitations", "conclusion", "appendix")  # kinds of a whole part


@dataclass(frozen=True)
class Candidate:
    """A sentence with what its rank depends on.

    `place` runs from 0 to 1 through its section, `central` is its closeness to the whole paper (0–1), `numbers` counts
    measured values up to 2, `own` tells that it speaks of the paper itself.
    """

    sentence: Sentence
    kind: SectionKind
    place: float
    quality: float
    cue_text: str
    words: frozenset[str]
    central: float
    numbers: int
    own: bool


@lru_cache(maxsize=4)
def candidates(document: Document) -> tuple[Candidate, ...]:
    """Every sentence of a document, in its order; those that are no running text have quality 0."""
    kinds = section_kinds(document.sections)
    words = [tuple(dict.fromkeys(content_words(s.text))) if s.role == "body" else () for s in document.sentences]
    central = _centrality(document, kinds, words)
    name = _own_name(document)
    sizes = Counter(sentence.section for sentence in document.sentences)
    seen: Counter[int] = Counter()
    found = []
    for sentence, own_words, closeness in zip(document.sentences, words, central, strict=True):
        text = plain(sentence.text) if sentence.role == "body" else ""
        found.append(
            Candidate(
                sentence=sentence,
                kind=_kind_at(kinds[sentence.section], seen[sentence.section]),
                place=seen[sentence.section] / sizes[sentence.section],
                quality=quality(sentence.text, text) if sentence.role == "body" else 0.0,
                cue_text=text,
                words=frozenset(own_words),
                central=closeness,
                numbers=min(2, len(_MEASUREMENT.findall(_REFERENCE.sub("", sentence.text)))) if text else 0,
                own=bool(name and name in text) or any(phrase in text for phrase in OWN),
            )
        )
        seen[sentence.section] += 1
    return tuple(found)


def _kind_at(kind: SectionKind, position: int) -> SectionKind:
    """The kind of a section's n-th sentence: a letter without headings stands all under its abstract."""
    if kind != "abstract" or position < _ABSTRACT:
        return kind
    return "introduction" if position < 3 * _ABSTRACT else "method"


def section_kinds(sections: Sequence[Section]) -> list[SectionKind]:
    """Each section's kind; one of no known name has its parent's, or is "method" before the paper's evaluation."""
    kinds: list[SectionKind] = []
    parents: dict[int, SectionKind] = {}
    body = "introduction" if any(section.kind == "introduction" for section in sections) else "abstract"
    begun = evaluated = False
    for section in sections:
        kind: SectionKind = "front" if _APART.search(section.title) else section.kind
        above: SectionKind = next(
            (parents[level] for level in range(section.level - 1, 0, -1) if level in parents), "other"
        )
        if kind == "other":
            kind = above if above in _PASSED_ON else ("method" if begun and not evaluated else "other")
        begun = begun or section.kind == body
        evaluated = evaluated or (section.level == 1 and kind in ("experiments", "conclusion", "appendix"))
        parents = {level: known for level, known in parents.items() if level < section.level} | {section.level: kind}
        kinds.append(kind)
    return kinds


Ranking = tuple[tuple[float, Candidate], ...]  # best first; sentences of equal score in the paper's order


def rank(pool: Iterable[Candidate], profile: Profile) -> Ranking:
    """The well-formed sentences that suit a field, with their scores."""
    legible = [candidate for candidate in pool if candidate.quality >= LEGIBLE]
    suited = [candidate for candidate in legible if candidate.kind in profile.sections]
    if not suited and not profile.strict:
        suited = legible
    scored = ((_score(candidate, profile), candidate) for candidate in suited)
    return tuple(sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0]))


def choose(ranking: Ranking, taken: Sequence[Candidate], most: int) -> list[Candidate]:
    """At most `most` of the best, each the less wanted the more it is like one taken or chosen; never near-equal."""
    known = {candidate.sentence.id for candidate in taken}
    shortlist = [pair for pair in ranking if pair[1].sentence.id not in known][:_SHORTLIST]
    likeness = [max((_likeness(candidate, other) for other in taken), default=0.0) for _, candidate in shortlist]
    chosen: list[Candidate] = []
    while shortlist and len(chosen) < most:
        values = [
            points * (1 - like / 2) if like < _NEAR_EQUAL else 0.0
            for (points, _), like in zip(shortlist, likeness, strict=True)
        ]
        best = max(range(len(values)), key=values.__getitem__)
        if not values[best]:
            break
        chosen.append(shortlist[best][1])
        likeness = [
            max(like, _likeness(candidate, chosen[-1]))
            for (_, candidate), like in zip(shortlist, likeness, strict=True)
        ]
    return chosen


def has_cue(candidate: Candidate, profile: Profile) -> bool:
    """Whether a sentence uses one of the phrases that mark a field."""
    return any(phrase in candidate.cue_text for phrase in profile.cues)


def _score(candidate: Candidate, profile: Profile) -> float:
    text = candidate.cue_text
    cues = len([phrase for phrase in profile.cues if phrase in text])
    if profile.strict and not (cues and (candidate.own or candidate.kind == "limitations")):
        return 0.0
    against = len([phrase for phrase in profile.against if phrase in text])
    if profile.strict and against:
        return 0.0
    points = (
        profile.sections.get(candidate.kind, 0.0)
        + (0.6 + 0.3 * min(cues, 3) if cues else 0.0)
        - 0.6 * against
        + profile.own * candidate.own
        + profile.numbers * candidate.numbers / 2 * bool(cues)
        + profile.central * candidate.central
        + profile.early * (0.5 - candidate.place)
    )
    return max(0.0, points) * candidate.quality


def _likeness(first: Candidate, second: Candidate) -> float:
    """Cosine of two sentences' sets of words; 1 for a sentence and itself."""
    if first is second:
        return 1.0
    return len(first.words & second.words) / sqrt(max(1, len(first.words) * len(second.words)))


def _centrality(document: Document, kinds: Sequence[SectionKind], words: Sequence[tuple[str, ...]]) -> list[float]:
    """TF-IDF cosine of each sentence to the abstract (else the opening) and the whole paper; the closest has 1."""
    whole = Counter(word for sentence in words for word in sentence)
    weight = {word: log(1 + len(words) / count) for word, count in whole.items()}
    lead = [own for own, s in zip(words, document.sentences, strict=True) if kinds[s.section] == "abstract"]
    core = Counter(content_words(document.title)) + Counter(word for own in lead or words[:8] for word in own)
    topic = {word: (core[word] + sqrt(count)) * weight[word] ** 2 for word, count in whole.items()}
    cosines = []
    for own in words:
        norm = sqrt(sum(weight[word] ** 2 for word in own))
        cosines.append(sum(topic[word] for word in own) / norm if norm else 0.0)
    top = max(cosines, default=0.0)
    return [cosine / top if top else 0.0 for cosine in cosines]


def _own_name(document: Document) -> str:
    """The name a paper gives to its system, as cue text: what stands before the title's colon, or "RepVGG", "Qwen2"."""
    head, colon, _ = document.title.partition(":")
    if colon and head.count(" ") < 2:
        return plain(head)
    name = _COINED.search(document.title)
    return plain(name[0]) if name else ""
