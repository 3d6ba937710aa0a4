"""What a claim says in one language: its text, and the names and numbers in it."""

from dataclasses import dataclass
from functools import lru_cache

from paperdigest.checking.index import Need
from paperdigest.checking.names.propernames import Name, split_names
from paperdigest.checking.numbers.numbers import Quantity, quantities


@dataclass(frozen=True)
class Said:
    """What a claim says in one language."""

    text: str
    names: tuple[Name, ...]
    numbers: tuple[Quantity, ...]

    @property
    def needs(self) -> tuple[Need, ...]:
        """The numbers, and the names in Latin letters."""
        return (*self.numbers, *(name for name in self.names if name.latin is None))


@lru_cache(maxsize=32)  # several rules ask for the texts of one claim
def read_said(text: str, language: str) -> Said:
    """What a text says; `language` is its ISO 639-1 code."""
    names, rest = split_names(text, language)
    return Said(text, names, quantities(rest))
