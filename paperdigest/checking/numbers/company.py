"""Company: whether a claim's numbers stand beside the words that they stand beside in the paper."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from paperdigest.checking.index import PaperIndex, printed_in
from paperdigest.checking.numbers.changes import ends
from paperdigest.checking.numbers.mentions import Mention, mentions
from paperdigest.checking.numbers.misquotes import has_digits
from paperdigest.checking.numbers.numbers import Quantity
from paperdigest.document import Sentence

_SUPPORTS = 0.3  # share of a claim's weight from which a sentence may have a number beside other words
_SAYS_MOST = 0.45  # the same from which the sentence that says most of a claim is held to be what it speaks of
_MANY = 40  # numbers from which a text is a table, whose words are elsewhere
_LIST = 3  # numbers that make a list, which is a whole
_DIGIT = re.compile(r"\d")
_FACTOR = re.compile(r"\s?(?:倍|times\b|-?fold\b|[x×])")
_IN_TURN = re.compile(r"\brespectively\b|分别|依次")  # there, what belongs together does not stand together


@dataclass(frozen=True)
class _Source:
    """The claim's mentions, its evidence and the evidence's mentions, and the paper."""

    claim: Sequence[Mention]
    evidence: Sequence[Sentence]
    told: Sequence[Mention]
    index: PaperIndex


def misplaced(
    text: str, evidence: Sequence[Sentence], index: PaperIndex, weigh: Callable[[], Mapping[int, float]]
) -> Iterator[str]:
    """The numbers of a Chinese or an English text that the paper, which is in English, has beside other words only.

    `weigh` gives the share of the claim's weight in each sentence by its position; it is called only where the evidence
    lacks a number.
    """
    cited = [sentence.text for sentence in evidence]
    told = [mention for sentence in cited for mention in mentions(sentence)]
    source = _Source(mentions(text), evidence, told, index)
    in_turn = any(map(_IN_TURN.search, cited))
    if len(source.claim) > _MANY:
        return
    for mention in source.claim:
        if _is_listed_otherwise(mention, told):
            yield ", ".join(mention.tokens)
        for number in filter(_has_digit, mention.stated):
            if not mention.near or _is_told(number, mention.words, told) or _is_ratio(number, mention, source.claim):
                continue
            clashes = _clashes(number, mention, told, source.claim)
            if printed_in(*cited).carries(number):
                is_wrong = clashes and not in_turn and any(other.printed.carries(number) for other in told)
            else:
                is_wrong = not _is_supported(number, mention, clashes, source, weigh())
            if is_wrong:
                yield number.text


def crossed(text: str, others: Sequence[str], margin: int) -> Iterator[str]:
    """The pairs of numbers of a text, each of which the other texts have beside the words of the other.

    What either would have in common with the place of the other has to be more by `margin` words.
    """
    if any(map(_IN_TURN.search, others)):
        return
    told = [mention for other in others for mention in mentions(other)]
    if max(len(told), len(mentions(text))) > _MANY:
        return
    stated = [
        (number, mention, {at for at, other in enumerate(told) if other.printed.carries(number)})
        for mention in mentions(text)
        for number in mention.stated
    ]
    changed = ends(text)
    for (first, here, firsts), (second, there, seconds) in combinations([one for one in stated if one[2]], 2):
        if (
            (first.value, second.value) in changed
            or firsts & seconds
            or here.printed.carries(second)
            or there.printed.carries(first)
        ):
            continue
        ones, twos = [told[at] for at in firsts], [told[at] for at in seconds]
        turned = _most_alike(here, twos), _most_alike(there, ones)
        if min(turned) and sum(turned) >= _most_alike(here, ones) + _most_alike(there, twos) + margin:
            yield f"{first.text}, {second.text}"


def _has_digit(number: Quantity) -> bool:
    return bool(_DIGIT.search(number.text))


def _most_alike(mention: Mention, others: Sequence[Mention]) -> int:
    """How many words a mention has in common with the one most like it, those right beside it twice."""
    return max(len(mention.near & other.near) + len(mention.beside & other.beside) for other in others)


def _is_listed_otherwise(mention: Mention, told: Sequence[Mention]) -> bool:
    """Whether there are lists of as many numbers beside the same words, with some of them, and none with all."""
    ours = sorted(mention.values)
    theirs = [sorted(other.values) for other in told if other.words & mention.words]
    lists = [values for values in theirs if len(values) == len(ours) >= _LIST and set(values) & set(ours)]
    return bool(lists) and ours not in lists


def _is_ratio(number: Quantity, mention: Mention, claim: Sequence[Mention]) -> bool:
    """Whether it says how many times one number of the claim is another."""
    if not _FACTOR.match(mention.after):
        return False
    values = {other.value for mention in claim for other in mention.stated if other.value != number.value}
    return any(value * number.value in values for value in values)


def _is_told(number: Quantity, words: frozenset[str], told: Sequence[Mention]) -> bool:
    """Whether any has the number beside one of the words, or beside none, as a table has."""
    return any((not other.words or other.words & words) and other.printed.carries(number) for other in told)


def _clashes(number: Quantity, mention: Mention, told: Sequence[Mention], claim: Sequence[Mention]) -> bool:
    """Whether any has another number right beside the same word, which the claim does not state there, too."""
    return any(
        other.stated
        and (other.beside & mention.beside or len(other.near & mention.near) > 1)
        and ("%" in number.text) == any("%" in token for token in other.tokens)
        and not other.printed.carries(number)
        and not all(_is_told(one, other.words, claim) for one in other.stated)
        for other in told
    )


def _is_supported(
    number: Quantity, mention: Mention, clashes: bool, source: _Source, found: Mapping[int, float]
) -> bool:
    """Whether a sentence has a number, which the evidence lacks, beside the same words, or says much of the claim.

    Where the evidence has another number instead, that sentence has to say as much as the evidence does.
    """
    index = source.index
    own = max(found.get(index.places[sentence.id], 0.0) for sentence in source.evidence)
    most = max(found, key=found.__getitem__, default=0)
    if found.get(most, 0.0) > max(own, _SAYS_MOST):
        told = mentions(index.sentences[most].text)
        if _is_told(number, mention.words, told):
            return True
        clashes = clashes or _clashes(number, mention, told, source.claim)
    about = [mention for text in index.about for mention in mentions(text)]
    if _is_told(number, mention.near, about) or (number.low < number.high and has_digits(number) and not clashes):
        return True
    beside, besides = [0.0], [0.0]
    for place in index.sentences_with(number):
        told = mentions(index.sentences[place].text)
        if _is_told(number, mention.near, [other for other in told if other.words]):
            beside.append(found.get(place, 0.0))
        elif not _clashes(number, mention, told, source.claim):
            besides.append(found.get(place, 0.0))
    if clashes:
        return max(*beside, *besides) >= max(own, _SUPPORTS)
    return len(beside) > 1 or max(besides) >= _SUPPORTS
