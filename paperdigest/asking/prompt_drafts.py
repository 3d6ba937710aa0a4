"""Drafts: new prompt sets, and how two sets differ."""

import difflib
from collections.abc import Sequence
from pathlib import Path

from paperdigest.answers import Step
from paperdigest.asking.prompt_settings import FILE
from paperdigest.asking.prompt_shelves import OWN, all_sets, find_set
from paperdigest.asking.prompts import NAMES, SYSTEM, PromptSet, load_prompts
from paperdigest.atomic import write_atomic
from paperdigest.errors import ConfigError

_SETTINGS = """\
name = "{name}"
description = ""
extends = "{base}"  # what is not in this folder is taken from there

# A file of this folder takes the place of the inherited one: {files}.
# In them $languages stands for the languages of the post, $max_points for the number below.

# [steps.takeaways]
# max_points = 7  # 3 to 7; method: 2 to 8; conclusion: 1 or 2 in each of its lists
"""


def start_set(name: str, base: str, copied: Sequence[str]) -> tuple[Path, tuple[Path, ...]]:
    """A new set in ./prompts that extends `base`, with copies of some of its texts; its folder and files.

    ConfigError when there is one of that name already, wherever, or the name is none for a folder.
    """
    if not name.replace("-", "").replace("_", "").isalnum():
        raise ConfigError(f"{name!r} is no name for a set: use letters, digits, - and _")
    if unknown := [step for step in copied if step not in NAMES]:
        raise ConfigError(f"no step {unknown[0]!r}: there are {', '.join(NAMES)}")
    folder = OWN / name
    if folder.exists():
        raise ConfigError(f"{folder} exists: choose another name, or change the files there")
    if taken := next((one for one in all_sets() if one.name == name), None):
        raise ConfigError(f"{name!r} is the set in {taken}, which the new one would hide: choose another name")
    prompts = load_prompts(base)
    extends = base if find_set(base).name == base else str(find_set(base).resolve())
    files = {FILE: _SETTINGS.format(name=name, base=extends, files=", ".join(f"{one}.md" for one in NAMES))}
    files |= {f"{step}.md": _text(prompts, step) for step in copied}
    for file, text in files.items():
        write_atomic(folder / file, text.encode())
    return folder, tuple(folder / file for file in files)


def differences(first: PromptSet, second: PromptSet) -> dict[str, list[str]]:
    """By file, the lines of the unified diff between two sets; files that say the same are left out."""
    found: dict[str, list[str]] = {}
    for name in NAMES:
        before, after = _text(first, name).splitlines(), _text(second, name).splitlines()
        found[f"{name}.md"] = _compared(first, second, f"{name}.md", before, after)
    found[FILE] = _compared(first, second, FILE, _options(first), _options(second))
    return {file: lines for file, lines in found.items() if lines}


def _compared(first: PromptSet, second: PromptSet, file: str, before: Sequence[str], after: Sequence[str]) -> list[str]:
    return list(difflib.unified_diff(before, after, f"{first.name}/{file}", f"{second.name}/{file}", lineterm="", n=1))


def _text(prompts: PromptSet, name: str) -> str:
    return prompts.system if name == SYSTEM else prompts.questions[Step(name)]


def _options(prompts: PromptSet) -> list[str]:
    return [f"{step}.max_points = {count}" for step, count in sorted(prompts.most.items())]
