"""Keywords: a term of the paper in every language of the post, or the name of the field that it belongs to."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from paperdigest.checking.correspondence import read
from paperdigest.checking.dictionary import dictionary, stems, with_synonyms
from paperdigest.checking.fields import is_field
from paperdigest.checking.index import PaperIndex
from paperdigest.checking.lexicon import GENERAL_TERMS
from paperdigest.checking.names import unknown
from paperdigest.checking.propernames import Name

_WORD = re.compile(r"[A-Za-z]{2,}(?:[-'’][A-Za-z]+)*")
_MOSTLY = 0.6  # share of the words of a Chinese keyword that has no twin: the dictionary does not know every term
_FREE = frozenset(
    "a an and for from in of on or the to via with without by based using method methods model models modeling learning "
    "system systems analysis theory technique techniques approach algorithm algorithms task tasks problem problems "
    "application applications evaluation framework architecture design study network networks".split()
)  # that say nothing of a topic


def misnamed(words: Mapping[str, str], languages: Sequence[str], index: PaperIndex) -> str:
    """Why a keyword is none of the paper's; empty when it is one. `words` by ISO 639-1 code."""
    missing = [code for code in languages if not words.get(code, "").strip()]
    if missing:
        return f"it has no text in {', '.join(missing)}"
    en, zh = words.get("en", ""), words.get("zh", "")
    if en and not unknown([en], index.authors):
        return f"{en} is an author"
    if en and zh and _contradict(zh, en):
        return f"{zh} does not mean {en}"
    if index.language == "en" and not _is_supported(en, zh, index):
        return f"the paper does not speak of {en or zh}"
    return ""


def _is_supported(en: str, zh: str, index: PaperIndex) -> bool:
    if not en:
        known = dictionary()
        return _stand_together([known.stems(word) for word, _ in known.words(known.simplified(zh))], index, _MOSTLY)
    name = " ".join(en.lower().split())
    if is_field(name, index.categories) or _is_abbreviated(name, index):
        return True
    words = [word for word in _WORD.findall(en) if word.lower() not in _FREE | GENERAL_TERMS]
    apart = [word for word in words if not index.prints(Name(word, strong=False))]
    return _stand_together([frozenset([stem]) for word in apart for stem in stems(word)], index)


def _stand_together(words: Sequence[AbstractSet[str]], index: PaperIndex, share: float = 1.0) -> bool:
    """Whether one sentence of the paper, its title or abstract has that share of the words, each in one meaning."""
    least = share * len(words)
    return any(sum(not told.isdisjoint(meant) for meant in words) >= least for told in index.stems_by_sentence)


def _is_abbreviated(name: str, index: PaperIndex) -> bool:
    """Whether the paper prints the initials of a term in its place."""
    initials = "".join(word[0] for word in re.split(r"[\s-]+", name) if word)
    return len(initials) > 2 and index.prints(Name(initials.upper(), strong=True))


def _contradict(zh: str, en: str) -> bool:
    """Whether nothing in the Chinese means anything in the English."""
    told, meant = read(en, "en").stems, read(zh, "zh").stems
    return bool(told) and with_synonyms(told).isdisjoint(meant)
