"""Affiliations: an institution counts only when the paper's first page prints it with its authors."""

import unicodedata
from collections.abc import Iterable

from paperdigest.document import Document


def printed_affiliations(named: Iterable[str], document: Document) -> tuple[str, ...]:
    """Those of the names that stand in the author block or in a footnote of the first page, each once."""
    footnotes = (s.text for s in document.sentences if s.page == 1 and s.role == "footnote")
    place = _fold(" ".join([*document.front, *footnotes]))
    return tuple(
        name for name in dict.fromkeys(" ".join(name.split()) for name in named) if _fold(name) in place and name
    )


def _fold(text: str) -> str:
    """Letters and digits alone, without accents: TeX prints "Universit´e" where a person writes "Université"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if character.isalnum())
