"""`paperdigest prompts`: prompt sets and their versions."""

from typing import Annotated

import typer

from paperdigest.cli.options import Common, command
from paperdigest.errors import ConfigError

app = typer.Typer(help="Prompt sets and their versions: list, show, check.", no_args_is_help=True)


@app.command("list")
@command
def list_sets(common: Common) -> None:
    """List the prompt sets that a name reaches, with the version that posts show."""
    from paperdigest.asking.prompts import all_sets, check_set, load_prompts

    _ = common.settings  # wrong settings are said here too
    rows: list[dict[str, str]] = []
    for folder in all_sets():
        problems = check_set(folder)
        version = "" if problems else load_prompts(str(folder.resolve())).version
        rows.append({"name": folder.name, "version": version, "folder": str(folder), "problem": "; ".join(problems)})
    if common.json:
        common.console.json({"sets": rows})
    else:
        columns = ("name", "version", "folder", "problem")
        common.console.table(columns, [tuple(row[column] for column in columns) for row in rows])


@app.command("show")
@command
def show(
    common: Common,
    step: Annotated[
        str, typer.Argument(metavar="STEP", help="system, summary, takeaways, overview, method, conclusion.")
    ],
) -> None:
    """Print a step's prompt as it is sent, in the languages of the settings."""
    from paperdigest.answers import Step
    from paperdigest.asking.prompts import load_prompts

    settings = common.settings
    prompts = load_prompts(settings.prompts)
    texts = {"system": prompts.system} | {name.value: prompts.questions[name] for name in Step}
    if step not in texts:
        raise ConfigError(f"no step {step!r}: there are {', '.join(texts)}")
    text = prompts.fill(texts[step], settings.languages)
    if common.json:
        common.console.json({"set": prompts.name, "version": prompts.version, "step": step, "text": text})
    else:
        common.console.result(text)


@app.command("check")
@command
def check(
    common: Common,
    name: Annotated[
        str | None, typer.Argument(metavar="SET", help="A name or a folder.", show_default="the settings' set")
    ] = None,
) -> None:
    """Look for missing files, unknown placeholders and too long texts, before anything is paid."""
    from paperdigest.asking.prompts import check_set, find_set

    settings = common.settings
    folder = find_set(name or settings.prompts)
    problems = check_set(folder)
    if common.json:
        common.console.json({"set": folder.name, "folder": str(folder), "problems": problems})
    for problem in problems:
        common.console.say(f"{folder}/{problem}")
    if problems:
        raise ConfigError(f"prompts {folder.name}: {len(problems)} to mend")
    common.console.say(f"prompts {folder.name}: nothing to mend")
