"""Writes settings.md and commands.md from what the program says of itself: `python docs/generate.py [FOLDER]`."""

import ast
import inspect
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args

import typer
from pydantic import BaseModel
from typer.models import ArgumentInfo, ParameterInfo

from paperdigest import sections, settings
from paperdigest.cli.app import app

_SETTINGS_HEAD = """# Settings

*Written by `make docs` from the program; edits here are lost.*

`paperdigest.toml` is looked for in the working folder, then in the user's configuration folder; `--config FILE` names another, `paperdigest init` writes one to start from. A flag beats `--set key=value`, which beats the environment (`PAPERDIGEST_` and the key in capitals, dots as `_`: `PAPERDIGEST_ARXIV_PACE`), which beats the file. Paths in a file count from its folder. An unknown key is an error that names the nearest known one.

`GEMINI_API_KEY` (or `GOOGLE_API_KEY`), `OPENAI_API_KEY` and `SMTP_PASSWORD` stand in the environment only, so do `GOOGLE_GEMINI_BASE_URL` and `OPENAI_BASE_URL`, other addresses of the models, and `SOURCE_DATE_EPOCH`, which fixes every clock that a post shows.
"""
_COMMANDS_HEAD = """# Commands

*Written by `make docs` from the program; edits here are lost. `paperdigest COMMAND --help` says the same.*

Results go to stdout, talk and progress to stderr. Exit codes: 0 done, also when there was nothing to do; 1 something failed that a rerun may mend; 2 wrong input or settings; 130 interrupted (143 by SIGTERM, 129 by SIGHUP).
"""
_SHARED = "Options of every command"


def settings_page() -> str:
    """The reference of every settings key: its default and what it does."""
    parts = [_SETTINGS_HEAD, *_table(settings.Settings, settings)]
    for name, field in settings.Settings.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, sections.Section):
            parts += [
                f"\n## `[{name}]`\n\n{inspect.getdoc(field.annotation)}\n",
                *_table(field.annotation, sections),
            ]
    topic = inspect.getdoc(sections.Topic)
    parts += [f"\n## `[[topics]]`\n\n{topic} One table a topic.\n", *_table(sections.Topic, sections)]
    return "\n".join(parts) + "\n"


def _table(model: type[BaseModel], module: ModuleType) -> Iterator[str]:
    yield "| key | default | meaning |\n| --- | --- | --- |"
    said = _said(module)[model.__name__]
    for name, field in model.model_fields.items():
        if name in said:
            default = "" if field.is_required() else _toml(field.get_default())
            yield f"| `{name}` | {default} | {said[name]} |"


def _said(module: ModuleType) -> dict[str, dict[str, str]]:
    """By class and field: the docstring under the field, on one line."""
    tree = ast.parse(inspect.getsource(module))
    return {
        node.name: {
            field.target.id: " ".join(text.value.value.split()).replace("|", "\\|")
            for field, text in zip(node.body, node.body[1:], strict=False)
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
            if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant) and isinstance(text.value.value, str)
        }
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }


def _toml(value: object) -> str:
    if value in (None, "", (), Path()):
        return ""
    shown = list(value) if isinstance(value, tuple) else str(value) if isinstance(value, Path) else value
    return f"`{json.dumps(shown, ensure_ascii=False)}`"


def commands_page() -> str:
    """What each command does, its arguments and options; those that all share once, at the end."""
    shared: dict[str, str] = {}
    parts = [_COMMANDS_HEAD]
    for name, function in _commands(app, "paperdigest"):
        parameters = inspect.signature(function, eval_str=True).parameters.values()
        own = [row for parameter in parameters if (row := _row(parameter, shared))]
        parts += [f"\n## {name}\n\n{inspect.getdoc(function)}", *(["", *own] if own else [])]
    parts += [f"\n## {_SHARED}\n", *shared.values()]
    return "\n".join(parts) + "\n"


def _commands(group: typer.Typer, path: str) -> Iterator[tuple[str, Callable[..., object]]]:
    for command in group.registered_commands:
        if command.callback is not None:
            yield f"{path} {command.name}", command.callback
    for inner in group.registered_groups:
        if inner.typer_instance is not None:
            yield from _commands(inner.typer_instance, f"{path} {inner.name}")


def _row(parameter: inspect.Parameter, shared: dict[str, str]) -> str:
    """One line of the list; empty for what every command has: that goes to `shared`."""
    kind, info = get_args(parameter.annotation)[:2]
    row = f"- {_names(parameter.name, kind, info)}: {info.help}"
    if info.rich_help_panel == _SHARED:
        shared[parameter.name] = row
        return ""
    return row


def _names(name: str, kind: object, info: ParameterInfo) -> str:
    if isinstance(info, ArgumentInfo):
        return f"`{info.metavar or name.upper()}`"
    choices = [str(value) for part in (kind, *get_args(kind)) for value in get_args(part) if isinstance(value, str)]
    value = info.metavar or "|".join(choices)
    given = [each for each in (info.default, *(info.param_decls or ())) if isinstance(each, str)]  # as Typer reads it
    names = given or [f"--{name.replace('_', '-')}"]
    return ", ".join(f"`{each} {value}`" if value else f"`{each}`" for each in names)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for page, text in {"settings.md": settings_page(), "commands.md": commands_page()}.items():
        (folder / page).write_text(text, encoding="utf-8")
