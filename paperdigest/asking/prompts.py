"""Prompt sets: folders of text files, checked before anything is paid, and versioned by their content."""

import hashlib
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from paperdigest.answers import POINTS, Step
from paperdigest.asking.prompt_settings import FILE, SetSettings, read_settings
from paperdigest.asking.prompt_shelves import find_set
from paperdigest.errors import ConfigError

SYSTEM = "system"
NAMES = (SYSTEM, *(step.value for step in Step))  # the files of a set, without .md
_LANGUAGES, _MAX_POINTS = "languages", "max_points"
_LONGEST = 20_000  # characters of one file; a longer one is a mistake that every request would pay for


@dataclass(frozen=True)
class PromptSet:
    """The texts of one set: `system` (role and rules) and one question a step; `version` is the hash of them all.

    `most` says of some steps how many points their lists may have.
    """

    name: str
    folder: Path
    system: str
    questions: Mapping[Step, str]
    most: Mapping[Step, int] = field(default_factory=dict)
    description: str = ""

    @property
    def version(self) -> str:
        """First eight hex digits of the SHA-256 of all texts and options."""
        digest = hashlib.sha256(self.system.encode())
        for step in Step:
            digest.update(b"\0" + self.questions[step].encode())
        for step, count in sorted(self.most.items()):
            digest.update(f"\0{step}={count}".encode())
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

    def question(self, step: Step, languages: Sequence[str]) -> str:
        """A step's question with its placeholders replaced."""
        values = {_LANGUAGES: _enumerate_languages(languages)}
        if step in POINTS:
            values[_MAX_POINTS] = str(self.most.get(step, POINTS[step].most))
        return string.Template(self.questions[step]).substitute(values)


def load_prompts(name: str) -> PromptSet:
    """The set of that name or folder, checked; ConfigError names the file and what is wrong with it."""
    folder = find_set(name)
    problems = check_set(folder)
    if problems:
        raise ConfigError(f"prompts {folder.name}: {problems[0]}")
    line = _lineage(folder)
    settings = line[folder]
    most: dict[Step, int] = {}
    for inherited in reversed(line.values()):
        most |= inherited.most
    texts = {name: _read(file) for name, file in _files(line).items()}
    return PromptSet(
        name=settings.name or folder.name,
        folder=folder,
        system=texts[SYSTEM],
        questions={step: texts[step] for step in Step},
        most=most,
        description=settings.description,
    )


def check_set(folder: Path) -> tuple[str, ...]:
    """What is wrong with a set, one line a finding; empty when it can be used."""
    try:
        line = _lineage(folder)
    except ConfigError as error:
        return (str(error) if FILE in str(error) else f"{FILE}: {error}",)
    problems: list[str] = []
    files = _files(line)
    for name in NAMES:
        if name not in files:
            problems.append(
                f'{name}.md is missing; copy it from the default set, or write extends = "default" in {FILE}'
            )
            continue
        shown = files[name].name if files[name].parent == folder else f"{files[name].parent.name}/{name}.md"
        problems.extend(f"{shown}: {problem}" for problem in _check_text(name, _read(files[name])))
    unknown = sorted(file.stem for file in folder.glob("*.md") if file.stem not in NAMES)
    problems.extend(f"{name}.md is no step: the files are {', '.join(NAMES)}" for name in unknown)
    return tuple(problems)


def _lineage(folder: Path) -> dict[Path, SetSettings]:
    """The set, what it extends, what that extends, and so on; ConfigError when one cannot be read or found."""
    line: dict[Path, SetSettings] = {}
    here = folder
    while True:
        try:
            line[here] = read_settings(here)
            if not line[here].extends:
                return line
            here = find_set(line[here].extends, beside=here.parent, besides=line)
        except ConfigError as error:
            if here in line and line[here].extends in {one.name for one in line}:
                circle = " extends ".join([*(one.name for one in line), line[here].extends])
                raise ConfigError(f"{FILE}: {circle}: no set can inherit from itself") from error
            raise ConfigError(str(error) if here == folder else f"{here.name}: {error}") from error


def _files(line: Mapping[Path, SetSettings]) -> dict[str, Path]:
    """Each text's file: the set's own, else the nearest that it inherits."""
    found = {
        name: next((one for one in (folder / f"{name}.md" for folder in line) if one.is_file()), None) for name in NAMES
    }
    return {name: file for name, file in found.items() if file}


def _check_text(name: str, text: str) -> Iterator[str]:
    if not text.strip():
        yield "the file is empty"
    if len(text) > _LONGEST:
        yield f"{len(text):,} characters; at most {_LONGEST:,} make sense"
    template = string.Template(text)
    if not template.is_valid():
        yield "a single $ stands alone; write $$ for a dollar sign"
    known = (_LANGUAGES, _MAX_POINTS) if name in POINTS else (_LANGUAGES,)
    named = template.get_identifiers()
    if unknown := [one for one in named if one not in known]:
        yield f"unknown placeholder ${unknown[0]}; known are {', '.join('$' + one for one in known)}"
    if name == SYSTEM and text.strip() and _LANGUAGES not in named:
        yield f"the placeholder ${_LANGUAGES} is missing: no model would know what to write in"


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
