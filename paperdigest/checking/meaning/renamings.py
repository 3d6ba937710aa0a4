"""Renamings: a technical term of a Chinese text in the place of another one of its English twin."""

from paperdigest.checking.meaning.dictionary import dictionary, stems, with_synonyms
from paperdigest.checking.meaning.glosses import DISCOURSE_EN, TERMS

_OWN = stems(DISCOURSE_EN)


def renamed(zh: str, en: str) -> str:
    """The first term whose English is known for certain and not in the twin, which has a word besides; else empty.

    "质子俘获" is not "neutron capture": its English has no proton, and the Chinese has no neutron.
    """
    known = dictionary()
    words = [word for word, _ in known.words(known.simplified(zh))]
    theirs = stems(en)
    told = stems(zh).union(*map(known.stems, words))
    if not theirs - _OWN - with_synonyms(told):
        return ""
    said = with_synonyms(theirs)
    return next((word for word in words if word in TERMS and known.stems(word).isdisjoint(said)), "")
