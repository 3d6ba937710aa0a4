"""PaperIndex: what one paper prints, ready to be looked up."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache

from paperdigest.checking.addresses import is_address
from paperdigest.checking.codelinks import code_links
from paperdigest.checking.lexicon import DIGIT_WORDS, MULTIPLIERS, SAID, SHARES
from paperdigest.checking.meaning.dictionary import stems
from paperdigest.checking.meaning.renamings import marks
from paperdigest.checking.names.propernames import UNSPACED, Name, NameIndex
from paperdigest.checking.names.wordindex import squash
from paperdigest.checking.numbers.numbers import NumberIndex, Quantity
from paperdigest.document import Document, Sentence
from paperdigest.paper import Paper

Need = Quantity | Name
STEMMED = ("en",)  # languages whose words can be stemmed
_WORDS = {value: word for word, value in DIGIT_WORDS.items()}
_SCALE_WORDS = {value: word for word, value in MULTIPLIERS.items()}
_LARGEST_SPELLED = 99_000


class Printed:
    """What a sequence of texts prints, indexed when it is first asked for; places are positions in the sequence."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def words(self) -> NameIndex:
        """The words of the texts, among them the names."""
        return NameIndex(self._texts)

    @cached_property
    def _numbers(self) -> NumberIndex:
        return NumberIndex(self._texts)

    @cached_property
    def _unspaced(self) -> list[tuple[int, str]]:
        """The texts that may have Chinese characters, each with its place."""
        return [(place, "".join(text.split())) for place, text in enumerate(self._texts) if not text.isascii()]

    def where(self, need: Need) -> AbstractSet[int]:
        """The places of the texts that print a number or name."""
        if isinstance(need, Name):
            return self.words.where(need) if need.latin is None else self._translated(need.text, need.latin)
        return self._numbers.where(need) or self._said(need)

    def carries(self, need: Need) -> bool:
        """Whether any of the texts prints it."""
        return (isinstance(need, Name) and self.words.has_whole(need)) or bool(self.where(need))

    def like(self, word: str) -> AbstractSet[int]:
        """The places of the texts that have a word or an inflection of it."""
        squashed = squash(word)
        return self.words.word(squashed) or self.words.stem(squashed)

    def has_like(self, word: str) -> bool:
        """Whether any of the texts has it."""
        return bool(self.like(word))

    def _translated(self, name: str, latin: Iterable[str]) -> set[int]:
        """The places that print a Chinese name as it is, or a Latin name that says the same."""
        as_it_is = {place for place, text in self._unspaced if name in text}
        return as_it_is.union(*(self.words.word(squash(one)) for one in latin))

    def _said(self, number: Quantity) -> set[int]:
        """The places that write the number in words."""
        return {place for word in _in_words(number) for place in self.words.word(word)}


@lru_cache(maxsize=16)  # of one claim: its texts and its evidence are looked up in by several rules
def printed_in(*texts: str) -> Printed:
    """What texts print."""
    return Printed(texts)


class PaperIndex:
    """Sentences, numbers, names and addresses that a paper prints anywhere; built once for all claims about it."""

    def __init__(self, paper: Paper, document: Document) -> None:
        self.language = document.language if document.language not in UNSPACED else ""  # in whose words it can be found
        self.sentences: tuple[Sentence, ...] = document.sentences
        self.by_id: Mapping[str, Sentence] = {sentence.id: sentence for sentence in document.sentences}
        self.about: tuple[str, ...] = (paper.title, document.title, paper.abstract, paper.comment)
        self.authors, self.categories = paper.authors, paper.categories
        self.places: Mapping[str, int] = {sentence.id: place for place, sentence in enumerate(document.sentences)}
        headings = [section.title for section in document.sections]
        around = [*self.about, *paper.authors, *document.front, *headings]
        self._around = set(range(len(document.sentences), len(document.sentences) + len(around)))
        self._texts = (*(sentence.text for sentence in document.sentences), *around)
        self._printed = Printed(self._texts)
        self._paper, self._document = paper, document
        self._addresses = NameIndex([paper.id, paper.url, *(link.url for link in document.links)])

    def prints(self, need: Need) -> bool:
        """Whether the number or name stands anywhere in the paper; an address may be one that a link leads to."""
        if self._printed.carries(need):
            return True
        return isinstance(need, Name) and is_address(need.text) and bool(self._addresses.where(need))

    def prints_around(self, need: Need) -> bool:
        """Whether title, abstract, comment, headings or the authors' block have it."""
        return bool(self._printed.where(need) & self._around)

    def is_name(self, word: str) -> bool:
        """Whether a word in small letters is a name in the paper, which then mostly writes it with a capital."""
        texts = " ".join(self._texts[place] for place in self._printed.like(word))
        inside = re.findall(rf"[a-z,] (?:({re.escape(word.capitalize())})|{re.escape(word)})\b", texts)
        return 2 * sum(map(bool, inside)) > len(inside)

    @cached_property
    def originals(self) -> Mapping[str, tuple[str, ...]]:
        """The texts that translations of title and abstract may be of: arXiv's, and the PDF's."""
        title = "" if self._paper.title_source == "file" else self._paper.title
        return {
            "title": _each(title, self._document.title),
            "abstract": _each(self._paper.abstract, printed_abstract(self._document)),
        }

    @cached_property
    def titles(self) -> Printed:
        """What its title prints, as arXiv and as the PDF has it."""
        return Printed(self.about[:2])

    @property
    def texts(self) -> Sequence[str]:
        """Its sentences, and what stands around them: title, abstract, comment, authors, headings."""
        return self._texts

    @cached_property
    def marks_by_text(self) -> tuple[AbstractSet[str], ...]:
        """By what the English of each of its texts is known."""
        return tuple(map(marks, self._texts))

    @cached_property
    def stems_about(self) -> frozenset[str]:
        """The stems of the English words of title, abstract and comment."""
        return stems(" ".join(self.about))

    def texts_with(self, need: Need) -> AbstractSet[int]:
        """The positions of those texts that print a number or name."""
        return self._printed.where(need)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all its English words."""
        texts = (*self.about, *(sentence.text for sentence in self.sentences))
        return stems(" ".join({word for text in texts for word in text.split()}))

    @cached_property
    def has_code_link(self) -> bool:
        """Whether it prints where its code is."""
        return bool(code_links(self._paper, self._document))

    def sentences_with(self, need: Need) -> frozenset[int]:
        """Positions of the sentences that print a number or name."""
        return self._in_sentences(self._printed.where(need))

    def sentences_like(self, word: str) -> frozenset[int]:
        """Positions of the sentences that have a word or an inflection of it."""
        return self._in_sentences(self._printed.like(word))

    def _in_sentences(self, places: AbstractSet[int]) -> frozenset[int]:
        return frozenset(places) - self._around


def _each(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (" ".join(text.split()) for text in texts))))


def printed_abstract(document: Document) -> str:
    """The abstract as the PDF prints it; empty without one."""
    sections = document.sections
    return " ".join(one.text for one in document.sentences if sections[one.section].kind == "abstract")


def _in_words(number: Quantity) -> tuple[str, ...]:
    """How a text may say it; one with decimals is a measurement, which is printed, and "half" is no count of 50."""
    value = number.value
    if "." in number.text and value.is_integer():
        return ()
    said = () if value in SHARES and "%" not in number.text else SAID.get(value, ())
    forms = [*said, squash(number.text) if number.text[:1].isalpha() else ""]
    if value.is_integer() and value <= _LARGEST_SPELLED:
        forms.append(_spell(int(value)))
    if value in _SCALE_WORDS:
        forms += [f"a{_SCALE_WORDS[value]}", f"one{_SCALE_WORDS[value]}"]
    return tuple(form for form in forms if form)


def _spell(value: int) -> str:
    """An English number in words, squashed: "twentyfive", "threehundred"; empty when it is no short one."""
    if value < 100:
        return _WORDS.get(value) or _WORDS.get(value // 10 * 10, "") + _WORDS.get(value % 10, "")
    if value % 1000 == 0:
        return _spell(value // 1000) + "thousand"
    return _spell(value // 100) + "hundred" if value % 100 == 0 else ""
