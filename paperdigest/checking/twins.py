"""Twins: numbers, names and sentences that one language of a claim has and the other lacks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations, product

from paperdigest.checking.form.wording import sentence_count
from paperdigest.checking.index import Need, Printed, printed_in
from paperdigest.checking.meaning.dictionary import content_stems, stems
from paperdigest.checking.names.forms import is_form
from paperdigest.checking.names.initials import is_spelled_out
from paperdigest.checking.names.openings import is_coined
from paperdigest.checking.names.propernames import Name
from paperdigest.checking.numbers import backing, dimensions
from paperdigest.checking.numbers.mentions import mentions
from paperdigest.checking.numbers.numbers import Quantity
from paperdigest.checking.numbers.quantitywords import amounts
from paperdigest.checking.problems import Code, Problem
from paperdigest.checking.said import Said

_WORD = re.compile(r"\w+", re.ASCII)

Alone = Mapping[tuple[str, str], Sequence[Need]]


class _Times:
    """How often a text states a number."""

    def __init__(self, text: str) -> None:
        self._text = printed_in(text)
        self._tokens = Printed([token for mention in mentions(text) for token in mention.tokens])

    def of(self, number: Quantity) -> int:
        """At least once where the text has it in another way; but "a" and "first" do not say 1."""
        return len(self._tokens.where(number)) or int(number.value != 1 and self._text.carries(number))


def alone(said: Mapping[str, Said]) -> Alone:
    """The numbers and strong names of each language that another one lacks, by both their codes."""
    printed = {language: printed_in(one.text) for language, one in said.items()}
    return {
        (here, there): [need for need in _telling(said[here]) if not printed[there].carries(need)]
        for here, there in permutations(said, 2)
    }


def contrary(said: Mapping[str, Said]) -> Iterator[Problem]:
    """Numbers that contradict each other: either language states one more often than the other does, or otherwise."""
    times = {language: _Times(one.text) for language, one in said.items()}
    more = {
        (here, there): [number for number in said[here].numbers if times[here].of(number) > times[there].of(number)]
        for here, there in permutations(said, 2)
    }
    for (here, there), found in more.items():
        if more[there, here]:
            yield from (Problem(Code.LANGUAGES_DIFFER, here, number.text) for number in found)
    for here, there in permutations(said, 2):
        texts = said[here].text, said[there].text
        pieces = (*dimensions.contradicted(*texts), *(amount.text for amount in backing.contradicted(*texts)))
        yield from (Problem(Code.LANGUAGES_DIFFER, here, piece) for piece in pieces)
    yield from _renamed(said)


def _renamed(said: Mapping[str, Said]) -> Iterator[Problem]:
    """Names that either language has in place of those of the other one, unless they are forms of these."""
    for here, there in combinations(said, 2):
        ours = _own_names(said[here], said[there])
        theirs = _own_names(said[there], said[here]) if ours else []
        if theirs and not any(is_form(*pair) for pair in product(_parts(ours), _parts(theirs))):
            yield from (Problem(Code.LANGUAGES_DIFFER, here, name) for name in ours)
            yield from (Problem(Code.LANGUAGES_DIFFER, there, name) for name in theirs)


def _parts(names: Sequence[str]) -> list[str]:
    """The names, and all of them as one."""
    return [*names, " ".join(names)]


def _own_names(said: Said, twin: Said) -> list[str]:
    """The names in Latin letters, those in small letters among them, that the twin does not have."""
    printed, theirs = printed_in(twin.text), {word.removesuffix("s") for word in _WORD.findall(twin.text.lower())}
    latin = [name for name in said.names if _is_latin(name) and not name.ordinary and not printed.carries(name)]
    latin = [name for name in latin if f"{name.text} et al" not in said.text]  # who is cited may be told in one only
    latin = [name for name in latin if not _is_put_otherwise(name, twin.text)]
    coined = (word for word in _WORD.findall(said.text) if is_coined(word) and word.removesuffix("s") not in theirs)
    return [*(name.text for name in latin), *coined]


def _is_put_otherwise(name: Name, twin: str) -> bool:
    """Whether the twin spells the acronym out, or has a word that means the name, as "拟牛顿法" has Newton."""
    return is_spelled_out(name, [twin], lambda _: True) or bool(stems(name.text) & content_stems(twin))


def unborne(needs: Alone, cited: Sequence[str]) -> Iterator[Problem]:
    """Numbers of one language that the evidence lacks, too, and names if the other language has another instead."""
    printed = printed_in(*cited)
    for (here, there), found in needs.items():
        is_renamed = any(map(_is_latin, needs[there, here]))
        for need in found:
            tells = _is_unspoken(need, cited) if isinstance(need, Quantity) else is_renamed and _is_latin(need)
            if tells and not printed.carries(need):
                yield Problem(Code.LANGUAGES_DIFFER, here, need.text)


def one_sided(needs: Alone) -> Iterator[Problem]:
    """For the notes: whatever one language leaves out."""
    for (here, _), found in needs.items():
        yield from (Problem(Code.LANGUAGES_DIFFER, here, need.text) for need in found)


def surplus(said: Mapping[str, Said]) -> Iterator[Problem]:
    """A Chinese text with more sentences than its English twin: what it adds cannot be held against the evidence."""
    counts = {language: sentence_count(one.text, language) for language, one in said.items()}
    if "en" in counts and counts.get("zh", 0) > counts["en"]:
        yield Problem(Code.SAYS_MORE, "zh", "zh")


def _telling(said: Said) -> Iterator[Need]:
    yield from said.numbers
    yield from (name for name in said.names if name.strong)


def _is_unspoken(number: Quantity, cited: Sequence[str]) -> bool:
    """Whether no text says it in words, as "two dozen" says "二十多"."""
    return not any(one.low <= number.high and number.low <= one.high for text in cited for one in amounts(text))


def _is_latin(need: Need) -> bool:
    return not isinstance(need, Quantity) and need.latin is None
