"""Support: what of a claim its evidence bears out besides numbers and names, in each language."""

from collections.abc import Iterator, Mapping, Sequence

from paperdigest.checking.index import PaperIndex, Printed
from paperdigest.checking.meaning import absolutes, correspondence, guarded
from paperdigest.checking.meaning.dictionary import stems
from paperdigest.checking.meaning.directions import turned_around
from paperdigest.checking.meaning.graded import misgraded
from paperdigest.checking.meaning.negations import affirmed, denied, negated
from paperdigest.checking.meaning.opposites import opposed
from paperdigest.checking.names.exchanges import exchanged, replaced
from paperdigest.checking.names.propernames import Name
from paperdigest.checking.names.transliteration import sounds_like
from paperdigest.checking.numbers.backing import borne_out
from paperdigest.checking.numbers.quantitywords import amounts
from paperdigest.checking.problems import Code, Problem
from paperdigest.document import Sentence


def unsupported(
    words: Mapping[str, str], names: Sequence[Name], evidence: Sequence[Sentence], index: PaperIndex
) -> Iterator[Problem]:
    """What a claim's texts, by ISO 639-1 code, and its names in Chinese characters, say that the evidence does not."""
    cited = [sentence.text for sentence in evidence]
    own = [*cited, *index.about]
    for language, text in words.items():
        for said in guarded.unsupported(text, own, index):
            yield Problem(Code.NOT_SAID, language, said)
        for amount in amounts(text):
            if not borne_out(amount, cited, text):
                yield Problem(Code.STRAY_AMOUNT, language, amount.text)
    yield from _says_else(words, " ".join(cited), index)
    yield from _turned_around(words, cited, index)
    if index.language == "en":
        yield from _displaced(words, cited)
    yield from _stray_names(words, names, own, index)


def _says_else(words: Mapping[str, str], cited: str, index: PaperIndex) -> Iterator[Problem]:
    meant = {language: correspondence.read(words[language], language) for language in ("zh", "en") if language in words}
    evidence = stems(cited)
    zh, en = meant.get("zh"), meant.get("en")
    if zh and (en or index.language == "en"):
        strays = correspondence.strays_zh(zh, en, evidence, index)
        yield from (Problem(Code.SAYS_ELSE, "zh", clause) for clause in strays)
    if en and index.language == "en":
        strays = correspondence.strays_en(en, zh, evidence, index)
        yield from (Problem(Code.SAYS_ELSE, "en", clause) for clause in strays)
    if index.language == "en":
        for language, said in meant.items():
            bold = absolutes.unsupported(said, cited, evidence)
            yield from (Problem(Code.SAYS_ELSE, language, clause) for clause in bold)


def _turned_around(words: Mapping[str, str], cited: Sequence[str], index: PaperIndex) -> Iterator[Problem]:
    zh, en = words.get("zh"), words.get("en")
    against = [("en", en, cited)] if index.language in ("zh", "en") else []
    against += [("zh", zh, cited)] if index.language in ("zh", "en") else []
    against += [("zh", zh, [en])] if en else []
    for language, text, others in against:
        if text:
            turned = (said for rule in (turned_around, opposed, misgraded) for said in rule(text, others))
            yield from (Problem(Code.TURNED_AROUND, language, said) for said in turned)
    for language, text in words.items():
        yield from (Problem(Code.TURNED_AROUND, language, said) for said in denied(text, cited))
    english = [(language, text, cited) for language, text in words.items() if index.language == "en"]
    english += [("zh", zh, [en])] if zh and en else []
    for language, text, others in english:
        found = (said for rule in (negated, affirmed) for said in rule(text, others))
        yield from (Problem(Code.TURNED_AROUND, language, said) for said in found)


def _displaced(words: Mapping[str, str], cited: Sequence[str]) -> Iterator[Problem]:
    for language, text in words.items():
        yield from (Problem(Code.EXCHANGED_NAMES, language, names) for names in exchanged(text, cited))
        yield from (Problem(Code.OTHER_NAME, language, name) for name in replaced(text, cited))


def _stray_names(
    words: Mapping[str, str], names: Sequence[Name], own: Sequence[str], index: PaperIndex
) -> Iterator[Problem]:
    beside = [text for language, text in words.items() if language != "zh"]
    near = Printed([*own, *beside])
    beside = beside or list(own)
    for name in names:
        if not near.carries(name) and not sounds_like(name.text, beside, index.prints):
            yield Problem(Code.STRAY_NAME, "zh", name.text)
