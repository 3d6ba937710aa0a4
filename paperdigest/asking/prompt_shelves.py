"""The shelves of prompt sets: where a set's name is looked for."""

import os
from collections.abc import Container
from importlib import resources
from pathlib import Path

from platformdirs import user_config_path

from paperdigest.asking.prompt_settings import FILE
from paperdigest.errors import ConfigError

OWN = Path("prompts")  # of the working folder, where new sets are made


def find_set(name: str, beside: Path | None = None, besides: Container[Path] = ()) -> Path:
    """The folder of a set: a path to one, or a name in ./prompts, the user's config folder, or those that ship.

    `beside` is a folder that is looked through first, `besides` are folders that it cannot be.
    """
    places = _places(name)
    for place in (beside / name, *places) if beside else places:
        if os.path.isdir(place) and place not in besides:  # noqa: PTH112  never raises, however long the name
            return place
    known = ", ".join(path.name for path in all_sets())
    raise ConfigError(f"no prompt set {name!r}: known are {known}, or name a folder")


def all_sets() -> tuple[Path, ...]:
    """Every set that a name reaches, first found first, names once."""
    found: dict[str, Path] = {}
    for shelf in _shelves():
        try:
            folders = sorted(shelf.iterdir())
        except OSError:
            continue  # no such shelf, or none of ours
        for folder in folders:
            if (folder / "system.md").is_file() or (folder / FILE).is_file():
                found.setdefault(folder.name, folder)
    return tuple(found.values())


def _places(name: str) -> tuple[Path, ...]:
    if "/" in name or "\\" in name or name.startswith("."):
        return (Path(name).expanduser(),)
    return tuple(shelf / name for shelf in _shelves())


def _shelves() -> tuple[Path, ...]:
    packaged = Path(str(resources.files("paperdigest"))) / "prompts"
    checkout = Path(str(resources.files("paperdigest"))).parent / "prompts"
    return (OWN, user_config_path("paperdigest") / "prompts", packaged, checkout)
