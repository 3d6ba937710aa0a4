"""Support: what of a claim its evidence bears out besides numbers and names, in each language."""

from collections.abc import Iterator, Mapping, Sequence

from paperdigest.checking.index import Need, PaperIndex, Printed, printed_in
from paperdigest.checking.meaning import absolutes, correspondence, guarded
from paperdigest.checking.meaning.dictionary import told_stems
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
from paperdigest.checking.said import read_said
from paperdigest.document import Sentence

_SMALL = 10  # up to which a number may stand in any sentence


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
    yield from _says_else(words, cited, index)
    yield from _turned_around(words, cited, index)
    if index.language == "en":
        yield from _displaced(words, cited)
    yield from _stray_names(words, names, own, index)


def _says_else(words: Mapping[str, str], cited: Sequence[str], index: PaperIndex) -> Iterator[Problem]:
    meant = {language: correspondence.read(words[language], language) for language in ("zh", "en") if language in words}
    joined = " ".join(cited)
    evidence = told_stems(joined)
    zh, en = meant.get("zh"), meant.get("en")
    if zh and (en or index.language == "en"):
        strays = correspondence.strays_zh(zh, en, evidence, index, _figures(zh.text, "zh", cited, index))
        yield from (Problem(Code.SAYS_ELSE, "zh", clause) for clause in strays)
    if en and index.language == "en":
        strays = correspondence.strays_en(en, zh, evidence, index, _figures(en.text, "en", cited, index))
        yield from (Problem(Code.SAYS_ELSE, "en", clause) for clause in strays)
    if index.language == "en":
        for language, said in meant.items():
            bold = absolutes.unsupported(said, joined, evidence)
            yield from (Problem(Code.SAYS_ELSE, language, clause) for clause in bold)


def _figures(text: str, language: str, cited: Sequence[str], index: PaperIndex) -> int:
    """How many numbers and names, which are no words of its language, a text has in common with its evidence.

    Not those that tie it to no sentence: small numbers, and names that the paper's title has.
    """
    said = read_said(text, language)
    needs: list[Need] = [number for number in said.numbers if number.value > _SMALL or number.value % 1]
    if language == "zh":
        needs += [name for name in said.names if name.strong and name.latin is None and not index.titles.carries(name)]
    return sum(map(printed_in(*cited).carries, set(needs)))


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
