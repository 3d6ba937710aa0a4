"""`paperdigest export`: the posts as a small site of their own."""

from pathlib import Path
from typing import Annotated

import typer

from paperdigest.cli.options import Common, command
from paperdigest.counted import counted
from paperdigest.errors import ConfigError


@command
def export(
    common: Common,
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="Folder of the site: a new or empty one, or that of an earlier export."),
    ],
) -> None:
    """Write the posts as a site for any web server, or to be opened as files: no blog engine, no network, no build.

    It has a home page, a page a post and a topic, feeds, and the figures. Again, it writes only what changed and
    removes only what an earlier export wrote. Set site_url for absolute links in the feeds.
    """
    from paperdigest.publishing.feeds import Site
    from paperdigest.publishing.figures import FigureFiles
    from paperdigest.publishing.folder import require_ours, write_site
    from paperdigest.publishing.pages import build_site
    from paperdigest.publishing.shelf import read_shelf

    settings = common.settings
    require_ours(folder)
    posts = read_shelf(settings.out)
    if not posts:
        raise ConfigError(f"there are no posts in {settings.out}: name their folder with --out")
    figures = FigureFiles(settings.out, settings.assets, settings.url_prefix)
    site = Site(settings.site_title, settings.author, settings.site_url, settings.post_url)
    built = build_site(site, posts, figures.place)
    built |= {name: _read(file) for name, file in figures.found.items()}
    changed = write_site(folder, built)
    index = folder / "index.html"
    if common.json:
        common.console.json({"path": str(index), "posts": len(posts), "files": len(built), "changed": changed})
    else:
        common.console.result(str(index))
    made = f"{counted(len(posts), 'post')}, {counted(len(figures.found), 'figure')}"
    common.console.say(f"{made}; {changed} of {counted(len(built), 'file')} changed")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot read the figure {file}: {error.strerror}: mend its rights") from error
