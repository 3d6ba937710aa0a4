"""Feeding: after a run that writes posts, the blog's feeds and index pages follow."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from paperdigest.atomic import write_changed
from paperdigest.cli.session import Session
from paperdigest.counted import counted
from paperdigest.errors import ConfigError, FullDiskError
from paperdigest.settings import Settings


@contextmanager
def feeds_follow(session: Session, is_dry: bool = False) -> Iterator[list[str]]:
    """Bring feeds and index pages up to date at the end, however the run ends; gives a list of what went wrong then.

    That is said, too. Nothing happens without the setting `feeds`, nor after a run that writes nothing.
    """
    problems: list[str] = []
    try:
        yield problems
    finally:
        if session.settings.feeds != Path() and not (is_dry or session.to_stdout):
            try:
                changed = write_feeds(session.settings)
            except (ConfigError, FullDiskError) as error:
                problems.append(str(error))
                session.console.error(f"the feeds stay as they were: {error}")
            else:
                session.console.detail(f"{counted(changed, 'file')} in {session.settings.feeds} changed")


def write_feeds(settings: Settings) -> int:
    """Write what is new or changed in the folder of the feeds; how many files that were."""
    from paperdigest.publishing.blog import build_blog
    from paperdigest.publishing.feeds import Site
    from paperdigest.publishing.shelf import read_shelf
    from paperdigest.writing.sites import SITES

    site = Site(settings.site_title, settings.author, settings.site_url, settings.post_url)
    folder = Path(os.path.relpath(settings.out, settings.feeds)).as_posix()
    built = build_blog(site, read_shelf(settings.out), folder, SITES[settings.site])
    return sum(write_changed(settings.feeds / name, data) for name, data in built.items())
