"""`paperdigest costs`: what the runs cost, by day, topic and model."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from paperdigest.cli.options import Common, command
from paperdigest.counted import counted
from paperdigest.usage import Usage

if TYPE_CHECKING:
    from paperdigest.writing.runs import Run

_Key = Literal["day", "topic", "model"]
_KEYS: tuple[_Key, ...] = ("day", "topic", "model")
_COUNTS = ("papers", "skipped", "requests", "tokens in (cached)", "tokens out", "dollars")
_SINGLE = "(single papers)"  # the topic of a summarize run


@command
def costs(
    common: Common,
    since: Annotated[
        str | None, typer.Option(help="Only runs since then.", metavar="2024-06-01|30d", show_default="all")
    ] = None,
    by: Annotated[
        _Key | None, typer.Option(help="One line for each of these.", show_default="each day, topic and model")
    ] = None,
) -> None:
    """Add up what digest, summarize and regenerate used: papers, requests, tokens, dollars where a price is known."""
    import os

    from paperdigest.cli.dates import parse_since
    from paperdigest.clock import now
    from paperdigest.writing.runs import read_runs

    first = parse_since(since, now(os.environ).date()) if since else None
    out = common.settings.out
    runs, damaged = read_runs(out)
    runs = tuple(run for run in runs if first is None or run.at.date() >= first)
    keys = (by,) if by else _KEYS
    rows = _rows(runs, keys)
    _show(common, keys, rows, runs)
    if damaged:
        common.console.say(f"{counted(damaged, 'damaged line')} in {out}/.paperdigest/runs.jsonl not counted")
    if not rows:
        what = f"no paper in {counted(len(runs), 'run')}" if runs else "no runs"
        common.console.say(f"{what} {f'since {first} ' if first else ''}in {out}: no spending is noted there")


def _show(common: Common, keys: tuple[_Key, ...], rows: list[dict[str, Any]], runs: "Sequence[Run]") -> None:
    """The table, or the JSON object, on stdout; what the dollars are is talk."""
    from paperdigest.asking.models import prices

    total = _added(runs)
    if common.json:
        common.console.json({"rows": rows, "total": total, "prices": prices.read_on().isoformat()})
    elif rows:
        lines = [(*(row[key] or _SINGLE for key in keys), *_cells(row)) for row in rows]
        last = ("total", *[""] * (len(keys) - 1), *_cells(total))
        common.console.table((*keys, *_COUNTS), [*lines, last])
    if unpriced := sorted({run.model for run in runs if _is_unpriced(run)}):
        common.console.say(f"price unknown, not in the dollars: {', '.join(unpriced)}")
    if rows:
        common.console.say(f"dollars as each run counted them; prices of {prices.read_on()}")


def _rows(runs: "Iterable[Run]", keys: tuple[_Key, ...]) -> list[dict[str, Any]]:
    """A row for each value of the keys, in their order; runs that had nothing to do have none."""
    groups: dict[tuple[str, ...], list[Run]] = {}
    for run in runs:
        if run.papers or run.skipped or run.usage.requests:
            names = {"day": run.at.date().isoformat(), "topic": run.topic, "model": run.model}
            groups.setdefault(tuple(names[key] for key in keys), []).append(run)
    return [dict(zip(keys, group, strict=True)) | _added(groups[group]) for group in sorted(groups)]


def _added(runs: "Iterable[Run]") -> dict[str, Any]:
    """The sums; `cost_usd` is of the `requests` without the `unpriced_requests`, and None when there are only those."""
    runs = tuple(runs)
    used = sum((run.usage for run in runs), Usage())
    unpriced = sum(run.usage.requests for run in runs if _is_unpriced(run))
    return {
        "papers": sum(run.papers for run in runs),
        "skipped": sum(run.skipped for run in runs),
        "requests": used.requests,
        "input_tokens": used.input_tokens,
        "cached_tokens": used.cached_tokens,
        "output_tokens": used.output_tokens,
        "cost_usd": None if unpriced and not used.cost_usd else round(used.cost_usd, 6),
        "unpriced_requests": unpriced,
    }


def _is_unpriced(run: "Run") -> bool:
    """Whether it asked a model whose price was not known then."""
    return bool(run.usage.requests) and not run.usage.cost_usd


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    cost = row["cost_usd"]
    known = [] if cost is None else [f"${cost:.4f}"]
    dollars = " + ".join([*known, *["unknown"] * bool(row["unpriced_requests"])])
    tokens = f"{row['input_tokens']:,} ({row['cached_tokens']:,})"
    counts = (f"{row[name]:,}" for name in ("papers", "skipped", "requests"))
    return (*counts, tokens, f"{row['output_tokens']:,}", dollars)
