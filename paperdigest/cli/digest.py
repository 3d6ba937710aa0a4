"""`paperdigest digest`: each topic's post of the day."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from paperdigest.cli.options import Common, command
from paperdigest.errors import ConfigError, ServiceError

if TYPE_CHECKING:
    from paperdigest.cli.order import Order
    from paperdigest.cli.session import Session


@command
def digest(
    common: Common,
    topics: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TOPIC", help="Names in the settings, or phrases to search for.", show_default="all of them"
        ),
    ] = None,
    query: Annotated[
        str, typer.Option(help="What to search for, in arXiv's query language.", metavar="QUERY", show_default=False)
    ] = "",
    since: Annotated[
        str | None, typer.Option(help="Only papers submitted since then.", metavar="2024-06-01|3d")
    ] = None,
    most: Annotated[int, typer.Option("--max", min=1, help="At most so many papers a topic; the rest stays new.")] = 50,
    day: Annotated[
        str | None, typer.Option("--date", help="The day the post is for.", metavar="YYYY-MM-DD", show_default="today")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Find and read, say what it would cost, ask and write nothing.")
    ] = False,
    budget: Annotated[
        float | None,
        typer.Option(help="End the run before the model costs more; the rest stays new.", metavar="DOLLARS"),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Collect the answers of batch jobs and publish; search for nothing.")
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Also try papers again that failed in three runs.")
    ] = False,
) -> None:
    """Write or extend the post of the day of each topic: find new papers, read them, ask the model, publish."""
    from paperdigest.cli.dates import parse_day, parse_since
    from paperdigest.cli.order import Order
    from paperdigest.cli.session import Session

    if resume and dry_run:
        raise ConfigError("--resume collects what was given to a batch: it has no --dry-run")
    session = Session(common, budget)
    today = session.now.date()
    order = Order(
        day=parse_day(day) if day else today,
        since=parse_since(since, today) if since else None,
        most=most,
        query=query,
        dry_run=dry_run,
        retry_failed=retry_failed,
        resume=resume,
    )
    _digest(session, order, topics or [], budget)


def _digest(session: "Session", order: "Order", topics: Sequence[str], budget: float | None) -> None:
    """Run, and tell the news of it; typer.Exit when a paper or a topic failed, or its news did not get out."""
    from paperdigest.cli.digesting import digest_topics
    from paperdigest.cli.feeding import feeds_follow
    from paperdigest.cli.notifying import Notifier, collect_news
    from paperdigest.cli.report import Report

    notifier = Notifier(session.settings, os.environ, session.console)
    report = Report(session.console, session.wants_json, session.model_name)
    try:
        with feeds_follow(session, is_dry=order.dry_run) as unfed:
            session.run(
                digest_topics(session, order, topics, report),
                () if order.dry_run else ("digest", *topics),
                lambda: report.failed > 0,
            )
    except ServiceError as error:
        notifier.send(collect_news(report, str(error)))
        raise
    is_told = order.dry_run or notifier.send(collect_news(report))
    if order.dry_run and budget is not None and report.usage.cost_usd > budget:
        session.console.say(f"more than the budget of ${budget:.4f}: a run would end before it is passed")
    if report.failed or unfed or not is_told:
        raise typer.Exit(report.exit_code or 1)
