"""The command line: which commands there are."""

import os
import sys
import traceback
from types import TracebackType
from typing import Annotated

import typer

from paperdigest import __version__
from paperdigest.cli import cache, check, costs, digest, doctor, export, init, prompts, read, regenerate, summarize
from paperdigest.console import is_plain
from paperdigest.redaction import Redactor

app = typer.Typer(
    name="paperdigest",
    help="Bilingual blog posts about new papers, read in full, every claim tied to a sentence and page.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # they print local variables, keys among them
    rich_markup_mode=None if is_plain(os.environ) else "rich",
)
app.command("digest")(digest.digest)
app.command("summarize")(summarize.summarize)
app.command("regenerate")(regenerate.regenerate)
app.command("read")(read.read)
app.command("check")(check.check)
app.command("costs")(costs.costs)
app.command("export")(export.export)
app.command("init")(init.init)
app.command("doctor")(doctor.doctor)
app.add_typer(cache.app, name="cache")
app.add_typer(prompts.app, name="prompts")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"paperdigest {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


def main() -> None:
    """Entry point of the `paperdigest` command; what a bug prints holds no secret either."""
    sys.excepthook = _print_bug
    typer.main.get_command(app)()  # app() would put Typer's own hook in the place of ours


def _print_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    del kind, trace
    sys.stderr.write(Redactor(os.environ).redact("".join(traceback.format_exception(error))))
