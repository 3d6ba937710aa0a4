"""Mentions: the numbers of a text, each with the words that belong to it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise

from paperdigest.checking.index import Printed
from paperdigest.checking.lexicon import DIGIT_WORDS, FILLERS
from paperdigest.checking.meaning.dictionary import dictionary, stems_of
from paperdigest.checking.numbers.numbers import Quantity, quantities
from paperdigest.checking.numbers.plainnumbers import plain_numbers

Stems = frozenset[str]

_MEASURES = "个种类项步层段次位名张条篇组套块台倍对份点路颗头代级座家届年月天分小"
_SCALE = r"(?:\s?%|\s?(?:万亿|[百千]?[万亿])|[kKMB](?![A-Za-z0-9])|\s(?:thousand|million|billion|trillion)\b)?"
_DIGITS = r"\.?\d(?:[\d,.]*\d)?(?:[ \u2009\u202f]\d{3}(?!\d))*(?:\s?\^\s?\{?-?\d+\}?)?"
_HAN = "[一二两三四五六七八九十百千万亿零]"
_NUMBER = (
    rf"(?:(?<![\w.^])(?<![A-Za-z^]-){_DIGITS}{_SCALE}|\b(?:{'|'.join(DIGIT_WORDS)})\b"
    rf"|(?<![第几数]){_HAN}{{1,12}}(?=\s?[{_MEASURES}]))"
)
_JOINT = (
    r"\s?\)?\s?(?:[,;/:、~±×x·∼至到和与或-]|\+/-|\b(?:to|and|or|versus|vs)\b|(?:\w+\s)?(?:out\s)?of(?:\sthe)?\b)"
    r"\s?(?:(?:and|or)\s)?[~∼约(]?"
)  # what may stand between the numbers of a list, a range, a product or a share
_TOKEN = re.compile(rf"{_NUMBER}|{_HAN}+", re.IGNORECASE)
_GROUP = re.compile(rf"{_NUMBER}(?:{_JOINT}{_NUMBER})*", re.IGNORECASE)
_NO_NUMBER = re.compile(
    r"\[\d+(?:\s?[,-]\s?\d+)*\]|[(（]\d{1,2}[)）]|(?:^|(?<=[.;:：；]\s))\d\)\s|[A-Za-z]+[.-]?\d(?:[\w.-]*\w)?"
    r"|(?<![\d.:])\d{1,2}:\d\d(?![\d.:])"
)  # citations, enumerations, names, times of day
_DIGIT = re.compile(r"\d")
_BREAK = re.compile(r"[,;，；。、)](?!\s?(?:which|who|whose)\b)\s?|\.\s|\b(?:and|but|while|whereas)\s|[而但和与]")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*|[\u4e00-\u9fff]+")
_REACH = 4  # words on either side of a number among which stands what it counts or measures


@dataclass(frozen=True)
class Mention:
    """Numbers that stand together, and the words that belong to them: those before, between and after them."""

    numbers: str
    before: str
    after: str

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Each number as it is written."""
        return tuple(_TOKEN.findall(self.numbers))

    @cached_property
    def stated(self) -> tuple[Quantity, ...]:
        """What a claim states with them, small counts in words among it."""
        around = (_DIGIT.sub("_", text) for text in (self.before, self.after))
        return (*quantities(self.numbers.join(around)), *small_counts(self.tokens))

    @cached_property
    def values(self) -> tuple[float, ...]:
        """What they are, as they follow each other."""
        found = (next(iter((*quantities(token), *small_counts([token]))), None) for token in self.tokens)
        return tuple(number.value for number in found if number)

    @cached_property
    def printed(self) -> Printed:
        """The numbers alone, to look one up."""
        return Printed([self.numbers])

    @cached_property
    def beside(self) -> Stems:
        """The stems of the words right before and after them."""
        return self._within(1)

    @cached_property
    def near(self) -> Stems:
        """The same with a few more, among which stands what they count or measure."""
        return self._within(_REACH)

    @cached_property
    def words(self) -> Stems:
        """The same of all words that belong to them."""
        return frozenset[str]().union(*chain(*self._stems))

    @cached_property
    def _stems(self) -> tuple[list[Stems], ...]:
        return tuple(list(_stems(text)) for text in (self.before, self.numbers, self.after))

    def _within(self, reach: int) -> Stems:
        before, between, after = self._stems
        return frozenset[str]().union(*before[-reach:], *between, *after[:reach])


@lru_cache(maxsize=1024)  # evidence is held against both languages, and a paper's sentences against several claims
def mentions(text: str) -> tuple[Mention, ...]:
    """The mentions of a Chinese or an English text, in its order."""
    plain = plain_numbers(text)
    bare = _NO_NUMBER.sub(lambda other: _DIGIT.sub("_", other[0]), plain)
    spans = [match.span() for match in _GROUP.finditer(bare)]
    borders = [_border(plain, one[1], other[0]) for one, other in pairwise(spans)]
    return tuple(
        Mention(bare[left:right], plain[start:left], plain[right:end])
        for start, (left, right), end in zip([0, *borders], spans, [*borders, len(plain)], strict=False)
    )


def _border(text: str, left: int, right: int) -> int:
    """Where the words between two numbers begin to belong to the second: at the last break, else in the middle."""
    breaks = list(_BREAK.finditer(text, left, right))
    if breaks:
        return breaks[-1].start() if breaks[-1].start() > left else breaks[-1].end()
    words = [match.start() for match in _WORD.finditer(text, left, right)]
    return words[(len(words) + 1) // 2] if len(words) > 1 else right


def small_counts(tokens: Iterable[str]) -> Iterator[Quantity]:
    """Counts in words, which `quantities` takes for prose."""
    for token in tokens:
        value = float(DIGIT_WORDS.get(token.lower(), 0))
        if 0 < value <= 10:
            yield Quantity(token, value, value, value)


def _stems(text: str) -> Iterator[Stems]:
    """The stems of each content word."""
    known = dictionary()
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if not word.isascii():
            yield from filter(None, (known.stems(one) for one, _ in known.words(known.simplified(word))))
        elif any(map(str.isdigit, word)):
            yield frozenset([word])
        elif word not in FILLERS and word not in DIGIT_WORDS and (found := stems_of(word)):
            yield found
