"""Keywords of a paper: its own line of them, else the noun phrases that title, abstract and introduction share."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log2

from paperdigest.document import Document
from paperdigest.extracting.ranking import section_kinds
from paperdigest.extracting.vocabulary import GENERIC, HEADS, STOP_WORDS, VERBS
from paperdigest.extracting.words import WIDE, content_words, is_wide

_LEAST, _MOST = 3, 6
_REST_OF_LINE = 50  # characters of a list of keywords that was broken over two lines
_TITLE = 3  # weight of the title's words
_SHORTLIST = 40  # terms compared with each other
_LONGEST = 3  # words in a phrase
_LEAD = 60  # sentences read where a paper has neither abstract nor introduction
_PRINTED = re.compile(
    r"^\W*(?:(?:additional )?key\s?words?(?: and (?:key )?phrases)?|index terms|keyphrases|关键词|关键字|關鍵詞)"
    r"\s*[:：.—–-]+\s*(.+)",
    re.IGNORECASE,
)
_CLASSIFICATION = re.compile(r"\b(?:(?:AMS|MSC|PACS|ACM|JEL|CCS|2000|2010|2020)\b.*|\d\s+Introduction.*)")
_SEPARATOR = re.compile(r"[,;，；、·•∙|]|\s[–—-]\s|\.\s")
_BREAK = re.compile(r"[^\w\s'’-]+|\s[-–—]\s")
_CITATION = re.compile(r"\([^()]*\b(?:19|20)\d\d[a-z]?[^()]*\)|[A-Z]\w+ et al\.?|\bet al\b")
_WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?")
_WIDE_RUN = re.compile(f"[{WIDE}]+")
_WIDE_STOPS = re.compile("[的了是在和与为对中等及其这该我们本文一种可以通过以将被有不也并从到由而且或]")
_NOT_LAST = re.compile(r"(?:ly|ed|ous|able|ible|ful|less)$")
_NOT_FIRST = re.compile(r"ly$")


def keywords(document: Document) -> tuple[str, ...]:
    """3–6 keywords: those the paper prints, else its most telling noun phrases, as it spells them."""
    printed = _printed(document)
    if len(printed) >= _LEAST:
        return printed[:_MOST]
    terms = _distinct([*printed, *_wide_terms(document), *_terms(document)])[:_MOST]
    return tuple(terms if len(terms) >= _LEAST else terms + _padding(document, terms))


def _printed(document: Document) -> tuple[str, ...]:
    headed = {i for i, section in enumerate(document.sections) if _PRINTED.match(f"{section.title}: x")}
    opening = [sentence for sentence in document.sentences if sentence.page <= 2]
    lines = [*document.front, *(("Keywords: " if s.section in headed else "") + s.text for s in opening), ""]
    for line, following in pairwise(lines):
        match = _PRINTED.match(line)
        if match:
            listed = _CLASSIFICATION.sub("", match[1])
            if len(following) < _REST_OF_LINE and following[:1].islower():
                listed = listed.removesuffix("-") + (following if listed.endswith("-") else f" {following}")
            terms = [term.strip(" .。*") for term in _SEPARATOR.split(listed)]
            return tuple(dict.fromkeys(term for term in terms if 1 < len(term) <= 50 and term.count(" ") < 6))
    return ()


def _terms(document: Document) -> list[str]:
    """Phrases by their C-value (Frantzi et al. 2000): frequent, long, and not only a part of a longer one."""
    counts: Counter[tuple[str, ...]] = Counter()
    spelled: dict[tuple[str, ...], Counter[str]] = {}
    for text, weight in _core(document):
        for phrase in _phrases(_CITATION.sub("", text)):
            key = tuple(_stem(word) for word in phrase)
            counts[key] += weight
            spelled.setdefault(key, Counter())[" ".join(phrase)] += weight < _TITLE
    longer: dict[tuple[str, ...], list[int]] = {}
    for key, count in counts.items():
        for part in {key[i:j] for i in range(len(key)) for j in range(i + 1, len(key) + 1)} - {key}:
            if part in counts:
                longer.setdefault(part, []).append(count)
    title = set(content_words(document.title))

    def value(key: tuple[str, ...]) -> float:
        own = counts[key] - sum(longer[key]) / len(longer[key]) if key in longer else counts[key]
        boost = 1 + 0.5 * sum(word in title for word in key) / len(key)
        return log2(1 + len(key)) * own * boost

    used = [key for key in counts if any(spelled[key].values()) and (len(key) > 1 or _is_name(spelled[key]))]
    ranked = sorted(used, key=lambda key: (counts[key] > 2, value(key)), reverse=True)
    return [_spelling(spelled[key]) for key in ranked[:_SHORTLIST]]


def _core(document: Document) -> Iterator[tuple[str, int]]:
    """The texts keywords come from, with their weights."""
    yield document.title, _TITLE
    kinds = section_kinds(document.sections)
    weights = {"abstract": 2, "introduction": 1}
    body = [s for s in document.sentences if s.role == "body"]
    chosen = [(s.text, weights[kinds[s.section]]) for s in body if kinds[s.section] in weights]
    yield from chosen if len(chosen) > 3 else [(s.text, 1) for s in body[:_LEAD]]


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    for run in _BREAK.split(text):
        words = _WORD.findall(run)
        for i in range(len(words)):
            for j in range(i + 1, min(i + _LONGEST, len(words)) + 1):
                if _is_phrase(words[i:j]):
                    yield tuple(words[i:j])


def _is_phrase(words: Sequence[str]) -> bool:
    """Like a noun phrase: no stop word within, edges that say something, no formula's letters."""
    lower = [word.lower() for word in words]
    if any(
        word in STOP_WORDS or word in VERBS or len(word) < 2 or not word.replace("-", "").isalnum() for word in lower
    ):
        return False
    first, last = lower[0], lower[-1]
    if any(word.isdigit() for word in lower) or first in GENERIC or _NOT_FIRST.search(first) or _NOT_LAST.search(last):
        return False
    return last not in GENERIC or (len(words) > 1 and _stem(last) in HEADS)


def _stem(word: str) -> str:
    lower = word.lower()
    return lower[:-1] if len(lower) > 3 and lower.endswith("s") and not lower.endswith("ss") else lower


def _spelling(spelled: Counter[str]) -> str:
    """As the running text spells it most often; a title's capitals count only where there is nothing else."""
    return max(spelled, key=lambda form: (spelled[form], form.islower()))


def _is_name(spelled: Counter[str]) -> bool:
    form = _spelling(spelled)
    return len(form) > 2 and not form.islower()


def _wide_terms(document: Document) -> list[str]:
    """For text without spaces: repeated runs of 3–6 characters between function words, the longest first."""
    if not is_wide(document.title + "".join(s.text for s in document.sentences[:3])):
        return []
    counts: Counter[str] = Counter()
    for text, weight in _core(document):
        for run in _WIDE_RUN.findall(_WIDE_STOPS.sub(" ", text)):
            for size in range(2, 7):
                counts.update({run[i : i + size]: weight for i in range(len(run) - size + 1)})
    return sorted((term for term in counts if counts[term] > 2), key=lambda term: -counts[term] * (len(term) - 1))[:40]


def _distinct(terms: Sequence[str]) -> list[str]:
    """Without terms that share most of their words, or characters, with one before."""
    kept: list[str] = []
    seen: list[set[str]] = []
    for term in terms:
        parts = set(term) if is_wide(term) else {_stem(word) for word in re.split(r"[\s-]+", term)}
        if all(len(parts & other) * 2 < min(len(parts), len(other)) for other in seen):
            kept.append(term)
            seen.append(parts)
    return kept


def _padding(document: Document, terms: Sequence[str]) -> list[str]:
    """Words of the title and the text for a paper too short to have three terms; repeated if need be."""
    texts = [document.title, *(sentence.text for sentence in document.sentences)]
    words = [word for text in texts for word in content_words(text)]
    words += [text.strip() for text in texts if text.strip()]
    known = " ".join(terms).lower()
    others = sorted((word for word in dict.fromkeys(words) if word not in terms), key=lambda word: word in known)
    missing = _LEAST - len(terms)
    padding = others[:missing]
    return padding + [[*terms, *padding][-1]] * (missing - len(padding))
