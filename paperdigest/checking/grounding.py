"""Grounding: whether a claim stands in the paper, and the sentences that it stands on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from paperdigest.answers import Claim
from paperdigest.checking.index import STEMMED, Need, PaperIndex, printed_in
from paperdigest.checking.meaning.alignment import Weigh, ranked, shares, terms
from paperdigest.checking.meaning.asides import asides
from paperdigest.checking.meaning.dictionary import stems
from paperdigest.checking.names.initials import is_spelled_out
from paperdigest.checking.names.openings import opening_names
from paperdigest.checking.names.substances import substances
from paperdigest.checking.names.transliteration import sounds_like
from paperdigest.checking.numbers.numbers import Quantity
from paperdigest.checking.problems import Code, Grounding, Problem
from paperdigest.checking.said import Said, read_said
from paperdigest.checking.scope import drops_hedge, unsupported_scope
from paperdigest.checking.strays import ADDS, strays
from paperdigest.checking.support import unsupported
from paperdigest.checking.twins import alone, contrary, one_sided, surplus, unborne
from paperdigest.document import Sentence

_READ = 900  # characters of a claim by which sentences are looked for
_MOST = 4  # sentences of evidence
_SUPPORTS = 0.45  # share of a claim's weight in one sentence from which it can replace evidence that does not exist
_MUCH = 0.4  # share of a claim's words from which the cited sentences are what it was said of


def ground(claim: Claim, index: PaperIndex, languages: Sequence[str]) -> Grounding:
    """Check a claim in the given languages against its paper, and mend its evidence where another sentence is better.

    Every number must stand in the cited sentences or anywhere in the paper, every name anywhere in the paper. A number
    that the cited sentences lack must stand in one that says something of the claim besides, and something more where
    they print it with one digit changed.
    """
    said = {language: read_said(claim.words[language], language) for language in languages if claim.words.get(language)}
    cited = [index.by_id[name] for name in dict.fromkeys(claim.evidence) if name in index.by_id]
    unshared = alone(said)
    texts = [one.text for one in said.values()]
    spelled = [*texts, *(sentence.text for sentence in cited)]
    beside = spelled if list(said) == ["zh"] else texts  # where a Chinese name may stand in Latin letters
    absent = (found for code, one in said.items() for found in _absent(one, code, index.prints, beside, spelled))
    problems = (*absent, *dict.fromkeys(contrary(said)), *surplus(said))
    if problems:
        return Grounding(tuple(cited), problems=problems)
    weigh = cache(lambda: shares(terms(said.values(), index), index))
    kept, added = _mend(cited, said, weigh, index)
    if not kept:
        return Grounding((), problems=(Problem(Code.UNKNOWN_EVIDENCE, "", ", ".join(claim.evidence)),))
    own = [sentence.text for sentence in kept]
    if stray := tuple(dict.fromkeys((*strays(said, kept, added, weigh, index), *unborne(unshared, own)))):
        return Grounding(tuple(kept), problems=stray)
    words = {language: one.text for language, one in said.items()}
    evidence = [*kept, *added]
    han_names = [name for one in said.values() for name in one.names if name.latin is not None]
    if apart := (*_apart(said, evidence, index), *unsupported(words, han_names, evidence, index)):
        return Grounding(tuple(evidence), problems=apart)
    notes = (*dict.fromkeys(one_sided(unshared)), *_scope(said, [sentence.text for sentence in evidence]))
    return Grounding(tuple(evidence), mended=evidence != cited, notes=notes)


def candidates(claim: Claim, index: PaperIndex, count: int = 6) -> tuple[Sentence, ...]:
    """The sentences to ask a claim anew from, in reading order: those it cites, then those that say most of it."""
    said = {language: read_said(text[:_READ], language) for language, text in claim.words.items()}
    cited = [index.by_id[name] for name in claim.evidence if name in index.by_id]
    best = [index.sentences[place] for _, place in ranked(terms(said.values(), index), index)]
    chosen = set(list(dict.fromkeys([*cited, *best]))[:count])
    return tuple(sentence for sentence in index.sentences if sentence in chosen)


def unprinted(
    text: str, language: str, prints: Callable[[Need], bool], beside: Sequence[str] = ()
) -> tuple[Problem, ...]:
    """The numbers and names of a text (ISO 639-1 code of its language) that `prints` does not know.

    `beside` are its versions in other languages, where a Chinese name may stand in Latin letters.
    """
    return tuple(_absent(read_said(text, language), language, prints, beside, beside))


def _absent(
    said: Said, language: str, prints: Callable[[Need], bool], beside: Sequence[str], spelled: Sequence[str]
) -> Iterator[Problem]:
    """The numbers and names that the paper lacks, but acronyms of words that are `spelled` out in a text there."""
    for number in said.numbers:
        if not prints(number):
            yield Problem(Code.NUMBER_NOT_IN_PAPER, language, number.text)
    for name in said.names:
        if prints(name) or is_spelled_out(name, spelled, prints):
            continue
        if name.latin is None or not sounds_like(name.text, beside, prints):
            yield Problem(Code.NAME_NOT_IN_PAPER, language, name.text)
    for substance in substances(said.text, prints):
        yield Problem(Code.NAME_NOT_IN_PAPER, language, substance)
    if language == "en":
        for name in opening_names(said.text, prints):
            yield Problem(Code.NAME_NOT_IN_PAPER, language, name.text)


def _mend(
    cited: Sequence[Sentence], said: Mapping[str, Said], weigh: Weigh, index: PaperIndex
) -> tuple[list[Sentence], list[Sentence]]:
    """The cited sentences, with a better one if there is one, and those that have what these lack."""
    kept = list(cited) if _say_much(cited, said, index) else _backed(cited, weigh(), index)
    lacking = _lacking(kept, said) if kept else []
    if not any(map(index.sentences_with, lacking)):
        return kept, []
    found = weigh()
    added: list[Sentence] = []
    for need in lacking:
        if _carry([*kept, *added], need):
            continue
        best = max(sorted(index.sentences_with(need)), key=found.__getitem__, default=None)
        if best is not None and found[best] >= ADDS:
            added.append(index.sentences[best])
    return kept, added[: max(0, _MOST - len(kept))]


def _say_much(cited: Sequence[Sentence], said: Mapping[str, Said], index: PaperIndex) -> bool:
    """Whether the cited sentences have so many of the claim's words that none need be looked for that says more."""
    own = said.get(index.language)
    if not cited or own is None or index.language not in STEMMED:
        return bool(cited)
    words, theirs = stems(own.text), frozenset[str]().union(*(stems(sentence.text) for sentence in cited))
    return len(words & theirs) >= _MUCH * len(words)


def _backed(cited: Sequence[Sentence], found: Mapping[int, float], index: PaperIndex) -> list[Sentence]:
    """The cited sentences, and one that says most of the claim if that is more than twice as much as they say."""
    best = max(found, key=found.__getitem__, default=None)
    own = max((found[index.places[sentence.id]] for sentence in cited), default=0.0)
    if best is None or found[best] < max(_SUPPORTS, 2 * own):
        return list(cited)
    return [*cited, index.sentences[best]]


def _lacking(evidence: Sequence[Sentence], said: Mapping[str, Said]) -> list[Need]:
    """The numbers that the evidence lacks, and the names if it has none of them: "our model" may stand for a name."""
    printed = printed_in(*(sentence.text for sentence in evidence))
    needs = dict.fromkeys(need for one in said.values() for need in one.needs)
    missing = [need for need in needs if not printed.carries(need)]
    has_any = len(missing) < len(needs)
    return [need for need in missing if isinstance(need, Quantity) or not has_any]


def _apart(said: Mapping[str, Said], evidence: Sequence[Sentence], index: PaperIndex) -> Iterator[Problem]:
    own = said.get(index.language)
    if own and index.language in STEMMED:
        texts = [sentence.text for sentence in evidence]
        yield from (Problem(Code.ASIDE, index.language, text) for text in asides(own.text, texts))


def _carry(sentences: Sequence[Sentence], need: Need) -> bool:
    return printed_in(*(sentence.text for sentence in sentences)).carries(need)


def _scope(said: Mapping[str, Said], evidence: Sequence[str]) -> Iterator[Problem]:
    for language, one in said.items():
        for word in unsupported_scope(one.text, evidence):
            yield Problem(Code.SCOPE_WORD, language, word)
        if drops_hedge(one.text, evidence):
            yield Problem(Code.DROPPED_HEDGE, language, language)
