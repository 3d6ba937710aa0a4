"""`paperdigest regenerate`: posts made anew with today's prompts and model."""

from typing import TYPE_CHECKING, Annotated

import typer

from paperdigest.cli.options import Common, command
from paperdigest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paperdigest.answers import Step
    from paperdigest.cli.choosing import Chosen
    from paperdigest.cli.regenerating import Wish
    from paperdigest.cli.session import Session
    from paperdigest.writing.rewrite import Rewritten


@command
def regenerate(
    common: Common,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="POST_OR_ID",
            help="Posts, or arXiv ids: that paper in every post that has it. A PDF file stands for its own post.",
            show_default="those that the options below name",
        ),
    ] = None,
    topic: Annotated[str, typer.Option(help="Posts of this topic.", metavar="TOPIC", show_default=False)] = "",
    since: Annotated[str | None, typer.Option(help="Posts of this day and later.", metavar="2024-06-01|3d")] = None,
    until: Annotated[str | None, typer.Option(help="Posts of this day and earlier.", metavar="YYYY-MM-DD")] = None,
    stale: Annotated[
        bool, typer.Option("--stale", help="Posts made with another model, version of the prompts, or schema.")
    ] = False,
    steps: Annotated[
        str | None,
        typer.Option(help="Only these steps may be asked anew.", metavar="STEP,…", show_default="all that changed"),
    ] = None,
    render_only: Annotated[bool, typer.Option("--render-only", help="Ask nothing, only write it out anew.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Also replace what was edited by hand.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what is new, then ask whether to write it.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="With --diff: write without asking.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Bring the version before the last one back.")] = False,
    budget: Annotated[
        float | None, typer.Option(help="End before the model costs more in all.", metavar="DOLLARS")
    ] = None,
) -> None:
    """Make posts anew: only the steps whose prompt, schema, model or options changed are asked.

    What was edited by hand stays, and so do the post's date and order. The old version is kept; --undo brings it back.
    """
    from paperdigest.cli.session import Session

    if not (names or topic or since or until or stale):
        raise ConfigError("which posts? name a post or an arXiv id, or pass --topic, --since, --until or --stale")
    if common.lang and (steps or render_only):
        raise ConfigError("--lang changes every step: leave out --steps and --render-only")
    if undo:
        given = {"--stale": stale, "--steps": steps, "--render-only": render_only, "--overwrite": overwrite}
        _undoes_alone(given | {"--diff": diff, "--yes": yes, "--budget": budget is not None})
    session = Session(common, budget)
    if session.to_stdout:
        raise ConfigError("regenerate writes posts in a folder: --out - is for summarize")
    chosen = _choose(session, names or [], topic, since, until)
    from paperdigest.cli.regenerating import Wish

    wish = Wish(_steps(steps), render_only, overwrite, bool(common.lang), stale)
    _regenerate(session, chosen, None if undo else wish, diff, yes)


def _undoes_alone(given: "Mapping[str, object]") -> None:
    """ConfigError when options stand beside --undo that it has no use for."""
    if others := [name for name, value in given.items() if value]:
        raise ConfigError(f"--undo only brings older versions back: leave out {', '.join(others)}")


def _regenerate(session: "Session", chosen: "Chosen", wish: "Wish | None", diff: bool, yes: bool) -> None:
    """What is wished; without a wish the posts' older versions are brought back."""
    from paperdigest.cli.diffs import agree
    from paperdigest.cli.feeding import feeds_follow
    from paperdigest.cli.regenerating import regenerate_posts, undo_posts
    from paperdigest.cli.report import Report

    def agrees(rewritten: "Rewritten") -> bool:
        return not diff or agree(session, rewritten, yes)

    report = Report(session.console, session.wants_json, session.model_name)
    try:
        with feeds_follow(session) as unfed:
            if wish:
                command = () if wish.render_only else ("regenerate", *(str(post.path) for post in chosen.posts))
                session.run(regenerate_posts(session, chosen, wish, report, agrees), command, lambda: report.failed > 0)
            else:
                session.run(undo_posts(session, chosen, report))
    finally:
        report.spend(session.account.used - report.usage)  # on papers that were not finished
        report.show(paths=False)
    if report.failed or unfed:
        raise typer.Exit(report.exit_code or 1)


def _choose(session: "Session", names: list[str], topic: str, since: str | None, until: str | None) -> "Chosen":
    from paperdigest.cli.choosing import Filters, choose
    from paperdigest.cli.dates import parse_since

    today = session.now.date()
    first, last = (parse_since(day, today) if day else None for day in (since, until))
    return choose(session.settings.out, names, Filters(topic, first, last), session.look.site)


def _steps(names: str | None) -> "frozenset[Step]":
    from paperdigest.answers import Step

    wanted = [name.strip() for name in names.split(",")] if names is not None else list(Step)
    if unknown := [name for name in wanted if name not in list(Step)]:
        raise ConfigError(f"no step {unknown[0]!r}: there are {', '.join(Step)}")
    return frozenset(map(Step, wanted))
