"""Translations: whether one says what its original says, with its numbers and names, and nothing besides."""

import re
from collections.abc import Iterator, Sequence

from paperdigest.checking.grounding import unprinted
from paperdigest.checking.index import Need, printed_in
from paperdigest.checking.meaning import guarded
from paperdigest.checking.meaning.antonyms import opposites
from paperdigest.checking.meaning.correspondence import Meaning, Stems, read, says_other
from paperdigest.checking.meaning.denials import MAY_DENY, NEGATED_ZH, NEGATIONS
from paperdigest.checking.meaning.dictionary import dictionary, with_synonyms
from paperdigest.checking.meaning.directions import turned_around
from paperdigest.checking.meaning.glosses import DISCOURSE
from paperdigest.checking.names.propernames import Name
from paperdigest.checking.numbers.counts import miscounted
from paperdigest.checking.numbers.numbers import Quantity
from paperdigest.checking.numbers.quantitywords import amounts
from paperdigest.checking.said import read_said

_CITATION = re.compile(r"\([^()]*\b(?:19|20)\d\d[a-z]?\)|\[[\d\s,;-]+\]|https?://\S+")  # a translation may leave it out
_PIECES_ZH = re.compile(r"[，。；：！？、,;:（）()\s]+|以及|及其|并且|并可|和(?!谐|平|解|睦)|与(?!其|否)|及(?![时格])")
_SCALE = re.compile(r"(?<=\d )(?:Thousand|Million|Billion|Trillion)\b")
_ENDS_ZH = re.compile(r"[。！？；]")
_ENDS_EN = re.compile(r"(?<=[.!?;])\s+")
_CLAUSES_ZH = re.compile(r"[，：、,;:（）()]+")
_CLAUSES_EN = re.compile(r"[,;:()—]\s|\s(?:and|but|while|which|so|because|yet)\s")
_WORD = re.compile(r"[A-Za-z]+")
_WIDEST = 2  # sentences of the original that one of the translation may render
_SUPPORTED = 0.25  # share of a sentence's words that the original has, below which it is none of its own
_ADDED = 3  # words without any support that make a clause an addition
_TALK = 3  # words of discourse that are talk about the paper
_FEWEST = 2  # words of clauses that are laid beside each other
_LEAST = 0.01  # in place of no share at all, so that the other one still counts
_KNOWN = 0.5  # share of them that the rest of the paper has, from which it may say the same in other words
_RENDERS = 0.4  # product of two clauses' shares in each other, from which they render each other
_CLOSE = 0.12  # the same product for a title, which is rendered closely but may be put in other words
_SAME = 0.6  # share of a clause's words that a sentence has, from which it renders the clause


def departures(
    translation: str, language: str, original: str, source: str, paper: Stems = frozenset(), is_title: bool = False
) -> Iterator[str]:
    """Where a translation departs from its original, each in a few words; languages are ISO 639-1 codes.

    Numbers and guarded assertions are held against each other in all languages, sentences where a Chinese translation
    has an English original. A title is short and rendered closely: either has to say most of the other. Chinese that
    only talks of the paper, without a word of content, has nothing to be held against the original.
    """
    if language == "zh" and _only_talks(translation):
        return
    printed = printed_in(_SCALE.sub(lambda scale: scale[0].lower(), original))

    def prints(need: Need) -> bool:
        if printed.carries(need):
            return True
        return _is_short_for(need.text, original) if isinstance(need, Name) else _is_in_words(need, original)

    for problem in unprinted(translation, language, prints, [original]):
        yield f"{problem.text} is not in the original"
    for number in _left_out(translation, original, source):
        yield f"{number.text} is left out"
    if source in ("zh", "en"):
        yield from (f'"{text}" is added' for text in guarded.unsupported(translation, [original]))
    if (language, source) == ("zh", "en") and is_title and not _renders(translation, original):
        yield "it says something else"
    elif (language, source) == ("zh", "en"):
        yield from dict.fromkeys(_unfaithful(translation, original, paper))


def _only_talks(text: str) -> bool:
    known = dictionary()
    words = [word for word, _ in known.words(known.simplified(text)) if len(word) > 1]
    return len(words) >= _TALK and DISCOURSE.issuperset(words)


def _renders(title: str, original: str) -> bool:
    """Whether a title and its original say most of each other; one of a word or two may be put in any words at all."""
    zh, en = read(title, "zh"), read(original, "en")
    shares = _share(zh.words, with_synonyms(en.stems)), _share(en.words, with_synonyms(zh.stems))
    return shares[0] * shares[1] >= _CLOSE or (len(en.words) <= _FEWEST and len(zh.words) > 0)


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


def _is_short_for(name: str, original: str) -> bool:
    """Whether an acronym is made of the initials of words that follow each other in the original."""
    letters = "".join(filter(str.isalpha, name.removesuffix("s"))).lower()
    initials = "".join(word[0] for word in _WORD.findall(original)).lower()
    return len(letters) > 1 and letters in initials


def _unfaithful(translation: str, original: str, paper: Stems) -> Iterator[str]:
    whole, meant = read(translation, "zh"), read(original, "en")
    if says_other(whole, meant):
        yield "it says something else"
        return
    for piece in _PIECES_ZH.split(translation):
        words = read(piece, "zh").words
        if len(words) >= _ADDED and not _share(words, meant.stems) and _share(words, with_synonyms(paper)) < _KNOWN:
            yield f'"{piece}" is added'
    for said, rendered in _pairs(translation, original):
        yield from _turned(said, rendered)


def _pairs(translation: str, original: str) -> Iterator[tuple[Meaning, Meaning]]:
    """Each sentence of the translation, and the sentences of the original that it renders."""
    sentences = [piece for piece in _ENDS_EN.split(original) if piece.strip()]
    windows = [
        read(" ".join(sentences[start : start + width]), "en")
        for width in range(1, _WIDEST + 1)
        for start in range(len(sentences) - width + 1)
    ]
    for piece in filter(str.strip, _ENDS_ZH.split(translation)):
        said = read(piece, "zh")
        yield said, max(windows, key=lambda window: _alike(said, window))


def _alike(zh: Meaning, en: Meaning) -> float:
    """How much each of the two says of the other, as a product of shares."""
    return (_share(zh.words, en.stems) + _LEAST) * (_share(en.words, zh.stems) + _LEAST)


def _turned(zh: Meaning, en: Meaning) -> Iterator[str]:
    for said, rendered in ((zh, en), *_clauses(zh, en)):
        found = dict.fromkeys([*turned_around(said.text, [rendered.text]), *opposites(said.text, rendered.text)])
        yield from (f'"{word}" is not what the original says' for word in found)
    counts = (one.text for one in miscounted({"zh": zh.text, "en": en.text}, [en.text], "en"))
    yield from (f'"{count}" is not what the original says' for count in counts)
    if len(zh.words) > _FEWEST and _share(zh.words, with_synonyms(en.stems)) < _SUPPORTED:
        yield f'"{zh.text}" is added'
    elif _denies(zh.text) and not MAY_DENY.search(en.text):
        yield f'"{zh.text}" denies what the original says'
    for clause in filter(NEGATIONS.search, _CLAUSES_EN.split(en.text)):
        if affirmed := _rendering(clause, zh):
            yield f'"{affirmed}" says what the original denies'


def _clauses(zh: Meaning, en: Meaning) -> Iterator[tuple[Meaning, Meaning]]:
    """The clauses of two sentences of which one says most of the other."""
    theirs = [read(clause, "en") for clause in _CLAUSES_EN.split(en.text) if clause]
    for clause in _CLAUSES_ZH.split(zh.text):
        said = read(clause, "zh")
        best = max(theirs, key=lambda one: _alike(said, one))
        if min(len(said.words), len(best.words)) >= _FEWEST and _alike(said, best) > _RENDERS:
            yield said, best


def _denies(text: str) -> bool:
    known = dictionary()
    return any(word in NEGATED_ZH for word, _ in known.words(known.simplified(text)))


def _rendering(denied: str, zh: Meaning) -> str:
    """The clause of the Chinese sentence that says what the English one denies; empty without one."""
    words = read(denied, "en").words
    clauses = _CLAUSES_ZH.split(zh.text)
    shares = [_share(words, with_synonyms(read(clause, "zh").stems)) for clause in clauses]
    best = max(range(len(clauses)), key=shares.__getitem__)
    is_denied = any(map(MAY_DENY.search, clauses[max(0, best - 1) : best + 2]))
    return clauses[best] if len(words) >= _FEWEST and shares[best] >= _SAME and not is_denied else ""


def _share(words: Sequence[Stems], known: Stems) -> float:
    """Share (0-1) of the words that may mean something known; 1 where there are none."""
    return sum(not word.isdisjoint(known) for word in words) / len(words) if words else 1.0
