"""Strays: the numbers and names of a claim that do not stand in the paper as the claim has them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from paperdigest.checking.index import STEMMED, PaperIndex, printed_in
from paperdigest.checking.meaning.alignment import Weigh, shares, terms
from paperdigest.checking.names.propernames import Name
from paperdigest.checking.numbers.changes import exchanged
from paperdigest.checking.numbers.company import crossed, misplaced
from paperdigest.checking.numbers.counts import miscounted
from paperdigest.checking.numbers.dimensions import mismeasured
from paperdigest.checking.numbers.misquotes import has_digits, is_surplus, near_misses
from paperdigest.checking.numbers.numbers import Quantity
from paperdigest.checking.problems import Code, Problem
from paperdigest.checking.quotes import departures
from paperdigest.checking.said import Said
from paperdigest.document import Sentence

ADDS = 0.2  # share of a claim's weight, its number aside, from which a sentence has that number of the same thing
_TOUCHES = 0.05  # the same below which it has it by chance
_NEAR = 3  # sentences on either side of the evidence in which "it" may stand for a name
_SELDOM = 0.03  # share of a paper's sentences that have a name, above which it is one of its own terms


def strays(
    said: Mapping[str, Said],
    cited: Sequence[Sentence],
    added: Sequence[Sentence],
    weigh: Weigh,
    index: PaperIndex,
) -> Iterator[Problem]:
    """The numbers and names of a claim, by ISO 639-1 code, that its evidence or the paper has otherwise.

    `added` are the sentences that joined the cited ones because these lack something.
    """
    words = {language: one.text for language, one in said.items()}
    own, every = [sentence.text for sentence in cited], [sentence.text for sentence in (*cited, *added)]
    if misquoted := tuple(_misquoted(words, every, index)):
        yield from misquoted
        return
    yield from _stray(said, cited, index)
    yield from _misplaced(words, cited, weigh, index)
    yield from _far(said, cited, index)
    yield from miscounted(words, own, index.language)
    yield from _exchanged(words, own, index.language)
    yield from _mismeasured(words, every, index)


def _misquoted(words: Mapping[str, str], cited: Sequence[str], index: PaperIndex) -> Iterator[Problem]:
    for ours, theirs in departures(words.get("en", ""), cited, index.is_name):
        yield Problem(Code.MISQUOTED, "en", f"{ours} ({theirs})")


def _stray(said: Mapping[str, Said], evidence: Sequence[Sentence], index: PaperIndex) -> Iterator[Problem]:
    """Numbers that the evidence lacks and that stand only in sentences unlike the claim."""
    texts = [sentence.text for sentence in evidence]
    printed, at = printed_in(*texts), {index.places[sentence.id] for sentence in evidence}
    for language, one in said.items():
        for number in one.numbers:
            if not has_digits(number):
                continue
            near = near_misses(number, one.numbers, texts)
            if printed.carries(number) and not (near and language == "en" and is_surplus(number, one.text, texts)):
                continue
            found = shares(terms([_without(number, other) for other in said.values()], index), index)
            places = index.sentences_with(number) - at
            supported = max((found[place] for place in places), default=0.0 if printed.carries(number) else 1.0)
            own = max(found[place] for place in at)
            if number.low < number.high and not near:
                continue
            least = max(ADDS, own) if near else _TOUCHES if index.language in said else 0.0
            if supported < least:
                yield Problem(Code.STRAY_NUMBER, language, number.text)


def _misplaced(
    words: Mapping[str, str], evidence: Sequence[Sentence], weigh: Weigh, index: PaperIndex
) -> Iterator[Problem]:
    """Numbers that the paper has beside other words; a Chinese text is held against its English twin, if it has one."""
    language = "en" if "en" in words else "zh"
    if index.language in STEMMED and language in words:
        for number in misplaced(words[language], evidence, index, weigh):
            yield Problem(Code.STRAY_NUMBER, language, number)


def _exchanged(words: Mapping[str, str], cited: Sequence[str], language: str) -> Iterator[Problem]:
    """Numbers that have changed places: a Chinese text is held against its English twin, any other against evidence."""
    zh, en = words.get("zh"), words.get("en")
    pairs = [("en", en, cited, 2)] if en and language in STEMMED else []
    pairs += [("zh", zh, [en], 2)] if zh and en else [("zh", zh, cited, 3)] if zh and language in STEMMED else []
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
            found = shares(terms([_but(name, other) for other in said.values()], index), index)
            if max(found[place] for place in places) < max(found[at] for at in own) / 2:
                yield Problem(Code.FAR_NAME, language, name.text)


def _without(number: Quantity, said: Said) -> Said:
    return replace(said, numbers=tuple(other for other in said.numbers if other.value != number.value))


def _but(name: Name, said: Said) -> Said:
    return replace(said, names=tuple(other for other in said.names if other.text != name.text))
