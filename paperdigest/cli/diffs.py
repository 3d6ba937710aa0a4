"""Diffs: what would be new in a post, by paper and block, and the question whether to write it."""

import difflib
import os
import sys
from collections.abc import Iterator

import typer

from paperdigest.cli.session import Session
from paperdigest.console import is_plain, printable
from paperdigest.writing.rewrite import BlockChange, Rewritten

_COLOURS = {"-": typer.colors.RED, "+": typer.colors.GREEN, "~": typer.colors.YELLOW}


def agree(session: Session, rewritten: Rewritten, yes: bool) -> bool:
    """Show what would be new, then ask whether to write it; without a terminal only `yes` says so."""
    to_stderr = session.wants_json
    for line in describe(rewritten):
        typer.secho(line, fg=_COLOURS.get(line.lstrip()[:1]) if _has_colour() else None, err=to_stderr)
    if yes or not rewritten.is_changed:
        return yes
    if not sys.stdin.isatty():
        session.console.say(f"{rewritten.frame.path}: not written: there is no terminal to ask on; --yes writes")
        return False
    return typer.confirm("write?", default=False, err=True)


def describe(rewritten: Rewritten) -> Iterator[str]:
    """The differences, a line each: old ones begin with -, new ones with +, what a person edited with ~."""
    yield str(rewritten.frame.path)
    for paper in rewritten.papers:
        if paper.id:
            yield ""
            yield printable(f"  {paper.id}  {paper.title}")
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
            yield printable(f"  {line}")


def _has_colour() -> bool:
    return not is_plain(os.environ)
