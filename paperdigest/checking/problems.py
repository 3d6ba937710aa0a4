"""Problems: what can be wrong with a claim, and how that is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from paperdigest.document import Sentence


class Code(StrEnum):
    """What can be wrong with a claim. The last two, and a number in one language only, are notes."""

    UNKNOWN_EVIDENCE = "unknown-evidence"  # no cited sentence exists, and none says what the claim says
    NUMBER_NOT_IN_PAPER = "number-not-in-paper"
    NAME_NOT_IN_PAPER = "name-not-in-paper"
    STRAY_NUMBER = "stray-number"  # the evidence lacks it, and no sentence that has it says what the claim says
    MISQUOTED = "misquoted"  # it has another number or name than the sentence whose words it has else
    ASIDE = "aside"  # a sentence of it shares no word with the evidence
    SAYS_MORE = "says-more"  # one language has a sentence that its twin lacks
    LANGUAGES_DIFFER = "languages-differ"  # each language has a number that the other lacks
    SAYS_ELSE = "says-else"  # a clause, or all of it, says something that neither evidence nor twin says
    STRAY_NAME = "stray-name"  # a name in Chinese characters that neither the evidence nor the twin has
    FAR_NAME = "far-name"  # a name that the paper has, but seldom, and nowhere near the evidence
    NOT_SAID = "not-said"  # an award, a publication, a release, … that the paper does not speak of
    TURNED_AROUND = "turned-around"  # "worse" where the evidence, or the other language, says "better"
    EXCHANGED = "exchanged-numbers"  # two numbers of it have changed places
    EXCHANGED_NAMES = "exchanged-names"  # two names of it have changed places
    OTHER_NAME = "other-name"  # the evidence says the same of another name, and nothing of this one
    STRAY_AMOUNT = "stray-amount"  # a quantity in words that the evidence does not bear out
    SCOPE_WORD = "scope-word"  # "first", "state of the art", … that the evidence does not say
    DROPPED_HEDGE = "dropped-hedge"  # the evidence says "may", the claim does not


@dataclass(frozen=True)
class Problem:
    """What is wrong: `text` is the number, name, ids or word in question, `language` the ISO 639-1 code it stands in.

    `language` is empty where the problem is none of one language.
    """

    code: Code
    language: str
    text: str


@dataclass(frozen=True)
class Grounding:
    """What a claim stands on. It stands if `problems` is empty; `notes` are for the reader and withhold nothing.

    `evidence` are the cited sentences that exist; when `mended`, others joined or replaced them.
    """

    evidence: tuple[Sentence, ...]
    mended: bool = False
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def explain(problems: Sequence[Problem]) -> str:
    """All problems in one line: "28.7 is not in the paper; ResNet-512 is not in the paper"."""
    return "; ".join(dict.fromkeys(_SENTENCES[problem.code].format(problem.text) for problem in problems))


_SENTENCES: Mapping[Code, str] = {
    Code.UNKNOWN_EVIDENCE: "there is no sentence {}",
    Code.NUMBER_NOT_IN_PAPER: "{} is not in the paper",
    Code.NAME_NOT_IN_PAPER: "{} is not in the paper",
    Code.STRAY_NUMBER: "{} stands in no sentence of the paper that supports this",
    Code.MISQUOTED: "the evidence has another number or name: {}",
    Code.ASIDE: '"{}" says nothing of what the evidence says',
    Code.SAYS_MORE: "it has more sentences in {} than in its other language",
    Code.LANGUAGES_DIFFER: "{} is in one language only",
    Code.SAYS_ELSE: '"{}" says something else than the evidence',
    Code.STRAY_NAME: "{} stands neither in the evidence nor in the other language",
    Code.NOT_SAID: 'the paper does not say "{}"',
    Code.FAR_NAME: "{} stands in no sentence of the paper that supports this",
    Code.TURNED_AROUND: 'the evidence says the opposite of "{}"',
    Code.EXCHANGED: 'the numbers of "{}" have changed places',
    Code.EXCHANGED_NAMES: 'the names of "{}" have changed places',
    Code.OTHER_NAME: "the evidence says this of another name than {}",
    Code.STRAY_AMOUNT: '"{}" is not in the evidence',
    Code.SCOPE_WORD: '"{}" is not in the evidence',
    Code.DROPPED_HEDGE: "the evidence is more careful ({})",
}
