"""Telling: what a topic's run says about the papers that it takes and leaves."""

from collections.abc import Sequence

from paperdigest.console import Console
from paperdigest.paper import Paper
from paperdigest.selection import Selection


def tell_selection(console: Console, topic: str, selection: Selection) -> None:
    """What was found and is due, and what is left and why."""
    if selection.due:
        off_topic = f"{selection.off_topic} off topic, " if selection.off_topic else ""
        waiting = f"{len(selection.waiting)} waiting in a batch, " if selection.waiting else ""
        console.say(
            f"{topic}: {selection.found} found, {selection.fitting} fit, {selection.done} already digested, "
            f"{off_topic}{waiting}{len(selection.due)} due"
        )
    for failure in selection.given_up:
        console.say(f"not tried again (--retry-failed does): {failure.paper.versioned_id}: {failure.reason}")
    if selection.left_over:
        tell_rest(console, topic, selection.left_over, f" (--max {len(selection.due)})")


def tell_rest(console: Console, topic: str, papers: Sequence[Paper], why: str = "") -> None:
    """Which papers the next run will take, if any."""
    if papers:
        names = ", ".join(paper.versioned_id for paper in papers)
        console.say(f"{topic}: {len(papers)} left for the next run{why}: {names}")
