"""`paperdigest check`: the linter, for our posts and any ChatPaperFree post."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from paperdigest.address import told
from paperdigest.cli.options import Common, command
from paperdigest.counted import counted
from paperdigest.errors import ConfigError

if TYPE_CHECKING:
    from paperdigest.cli.session import Session
    from paperdigest.linting.lint import Finding


@command
def check(
    common: Common,
    posts: Annotated[list[str], typer.Argument(metavar="POST...", help="Markdown files.")],
    fetch: Annotated[
        bool,
        typer.Option("--fetch", help="Ask arXiv for the papers that are not at hand: metadata first, then each PDF."),
    ] = False,
) -> None:
    """Look for defects in posts: talk and gaps that a model left, wrong links and authors, broken front matter.

    Papers that an earlier run left at hand are compared: title and authors, each number, name, page and quote.
    """
    from paperdigest.cli.session import Session

    session = Session(common)
    session.run(_check(common, session, {name: _read(name) for name in posts}, fetch))


async def _check(common: Common, session: "Session", posts: Mapping[str, str], fetch: bool) -> None:
    from paperdigest.cli.papers_at_hand import papers_at_hand
    from paperdigest.linting.lint import lint_posts

    papers = await papers_at_hand(session, posts, fetch)
    found = lint_posts(posts, papers)
    counts = Counter(finding.code for findings in found.values() for finding in findings)
    if common.json:
        rows = [_row(name, finding) for name, findings in found.items() for finding in findings]
        common.console.json({"findings": rows, "counts": dict(sorted(counts.items()))})
    else:
        _show(common, found, counts)
    if said := papers.summary(fetch):
        common.console.say(said)
    if counts:
        raise typer.Exit(1)


def _show(common: Common, found: "dict[str, tuple[Finding, ...]]", counts: Counter[str]) -> None:
    from paperdigest.linting.codes import CODES
    from paperdigest.progress import printable

    for name, findings in found.items():
        for finding in findings:
            common.console.result(printable(f"{name}:{finding.line}  {finding.code}  {finding.message}"))
    if counts:
        rows: list[tuple[str, ...]] = [(str(count), code, CODES[code]) for code, count in counts.most_common()]
        common.console.summary(("count", "code", "meaning"), rows)
    what = counted(counts.total(), "finding") if counts else "nothing found"
    common.console.say(f"{counted(len(found), 'post')}, {what}")


def _row(name: str, finding: "Finding") -> dict[str, str | int]:
    return {"file": name, "line": finding.line, "code": finding.code, "message": finding.message}


def _read(name: str) -> str:
    try:
        return Path(name).expanduser().read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ConfigError(f"no file {told(name)}: name a post") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name} is not text in UTF-8: name a post") from error
    except OSError as error:
        raise ConfigError(f"cannot read {told(name)}: {error.strerror}: name a post") from error
