"""Diffs: what would be new in a post, by paper and block, and the question whether to write it."""

import difflib
import os
import sys
from collections.abc import Iterable, Iterator

import typer

from paperdigest.cli.session import Session
from paperdigest.console import is_plain
from paperdigest.progress import printable
from paperdigest.writing.rewrite import BlockChange, Rewritten

_COLOURS = {"-": typer.colors.RED, "+": typer.colors.GREEN, "~": typer.colors.YELLOW}


def agree(session: Session, rewritten: Rewritten, yes: bool) -> bool:
    """Show what would be new, then ask whether to write it; without a terminal only `yes` says so."""
    show_lines(describe(rewritten), to_stderr=session.wants_json)
    if yes or not rewritten.is_changed:
        return yes
    if not sys.stdin.isatty():
        session.console.say(f"{rewritten.frame.path}: not written: there is no terminal to ask on; --yes writes")
        return False
    return typer.confirm("write?", default=False, err=True)


def show_lines(lines: Iterable[str], to_stderr: bool = False) -> None:
    """Print lines of a diff, coloured on a terminal."""
    plain = is_plain(os.environ)
    for line in lines:
        colour = None if plain else _COLOURS.get(line.lstrip()[:1])
        typer.secho(printable(line), fg=colour, err=to_stderr)


def describe(rewritten: Rewritten) -> Iterator[str]:
    """The differences, a line each: old ones begin with -, new ones with +, what a person edited with ~."""
    yield str(rewritten.frame.path)
    for paper in rewritten.papers:
        if paper.id:
            yield ""
            yield f"  {paper.id}  {paper.title}"
        for block in paper.blocks:
            yield from _describe_block(block)
    yield ""


def _describe_block(block: BlockChange) -> Iterator[str]:
    yield ""
    yield f"  {block.name}"
    if block.stays:
        yield f"  ~ {'edited' if block.before else 'removed'} by hand: stays so, --overwrite takes what is new"
    for line in difflib.ndiff(block.before.splitlines(), block.after.splitlines()):
        if line[:1] in "+-" and line[2:].strip():
            yield f"  {line}"
