"""The options that every command takes, and the border where errors become exit codes."""

import inspect
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, get_type_hints

import typer

from paperdigest.console import Console, ProgressMode
from paperdigest.errors import PaperdigestError, StoppedError
from paperdigest.logfile import Log, LogFile, NoLog
from paperdigest.redaction import Redactor

if TYPE_CHECKING:
    from paperdigest.configuration import Configured
    from paperdigest.settings import Settings

WRONG_INPUT, INTERRUPTED = 2, 130
_PANEL = "Options of every command"


@dataclass(frozen=True)
class Common:
    """Values of the shared options."""

    config: Annotated[
        Path | None,
        typer.Option(help="Settings file.", show_default="./paperdigest.toml, then the user's", rich_help_panel=_PANEL),
    ] = None
    model: Annotated[
        str | None,
        typer.Option(
            help="gemini:MODEL, openai:MODEL (any OpenAI-compatible server), google-generativeai:MODEL, or offline.",
            metavar="SPEC",
            rich_help_panel=_PANEL,
        ),
    ] = None
    prompts: Annotated[
        str | None, typer.Option(help="Prompt set: a name or a folder.", metavar="NAME|DIR", rich_help_panel=_PANEL)
    ] = None
    lang: Annotated[
        str | None,
        typer.Option(help="Languages of the post, first one first.", metavar="zh,en", rich_help_panel=_PANEL),
    ] = None
    out: Annotated[str | None, typer.Option(help="Folder of the posts.", metavar="DIR", rich_help_panel=_PANEL)] = None
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", help="Any settings key; repeatable.", metavar="KEY=VALUE", rich_help_panel=_PANEL),
    ] = None
    json: Annotated[
        bool, typer.Option("--json", help="One JSON object on stdout at the end.", rich_help_panel=_PANEL)
    ] = False
    progress: Annotated[ProgressMode, typer.Option(help="How progress is shown on stderr.", rich_help_panel=_PANEL)] = (
        "auto"
    )
    log_file: Annotated[
        Path | None,
        typer.Option(help="Append what is done to this file, one JSON object a line.", rich_help_panel=_PANEL),
    ] = None
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more.", rich_help_panel=_PANEL)] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say errors only.", rich_help_panel=_PANEL)] = False

    @cached_property
    def console(self) -> Console:
        """The command's voice."""
        return Console(self.progress, verbosity=-1 if self.quiet else int(self.verbose))

    def open_log(self, name: str) -> Log:
        """What the command is noted in; ConfigError or FullDiskError when the file cannot be written."""
        if self.log_file is None:
            return NoLog()
        path = self.log_file.expanduser()
        self.console.log = LogFile(path, name, Redactor(os.environ).redact, self.console.say)
        return self.console.log

    @cached_property
    def settings(self) -> "Settings":
        """All settings; ConfigError when one is wrong. They are slow to load, and `--help` needs none."""
        return self.configured.settings

    @cached_property
    def configured(self) -> "Configured":
        """All settings with their origins; ConfigError when one is wrong."""
        from paperdigest.configuration import configure

        flags = {"model": self.model, "prompts": self.prompts, "languages": self.lang, "out": self.out}
        given = {key: value for key, value in flags.items() if value is not None}
        return configure(self.config, os.environ, self.set_ or (), given)


@contextmanager
def _ending(common: Common) -> Iterator[None]:
    try:
        yield
    except PaperdigestError as error:
        common.console.error(str(error))
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt as error:
        what, code = (str(error), error.exit_code) if isinstance(error, StoppedError) else ("interrupted", INTERRUPTED)
        common.console.error(f"{what}: what is finished stays; run the same command again to go on")
        raise typer.Exit(code) from error


def command(function: Callable[Concatenate[Common, ...], None]) -> Callable[..., None]:
    """Make `function(common, …)` a Typer command that takes the shared options after its own.

    An error meant for the user ends in one line and its exit code, Ctrl-C in 130, SIGTERM in 143, SIGHUP in 129; a bug
    keeps its traceback.
    """
    hints = get_type_hints(Common, include_extras=True)
    shared = [
        inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name]
        )
        for field in fields(Common)
    ]
    own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]

    def run(**values: Any) -> None:
        common = Common(**{parameter.name: values.pop(parameter.name) for parameter in shared})
        with _ending(common), common.open_log(function.__name__), _ending(common):
            function(common, **values)

    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own] + shared
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__doc__, run.__name__, run.__module__ = function.__doc__, function.__name__, function.__module__
    return run
