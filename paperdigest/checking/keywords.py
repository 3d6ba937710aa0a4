"""Keywords: a term of the paper in every language of the post, or the name of the field that it belongs to."""

import re
from collections.abc import Mapping, Sequence

from paperdigest.checking.fields import is_field
from paperdigest.checking.index import PaperIndex
from paperdigest.checking.lexicon import GENERAL_TERMS
from paperdigest.checking.meaning.correspondence import read
from paperdigest.checking.meaning.dictionary import dictionary, stems, stems_of, with_synonyms
from paperdigest.checking.meaning.renamings import exchanged, forms, renamed, subjects
from paperdigest.checking.names.authornames import unknown
from paperdigest.checking.names.propernames import Name

_WORD = re.compile(r"[A-Za-z]{2,}(?:[-'’][A-Za-z]+)*")
_SENTENCE = re.compile(r"[。！？；，]|[.!?;]\s|[a-z]{3}\.$")
_LETTERS = re.compile("[A-Za-z]+")
_REACH = 12  # words between those of one term
_MOSTLY = 0.6  # share of the words of a Chinese keyword that has no twin: the dictionary does not know every term
_WORDS = """
    a an and for from in of on or the to via with without by based using method methods model models modeling learning
    system systems analysis theory technique techniques approach algorithm algorithms task tasks problem problems
    application applications evaluation framework architecture design study network networks
"""
_FREE = frozenset(_WORDS.split())  # that say nothing of a topic


def misnamed(words: Mapping[str, str], languages: Sequence[str], index: PaperIndex) -> str:
    """Why a keyword is none of the paper's; empty when it is one. `words` by ISO 639-1 code."""
    missing = [code for code in languages if not words.get(code, "").strip()]
    if missing:
        return f"it has no text in {', '.join(missing)}"
    en, zh = words.get("en", ""), words.get("zh", "")
    if any(_SENTENCE.search(text) for text in words.values()):
        return "it is a sentence"
    if en and not unknown([en], index.authors):
        return f"{en} is an author"
    if en and zh and _contradict(zh, en):
        return f"{zh} does not mean {en}"
    if index.language == "en" and not _is_supported(en, zh, index):
        return f"the paper does not speak of {en or zh}"
    return ""


def _is_supported(en: str, zh: str, index: PaperIndex) -> bool:
    if not en:
        return _is_said(zh, index)
    name = " ".join(en.lower().split())
    if is_field(name, index.categories) or _is_abbreviated(name, index):
        return True
    said = [word for word in _WORD.findall(en) if word.lower() not in _FREE]
    words = [word for word in said if word.lower() not in GENERAL_TERMS] or said
    places = [_places(word, index) for word in words]
    return not places or any(_are_near(words, index.texts[place]) for place in set.intersection(*places))


def _are_near(words: Sequence[str], text: str) -> bool:
    """Whether all words stand near one place of a text, apart from those that it writes in another way."""
    told = [stems_of(word.lower()) for word in _LETTERS.findall(text)]
    places = [[at for at, stem in enumerate(told) if stem & wanted] for wanted in map(stems, words)]
    found = [own for own in places if own]
    return not found or any(all(min(abs(at - one) for one in own) <= _REACH for own in found) for at in found[0])


def _places(word: str, index: PaperIndex) -> set[int]:
    """The texts of the paper, by their position, that have the word: inflected, or with other hyphens."""
    wanted = stems(word)
    inflected = {place for place, told in enumerate(index.marks_by_text) if wanted and wanted <= told}
    return inflected | index.texts_with(Name(word, strong=False))


def _is_said(zh: str, index: PaperIndex) -> bool:
    """Whether one text of the paper has most of the words of a Chinese keyword, each in one of its meanings.

    It has to have all those whose English is known.
    """
    known = dictionary()
    meanings = [known.stems(word) for word, _ in known.words(known.simplified(zh))]
    sure = [forms(word) for word in subjects(zh)]
    least = _MOSTLY * len(meanings)
    return any(
        sum(not told.isdisjoint(meant) for meant in meanings) >= least and not any(map(told.isdisjoint, sure))
        for told in index.marks_by_text
    )


def _is_abbreviated(name: str, index: PaperIndex) -> bool:
    """Whether the paper prints the initials of a term in its place."""
    initials = "".join(word[0] for word in re.split(r"[\s-]+", name) if word)
    return len(initials) > 2 and index.prints(Name(initials.upper(), strong=True))


def _contradict(zh: str, en: str) -> bool:
    """Whether nothing in the Chinese means anything in the English, or it has a term in another's place."""
    told, meant = read(en, "en").stems, read(zh, "zh").stems
    is_renamed = bool(renamed(zh, en)) or any(exchanged(zh, en))
    return bool(told) and (with_synonyms(told).isdisjoint(meant) or is_renamed)
