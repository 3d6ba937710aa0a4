"""`paperdigest prompts`: prompt sets and their versions."""

from typing import Annotated

import typer

from paperdigest.cli.options import Common, command
from paperdigest.errors import ConfigError

app = typer.Typer(help="Prompt sets: list, show, check, start, compare and try them.", no_args_is_help=True)


@app.command("list")
@command
def list_sets(common: Common) -> None:
    """List the prompt sets that a name reaches, with the version that posts show."""
    from paperdigest.asking.prompt_shelves import all_sets
    from paperdigest.asking.prompts import check_set, load_prompts

    _ = common.settings  # wrong settings are said here too
    rows: list[dict[str, str]] = []
    for folder in all_sets():
        problems = check_set(folder)
        prompts = None if problems else load_prompts(str(folder.resolve()))
        version, about = (prompts.version, prompts.description) if prompts else ("", "")
        row = {"name": folder.name, "version": version, "description": about, "folder": str(folder)}
        rows.append(row | {"problem": "; ".join(problems)})
    if common.json:
        common.console.json({"sets": rows})
    else:
        columns = ("name", "version", "description", "folder", "problem")
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
    from paperdigest.asking.prompts import NAMES, SYSTEM, load_prompts
    from paperdigest.cli.trying import step_called

    settings = common.settings
    prompts = load_prompts(settings.prompts)
    if step not in NAMES:
        raise ConfigError(f"no step {step!r}: there are {', '.join(NAMES)}")
    if step == SYSTEM:
        text = prompts.fill(prompts.system, settings.languages)
    else:
        text = prompts.question(step_called(step), settings.languages)
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
    """Look for missing files, unknown or missing placeholders and too long texts, before anything is paid."""
    from paperdigest.asking.prompt_shelves import find_set
    from paperdigest.asking.prompts import check_set

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


@app.command("new")
@command
def new(
    common: Common,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the set is to be called.")],
    copy: Annotated[
        list[str] | None,
        typer.Option("--copy", help="A step whose text is copied, to be changed; repeatable.", metavar="STEP"),
    ] = None,
) -> None:
    """Start a set in ./prompts that inherits everything of the settings' set, and changes what its files say."""
    from paperdigest.asking.prompt_drafts import start_set

    folder, files = start_set(name, common.settings.prompts, copy or [])
    if common.json:
        common.console.json({"set": name, "folder": str(folder), "files": [str(file) for file in files]})
    else:
        common.console.result("\n".join(map(str, files)))
    common.console.say(f"change what you like, then: paperdigest prompts check {name}")


@app.command("diff")
@command
def diff(
    common: Common,
    first: Annotated[str, typer.Argument(metavar="A", help="A set: a name or a folder.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another.")],
) -> None:
    """Show what the second set says otherwise than the first, file by file."""
    from paperdigest.asking.prompt_drafts import differences
    from paperdigest.asking.prompts import load_prompts
    from paperdigest.cli.diffs import show_lines

    _ = common.settings  # wrong settings are said here too
    found = differences(load_prompts(first), load_prompts(second))
    if common.json:
        common.console.json({"differences": found})
        return
    show_lines(line for lines in found.values() for line in lines)
    if not found:
        common.console.say(f"{first} and {second} say the same")


@app.command("try")
@command
def try_step(
    common: Common,
    step: Annotated[str, typer.Argument(metavar="STEP", help="summary, takeaways, overview, method, conclusion.")],
    paper: Annotated[str, typer.Argument(metavar="PAPER", help="A PDF file, an arXiv id, or an arXiv address.")],
) -> None:
    """Ask one step about one paper and print the answer, each claim with the sentences it stands on; writes no post."""
    from dataclasses import replace

    from paperdigest.cli.session import Session
    from paperdigest.cli.trying import step_called, try_out

    wanted = step_called(step)
    session = Session(replace(common, out="-"))
    session.run(try_out(session, wanted, paper))
