"""Finding: what one check of the surroundings says."""

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "note", "bad"]  # bad: runs fail, or go wrong, until it is mended


@dataclass(frozen=True)
class Finding:
    """What was looked at, how it stands, and in one line what there is; a bad one says the next step."""

    name: str
    state: State
    message: str
