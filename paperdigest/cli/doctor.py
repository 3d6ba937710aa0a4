"""`paperdigest doctor`: whether all that a run needs is there, and works."""

from typing import Annotated

import typer

from paperdigest.cli.options import Common, command


@command
def doctor(
    common: Common,
    offline: Annotated[bool, typer.Option("--offline", help="Ask no server.")] = False,
) -> None:
    """Check Python, packages, settings, keys, folders, cache, clock, and whether arXiv and the model answer.

    Nothing is paid for. Exit code 1 when something is broken; each such line says what mends it.
    """
    from paperdigest.cli.examining import examine

    findings = examine(common, asks=not offline)
    is_ok = all(finding.state != "bad" for finding in findings)
    if common.json:
        rows = [{"name": one.name, "state": one.state, "message": one.message} for one in findings]
        common.console.json({"ok": is_ok, "checks": rows})
    else:
        common.console.table(
            ("state", "check", "what there is"), [(one.state, one.name, one.message) for one in findings]
        )
    if not is_ok:
        raise typer.Exit(1)
