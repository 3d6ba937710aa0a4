"""Openings: the names among the words that begin an English sentence, where every word has a capital."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from paperdigest.checking.lexicon import COMMON_CAPITALS, FILLERS, GENERAL_TERMS
from paperdigest.checking.meaning.dictionary import dictionary
from paperdigest.checking.meaning.glosses import DISCOURSE_EN, TERMS
from paperdigest.checking.meaning.synonyms import CLASSES
from paperdigest.checking.names.propernames import Name

_OPENING = re.compile(
    r"(?:^|(?<!\bMr\.)(?<!\bDr\.)(?<!\.g\.)(?<!\.e\.)(?<=[.!?:;•\n])\s)[\s\"'“”‘’(\[]*(?P<word>[A-Z][a-z]{2,})(?![\w&])"
    r"(?P<rest>-\w+)?(?:['’]s)?(?P<after>(?:\s+[\w'’-]+){0,2})"
)
_ACTS = re.compile(
    r"\s+(?:first\s+|later\s+|recently\s+|then\s+|also\s+)?"
    r"(?:(?:proposes|introduces|presents|releases|publishes|invents|designs|builds|trains|develops|launches|reports|achieves"
    r"|attains|scores|outperforms|surpasses|beats)\b"
    r"|(?:proposed|introduced|presented|released|published|invented|designed|built|trained|developed|launched)"
    r"\s+(?:the|an?|its|his|her|their)\b)"
)  # what a person, a company or a system does, and no thing that a sentence names without an article
_MASS = re.compile(r"(?:ing|[st]ion|ment|ness|ity|[ae]nce|ism|ics|sis|ship|ure|age|ly|s)$")  # needs no article either
_ENDING = re.compile(
    r"(?<=\w{3})(?:(?:i[sz]|[ai]f[iy]c?)?(?:at)?ions?|i[sz](?:es?|ed|ing|ers?)|abilit(?:y|ies)|(?:ical|u?al|ing|ed|ive)?ly|ments?|ness"
    r"|(?:iv|al|ic)?(?:ity|ities)|ings?|less|[eo]rs?|ie[srd]|ying|at(?:e[ds]?|ing)|ous|ives?|ic(?:al|s)?|u?al|[ai]bl[ey]|[ae]nces?|ed|est|es|s|e|y)$",
    re.MULTILINE,
)
_COINED = 4  # letters that a name in small letters has; shorter words are symbols or cut
_PREFIXES = re.compile(
    r"^(?:un|re|pre|non|over|under|sub|super|semi|multi|auto|inter|intra|co|de|dis|mis|hyper|anti|mid|post|pseudo|out|down|up|cross|mono|bi|tri"
    r"|zero|cryo|crowd)"
    r"(?=\w{4})"
)
_DOUBLED = re.compile(r"(?<=\w{2})(\w)\1$", re.MULTILINE)
_TECHNICAL = """
    albeit knew learnt conv dev ith jth spectra matrices matrix analyses hypotheses hypothesize vertices indices
    metric softmax perceptron unitary acyclic piecewise pointwise pairwise depthwise elementwise speedup warmup
    datapoint outlier concatenate infeasible invariance unbiased stateful stateless inset phonon contextual array
    classifier probabilistic viable nuance downside connectivity quantify specify simplify optimize maximize
    minimize utilize prioritize naive initialize inception analogue query fastest distributional appropriately
    carbonaceous aliphatic commonsense ngram filterbank automata lightest primeval optima hash chatbot tabular leader
    competitive colour coloured ascent blew convolve logit compress configure threefold crypto newline whitespace
    multiplet modelling labelled behaviour favour centre neighbour sped
    recompute uncorrelated euclidean iterative qualitative quantitative dataset ablation
"""  # that the dictionary does not gloss with


def opening_names(text: str, prints: Callable[[Name], bool]) -> Iterator[Name]:
    """The names that begin sentences of an English text, as far as the paper does not print them.

    A word is a name when it is none of English in small letters; a word that may stand for a thing too ("apple",
    "whisper") is one when it does what only people, companies and systems do, and no article makes it a thing.
    """
    for match in _OPENING.finditer(text):
        name, word = Name(match["word"], strong=False), match["word"].lower()
        if word in COMMON_CAPITALS or word in GENERAL_TERMS or prints(name):
            continue
        acts = not match["rest"] and bool(_ACTS.match(match["after"])) and not _MASS.search(word)
        if acts or not (is_ordinary(word) or prints(Name(_root(word), strong=False, ordinary=True))):
            yield name


@cache
def is_ordinary(word: str) -> bool:
    """Whether a word in small letters is one of English, as it stands, inflected, derived or with a prefix."""
    return _root(word) in _roots() or _root(_PREFIXES.sub("", word)) in _roots()


def is_coined(word: str) -> bool:
    """Whether it is a name though it has small letters only, as "pypdf" is: no word of English, inflected or not."""
    is_small = len(word) >= _COINED and word.isascii() and word.isalpha() and word.islower()
    return is_small and not is_ordinary(word) and _root(word) == word


@cache
def _roots() -> frozenset[str]:
    technical = " ".join([*TERMS.values(), CLASSES, DISCOURSE_EN, _TECHNICAL]).lower()
    words = dictionary().english | FILLERS | set(re.findall(r"[a-z]{2,}", technical))
    return frozenset(_root("\n".join(words)).split())


def _root(words: str) -> str:
    """A word, or each line of words, without two endings and without a doubled letter at its end."""
    return _DOUBLED.sub(r"\1", _ENDING.sub("", _ENDING.sub("", words)))
