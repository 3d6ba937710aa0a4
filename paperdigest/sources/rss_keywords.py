"""Keywords as arXiv's search takes them, for a feed that cannot be searched."""

import re
import unicodedata
from collections.abc import Sequence

_ACCENT = re.compile(r"\\[\"'`^~=.]\s*\{?\\?([A-Za-z])\}?|\\[uvHcdbkrt]\s*\{([A-Za-z])\}")  # \"o, \'{\i}, \H{o}
_BLANK = re.compile(r"[\s\-\u00ad\u2010-\u2015\u2212{}$~\"]+")


class Keywords:
    """Phrases to look for; without any, every text has them."""

    def __init__(self, phrases: Sequence[str]) -> None:
        folded = [_fold(phrase) for phrase in phrases]
        words = "|".join(re.escape(phrase) for phrase in folded if any(character.isalnum() for character in phrase))
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?:s|es)?(?!\w)") if words else None

    def __bool__(self) -> bool:
        """Whether there is a word to look for."""
        return self._pattern is not None

    def are_in(self, *texts: str) -> bool:
        """Whether one of the texts has one of the phrases, as whole words.

        Case, accents, hyphens and a plural's s make no difference, as in arXiv's search; TeX is seen through.
        """
        return self._pattern is None or any(self._pattern.search(_fold(text)) for text in texts)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", _ACCENT.sub(r"\1\2", text))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return _BLANK.sub(" ", letters.casefold()).strip()
