"""Translations: whether one says what its original says, with its numbers and names, and nothing besides."""

import re
from collections.abc import Iterator

from paperdigest.checking.grounding import unprinted
from paperdigest.checking.index import Need, printed_in
from paperdigest.checking.meaning import guarded
from paperdigest.checking.meaning.additions import added
from paperdigest.checking.meaning.correspondence import Stems, read, says_other
from paperdigest.checking.meaning.dictionary import dictionary, with_synonyms
from paperdigest.checking.meaning.glosses import DISCOURSE
from paperdigest.checking.meaning.renamings import exchanged, foreign
from paperdigest.checking.meaning.renderings import (
    Rendering,
    chinese,
    english,
    has_like,
    is_in,
    means,
    overlap,
    rendered,
    renderings,
    share,
)
from paperdigest.checking.meaning.reversals import reversals
from paperdigest.checking.names.transliteration import spells
from paperdigest.checking.numbers import backing, dimensions
from paperdigest.checking.numbers.counts import miscounted, misordered
from paperdigest.checking.numbers.measures import measures
from paperdigest.checking.numbers.numbers import Quantity
from paperdigest.checking.numbers.quantitywords import Amount, amounts
from paperdigest.checking.numbers.units import is_physical
from paperdigest.checking.places import displaced, turned
from paperdigest.checking.said import read_said

_CITATION = re.compile(r"\([^()]*\b(?:19|20)\d\d[a-z]?\)|\[[\d\s,;-]+\]|https?://\S+")  # a translation may leave it out
_PIECES_ZH = re.compile(r"[，。；：！？、,;:（）()\s]+|以及|及其|并且|并可|和(?!谐|平|解|睦)|与(?!其|否)|及(?![时格])")
_SCALE = re.compile(r"(?<=\d )(?:Thousand|Million|Billion|Trillion)\b")
_WORD = re.compile(r"[A-Za-z]+")
_ROUND = re.compile(r"\b(?:tens?|dozens?|(?:hundred|thousand|million|billion|trillion|order)s?|many|numerous)\b", re.I)
_DEGREES = {  # "三次" may be three times, or of degree three
    "二": re.compile(r"\b(?:quadra|squar)", re.I),
    "三": re.compile(r"\bcub(?:ic|es?\b)", re.I),
    "四": re.compile(r"\bquart", re.I),
}
_ADDED = 3  # words without any support that make a clause an addition
_TALK = 3  # words of discourse that are talk about the paper
_FEWEST = 2  # words of a title that may be put in any words at all, and of an addition with a subject
_LITERAL = 0.75  # share of a piece's words from which it is rendered word for word
_KNOWN = 0.5  # share of them that the rest of the paper has, from which it may say the same in other words
_CLOSE = 0.15  # product of a title's and its original's shares in each other, from which it renders it
_HALF = 0.5  # share of a title of a word or two that its original has, or the other way round


def departures(
    translation: str, language: str, original: str, source: str, paper: Stems = frozenset(), is_title: bool = False
) -> Iterator[str]:
    """Where a translation departs from its original, each in a few words; languages are ISO 639-1 codes.

    Numbers and guarded assertions are held against each other in all languages, sentences where a Chinese translation
    has an English original. A title is short and rendered closely: either has to say most of the other. `paper` are the
    stems of what may lend it a word besides: for a title, of the abstract. Of Chinese that only talks of the paper,
    without a word of content, numbers and names alone can be held against the original.
    """
    plain = _SCALE.sub(lambda scale: scale[0].lower(), original)
    printed = printed_in(plain, plain.replace("$", " "))  # a translation may print formulas in any notation

    def prints(need: Need) -> bool:
        if printed.carries(need):
            return True
        if isinstance(need, Quantity):
            return _is_in_words(need, original) or _is_measured(need, translation, original)
        is_known = need.latin is not None and (
            _is_unit(need.text, translation) or spells(need.text, translation, original)
        )
        return is_known or _is_short_for(need.text, original)

    for problem in unprinted(translation, language, prints, [original]):
        yield f"{problem.text} is not in the original"
    if language == "zh" and only_talks(translation):
        return
    for number in _left_out(translation, original, source):
        yield f"{number.text} is left out"
    is_literal = (language, source) == ("zh", "en")
    if source in ("zh", "en"):
        found = guarded.unsupported(translation, [original])
        yield from (f'"{text}" is added' for text in found if not (is_literal and _is_word_for_word(text, original)))
    if is_literal and is_title and not _renders(translation, original):
        yield "it says something else"
    elif is_literal:
        yield from dict.fromkeys(_unfaithful(translation, original, paper, is_title))


def only_talks(text: str) -> bool:
    """Whether a Chinese text has no word of content, but those that talk about a paper."""
    known = dictionary()
    words = [word for word, _ in known.words(known.simplified(text)) if len(word) > 1]
    return len(words) >= _TALK and DISCOURSE.issuperset(words)


def _renders(title: str, original: str) -> bool:
    """Whether a title and its original say most of each other; one of a word or two may be put in any words at all."""
    zh, en = chinese(title), english(original)
    common = rendered(zh, en)
    names = {figure for figure in zh.figures if figure[0].isalpha()}
    said = len(names) + len(zh.words)
    ours = len(names & common) + sum(means(word, en.stems) for word in zh.words)
    shares = ours / said if said else _HALF, len(common) / max(1, len(en.words))
    may_be_free = len(en.words) <= _FEWEST or (len(zh.words) <= _FEWEST and max(shares) >= _HALF)
    return shares[0] * shares[1] >= _CLOSE or (may_be_free and len(zh.words) > 0)


def _left_out(translation: str, original: str, source: str) -> Iterator[Quantity]:
    """The numbers that the original prints in digits and the translation does not have."""
    rendered = printed_in(translation)
    for number in read_said(_CITATION.sub(" ", original), source).numbers:
        is_rendered = rendered.carries(number) or _is_in_words(number, translation)
        if any(map(str.isdigit, number.text)) and not is_rendered:
            yield number


def _is_in_words(number: Quantity, text: str) -> bool:
    """Whether the text says the number as a share, a factor or an order of magnitude: "减半" for "by 50%"."""
    worded = [quantity for amount in amounts(text) for quantity in amount.printed_as]
    return any(quantity.low <= number.value <= quantity.high for quantity in worded)


def _is_measured(number: Quantity, text: str, original: str) -> bool:
    """Whether the original has what a number measures with another unit: "two decades" for "二十年"."""
    ours = [one for one in measures(text) if one.unit and one.text.startswith(number.text)]
    theirs = [one for one in measures(original) if one.unit]
    return any(is_physical(one.unit) and one.may_be(other) for one in ours for other in theirs)


def _is_unit(name: str, text: str) -> bool:
    """Whether a name only stands behind numbers, as that of a unit does: "370 开尔文"."""
    return text.count(name) == len(re.findall(rf"\d\s?{re.escape(name)}", text))


def _is_short_for(name: str, original: str) -> bool:
    """Whether an acronym is made of the initials of words that follow each other in the original."""
    letters = "".join(filter(str.isalpha, name.removesuffix("s"))).lower()
    initials = "".join(word[0] for word in _WORD.findall(original)).lower()
    return len(letters) > 1 and letters in initials


def _is_word_for_word(text: str, original: str) -> bool:
    """Whether one sentence of the original has most words of a short piece: "开放基准" for "open benchmarks"."""
    known = dictionary()
    words = [word for word, _ in known.words(known.simplified(text)) if len(word) > 1]
    return any(share(words, one.en.stems) >= _LITERAL for one in renderings(text, original))


def _unfaithful(translation: str, original: str, paper: Stems, is_title: bool) -> Iterator[str]:
    whole, meant = read(translation, "zh"), read(original, "en")
    if says_other(whole, meant):
        yield "it says something else"
        return
    sentences = _title(translation, original) if is_title else renderings(translation, original)
    extra = list(added(sentences))
    strange = foreign(translation, original, paper) if is_title else ()
    yield from (f'"{text}" is added' for text in (*extra, *_strange_pieces(translation, original, paper), *strange))
    if is_title:
        yield from (f'"{text}" is not what the original says' for text in _exchanged_subjects(sentences[0]))
    for one in sentences:
        if one.zh.text not in extra:
            beside = [other.zh.text for other in sentences if other is not one and overlap(one, other)]
            yield from _wrong(one, "".join(beside), original)


def _strange_pieces(translation: str, original: str, paper: Stems) -> Iterator[str]:
    """The pieces of clauses of whose words none means anything in the original, and few in the paper.

    Two words are enough where one names a subject, and there the words that they are made of mean nothing.
    """
    meant, theirs = english(original), with_synonyms(paper)
    for piece in _PIECES_ZH.split(translation):
        words = chinese(piece).words
        is_other = len(words) >= _FEWEST and not any(is_in(word, meant) for word in words)
        is_new = len(words) >= _ADDED and not share(words, meant.stems)
        if (is_other and any(foreign(piece, original, paper))) or (is_new and share(words, theirs) < _KNOWN):
            yield piece


def _has_as_many(zh: str, en: str, amount: Amount) -> bool:
    """Whether an English text bears out a count of a Chinese one, or has a word of that size: "many" for "成千"."""
    is_degree = f"{amount.text}次" in zh and amount.text in _DEGREES and _DEGREES[amount.text].search(en)
    return bool(is_degree or _ROUND.search(en)) or backing.borne_out(amount, [en])


def _exchanged_subjects(title: Rendering) -> list[str]:
    """The subjects of a title of which its original has nothing, if it has any word of which the title has nothing."""
    left_out = set(title.en.words) - rendered(title.zh, title.en)
    is_exchanged = any(not has_like(word, title.zh.stems) for word in left_out)
    return list(foreign(title.zh.text, title.en.text)) if is_exchanged else []


def _title(translation: str, original: str) -> tuple[Rendering, ...]:
    return (Rendering(chinese(translation), english(original), (0, 1)),)


def _wrong(one: Rendering, beside: str, original: str) -> Iterator[str]:
    """What a sentence says otherwise than the original; `beside` are those that render some of the same besides."""
    zh, en = one.zh.text, one.en.text
    yield from reversals(one.zh, one.en, beside)
    told = [*exchanged(zh, en, original), *turned(zh, en), *dimensions.contradicted(zh, en)]
    told += [amount.text for amount in backing.contradicted(zh, en)]
    told += [amount.text for amount in amounts(zh) if amount.kind == "count" and not _has_as_many(zh, en, amount)]
    told += [count.text for count in miscounted({"zh": zh, "en": en}, [en], "en")]
    told += misordered(zh, original)
    yield from (f'"{text}" is not what the original says' for text in told)
    yield from (f'"{pair}" have changed places' for pair in displaced(zh, en))
