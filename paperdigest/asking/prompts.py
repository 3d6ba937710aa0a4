"""Prompt sets: folders of text files, checked before anything is paid, and versioned by their content."""

import hashlib
import os
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from platformdirs import user_config_path

from paperdigest.answers import Step
from paperdigest.errors import ConfigError

PLACEHOLDERS = ("languages",)
_LONGEST = 20_000  # characters of one file; a longer one is a mistake that every request would pay for


@dataclass(frozen=True)
class PromptSet:
    """The texts of one set: `system` (role and rules) and one question a step; `version` is the hash of them all."""

    name: str
    folder: Path
    system: str
    questions: Mapping[Step, str]

    @property
    def version(self) -> str:
        """First eight hex digits of the SHA-256 of all texts."""
        digest = hashlib.sha256(self.system.encode())
        for step in Step:
            digest.update(b"\0" + self.questions[step].encode())
        return digest.hexdigest()[:8]

    @property
    def label(self) -> str:
        """Name and version, as a post shows them."""
        return f"{self.name} {self.version}"

    @property
    def texts(self) -> tuple[str, ...]:
        """All that a model is given besides the paper."""
        return (self.system, *self.questions.values())

    def fill(self, text: str, languages: Sequence[str]) -> str:
        """A text of the set with its placeholders replaced."""
        return string.Template(text).substitute(languages=_enumerate_languages(languages))


def load_prompts(name: str) -> PromptSet:
    """The set of that name or folder, checked; ConfigError names the file and what is wrong with it."""
    folder = find_set(name)
    problems = check_set(folder)
    if problems:
        raise ConfigError(f"prompts {folder.name}: {problems[0]}")
    return PromptSet(
        name=folder.name,
        folder=folder,
        system=_read(folder / "system.md"),
        questions={step: _read(folder / f"{step}.md") for step in Step},
    )


def find_set(name: str) -> Path:
    """The folder of a set: a path to one, or a name in ./prompts, the user's config folder, or those that ship."""
    for place in _places(name):
        if os.path.isdir(place):  # noqa: PTH112  never raises, however long the name
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
            if (folder / "system.md").is_file():
                found.setdefault(folder.name, folder)
    return tuple(found.values())


def check_set(folder: Path) -> tuple[str, ...]:
    """What is wrong with a set, one line a finding; empty when it can be used."""
    problems: list[str] = []
    for file in (folder / "system.md", *(folder / f"{step}.md" for step in Step)):
        if not file.is_file():
            problems.append(f"{file.name} is missing; copy it from the default set")
        else:
            problems.extend(f"{file.name}: {problem}" for problem in _check_text(_read(file)))
    return tuple(problems)


def _check_text(text: str) -> list[str]:
    problems = []
    if not text.strip():
        problems.append("the file is empty")
    if len(text) > _LONGEST:
        problems.append(f"{len(text):,} characters; at most {_LONGEST:,} make sense")
    template = string.Template(text)
    if not template.is_valid():
        problems.append("a single $ stands alone; write $$ for a dollar sign")
    unknown = [name for name in template.get_identifiers() if name not in PLACEHOLDERS]
    if unknown:
        problems.append(
            f"unknown placeholder ${unknown[0]}; known are {', '.join('$' + name for name in PLACEHOLDERS)}"
        )
    return problems


def _places(name: str) -> tuple[Path, ...]:
    if "/" in name or "\\" in name or name.startswith("."):
        return (Path(name).expanduser(),)
    return tuple(shelf / name for shelf in _shelves())


def _shelves() -> tuple[Path, ...]:
    packaged = Path(str(resources.files("paperdigest"))) / "prompts"
    checkout = Path(str(resources.files("paperdigest"))).parent / "prompts"
    return (Path("prompts"), user_config_path("paperdigest") / "prompts", packaged, checkout)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip() + "\n"
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read {file}: {error}") from error


_NAMES = {"zh": "Chinese", "en": "English", "ja": "Japanese", "ko": "Korean", "fr": "French", "de": "German"}


def _enumerate_languages(languages: Sequence[str]) -> str:
    """ "Chinese (zh) and English (en)": the name helps the model, the code is the field of the answer."""
    names = [f"{_NAMES[code]} ({code})" if code in _NAMES else f"the language {code} (ISO 639-1)" for code in languages]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
