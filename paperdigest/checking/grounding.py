"""Grounding: whether a claim stands in the paper, and the sentences that it stands on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from paperdigest.answers import Claim
from paperdigest.checking.index import Need, PaperIndex, printed_in
from paperdigest.checking.meaning.alignment import Term, ranked, shares, terms
from paperdigest.checking.meaning.asides import asides
from paperdigest.checking.names.initials import is_spelled_out
from paperdigest.checking.names.openings import opening_names
from paperdigest.checking.names.propernames import Name
from paperdigest.checking.names.substances import substances
from paperdigest.checking.names.transliteration import sounds_like
from paperdigest.checking.numbers.changes import exchanged
from paperdigest.checking.numbers.company import crossed, misplaced
from paperdigest.checking.numbers.counts import miscounted
from paperdigest.checking.numbers.dimensions import mismeasured
from paperdigest.checking.numbers.misquotes import has_digits, near_misses
from paperdigest.checking.numbers.numbers import Quantity
from paperdigest.checking.problems import Code, Grounding, Problem
from paperdigest.checking.said import Said, read_said
from paperdigest.checking.scope import drops_hedge, unsupported_scope
from paperdigest.checking.support import unsupported
from paperdigest.checking.twins import alone, contrary, one_sided, surplus, unborne
from paperdigest.document import Sentence

_STEMMED = ("en",)  # languages whose words the index can stem
_MOST = 4  # sentences of evidence
_SUPPORTS = 0.45  # share of a claim's weight in one sentence from which it can replace evidence that does not exist
_TOUCHES = 0.05  # the same, its number aside, below which a sentence has a claim's number by chance
_NEAR = 3  # sentences on either side of the evidence in which "it" may stand for a name
_SELDOM = 0.03  # share of a paper's sentences that have a name, above which it is one of its own terms
_ADDS = 0.2  # the same for a sentence that joins the cited ones because it has a number that they lack


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
    kept, added = _mend(cited, said, index)
    if not kept:
        return Grounding((), problems=(Problem(Code.UNKNOWN_EVIDENCE, "", ", ".join(claim.evidence)),))
    words = {language: one.text for language, one in said.items()}
    own = [sentence.text for sentence in kept]
    strays = (
        *_stray(said, kept, index),
        *_misplaced(said, kept, index),
        *_far(said, kept, index),
        *unborne(unshared, own),
        *miscounted(words, own, index.language),
        *_exchanged(words, own, index.language),
        *_mismeasured(words, [sentence.text for sentence in (*kept, *added)], index),
    )
    if stray := tuple(dict.fromkeys(strays)):
        return Grounding(tuple(kept), problems=stray)
    evidence = [*kept, *added]
    han_names = [name for one in said.values() for name in one.names if name.latin is not None]
    if apart := (*_apart(said, evidence, index), *unsupported(words, han_names, evidence, index)):
        return Grounding(tuple(evidence), problems=apart)
    notes = (*dict.fromkeys(one_sided(unshared)), *_scope(said, [sentence.text for sentence in evidence]))
    return Grounding(tuple(evidence), mended=evidence != cited, notes=notes)


def candidates(claim: Claim, index: PaperIndex, count: int = 6) -> tuple[Sentence, ...]:
    """The sentences to ask a claim anew from, in reading order: those it cites, then those that say most of it."""
    said = {language: read_said(text, language) for language, text in claim.words.items()}
    cited = [index.by_id[name] for name in claim.evidence if name in index.by_id]
    best = [index.sentences[place] for _, place in ranked(_terms(said, index), index)]
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


def _terms(said: Mapping[str, Said], index: PaperIndex) -> tuple[Term, ...]:
    needs = dict.fromkeys(need for one in said.values() for need in one.needs)
    return terms(needs, [one.text for one in said.values()], index)


def _mend(
    cited: Sequence[Sentence], said: Mapping[str, Said], index: PaperIndex
) -> tuple[list[Sentence], list[Sentence]]:
    """The cited sentences, or the one that says the same, and those that have what they lack."""
    kept = list(cited)
    lacking = _lacking(cited, said)
    if cited and not any(map(index.sentences_with, lacking)):
        return kept, []
    found = shares(_terms(said, index), index)
    if not cited:
        best = max(found, key=lambda place: (found[place], -place), default=None)
        if best is None or found[best] < _SUPPORTS:
            return [], []
        kept = [index.sentences[best]]
        lacking = _lacking(kept, said)
    added: list[Sentence] = []
    for need in lacking:
        if _carry([*kept, *added], need):
            continue
        places = index.sentences_with(need)
        best = max(places, key=lambda place: (found[place], -place), default=None)
        if best is not None and found[best] >= _ADDS:
            added.append(index.sentences[best])
    return kept, added[: max(0, _MOST - len(kept))]


def _lacking(evidence: Sequence[Sentence], said: Mapping[str, Said]) -> list[Need]:
    """The numbers that the evidence lacks, and the names if it has none of them: "our model" may stand for a name."""
    printed = printed_in(*(sentence.text for sentence in evidence))
    needs = dict.fromkeys(need for one in said.values() for need in one.needs)
    missing = [need for need in needs if not printed.carries(need)]
    has_any = len(missing) < len(needs)
    return [need for need in missing if isinstance(need, Quantity) or not has_any]


def _stray(said: Mapping[str, Said], evidence: Sequence[Sentence], index: PaperIndex) -> Iterator[Problem]:
    """Numbers that the evidence lacks and that stand only in sentences unlike the claim."""
    texts = [sentence.text for sentence in evidence]
    printed = printed_in(*texts)
    for language, one in said.items():
        for number in one.numbers:
            if printed.carries(number) or not has_digits(number):
                continue
            rest = {code: replace(other, numbers=_without(number, other)) for code, other in said.items()}
            found = shares(_terms(rest, index), index)
            supported = max((found[place] for place in index.sentences_with(number)), default=1.0)
            own = max(found[index.places[sentence.id]] for sentence in evidence)
            is_near = any(near_misses(number, one.numbers, texts))
            if number.low < number.high and not is_near:
                continue
            least = max(_ADDS, own / 2) if is_near else _TOUCHES if index.language in said else 0.0
            if supported < least:
                yield Problem(Code.STRAY_NUMBER, language, number.text)


def _misplaced(said: Mapping[str, Said], evidence: Sequence[Sentence], index: PaperIndex) -> Iterator[Problem]:
    """Numbers that the paper has beside other words; a Chinese text is held against its English twin, if it has one."""
    language = "en" if "en" in said else "zh"
    if index.language not in _STEMMED or language not in said:
        return
    weigh = cache(lambda: shares(_terms(said, index), index))
    for number in misplaced(said[language].text, evidence, index, weigh):
        yield Problem(Code.STRAY_NUMBER, language, number)


def _exchanged(words: Mapping[str, str], cited: Sequence[str], language: str) -> Iterator[Problem]:
    """Numbers that have changed places: a Chinese text is held against its English twin, any other against evidence."""
    zh, en = words.get("zh"), words.get("en")
    pairs = [("en", en, cited, 2)] if en and language in _STEMMED else []
    pairs += [("zh", zh, [en], 2)] if zh and en else [("zh", zh, cited, 3)] if zh and language in _STEMMED else []
    for code, text, others, margin in pairs:
        yield from (Problem(Code.EXCHANGED, code, numbers) for numbers in crossed(text, others, margin))
    for code, text in words.items():
        yield from (Problem(Code.EXCHANGED, code, change) for change in exchanged(text, cited))


def _mismeasured(words: Mapping[str, str], cited: Sequence[str], index: PaperIndex) -> Iterator[Problem]:
    for code, text in words.items():
        yield from (Problem(Code.STRAY_NUMBER, code, number) for number in mismeasured(text, cited, index))


def _far(said: Mapping[str, Said], evidence: Sequence[Sentence], index: PaperIndex) -> Iterator[Problem]:
    """Names that few sentences have, none of them near the evidence, and none that says much of the claim besides."""
    printed = printed_in(*(sentence.text for sentence in evidence))
    own = [index.places[sentence.id] for sentence in evidence]
    for language, one in said.items():
        for name in one.names:
            if name.ordinary or printed.carries(name) or index.prints_around(name):
                continue
            places = index.sentences_with(name)
            is_near = any(abs(place - at) <= _NEAR for place in places for at in own)
            if not places or is_near or len(places) > _SELDOM * len(index.sentences):
                continue
            rest = {code: replace(other, names=_others(name, other)) for code, other in said.items()}
            found = shares(_terms(rest, index), index)
            if max(found[place] for place in places) < max(found[at] for at in own) / 2:
                yield Problem(Code.FAR_NAME, language, name.text)


def _others(name: Name, said: Said) -> tuple[Name, ...]:
    return tuple(other for other in said.names if other.text != name.text)


def _apart(said: Mapping[str, Said], evidence: Sequence[Sentence], index: PaperIndex) -> Iterator[Problem]:
    own = said.get(index.language)
    if own and index.language in _STEMMED:
        texts = [sentence.text for sentence in evidence]
        yield from (Problem(Code.ASIDE, index.language, text) for text in asides(own.text, texts))


def _without(number: Quantity, said: Said) -> tuple[Quantity, ...]:
    return tuple(other for other in said.numbers if other.value != number.value)


def _carry(sentences: Sequence[Sentence], need: Need) -> bool:
    return printed_in(*(sentence.text for sentence in sentences)).carries(need)


def _scope(said: Mapping[str, Said], evidence: Sequence[str]) -> Iterator[Problem]:
    for language, one in said.items():
        for word in unsupported_scope(one.text, evidence):
            yield Problem(Code.SCOPE_WORD, language, word)
        if drops_hedge(one.text, evidence):
            yield Problem(Code.DROPPED_HEDGE, language, language)
