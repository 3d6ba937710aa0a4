"""Places: where a post's pictures are kept, what their files are called, and how the post links them."""

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from paperdigest.document import Figure
from paperdigest.image import ImageFormat
from paperdigest.paper import Paper
from paperdigest.writing.names import safe_name

_SHORT = {"figure": "fig", "table": "tab"}


@dataclass(frozen=True)
class Place:
    """A folder, what the files' names in it begin with, and what stands before a name in a link."""

    folder: Path
    start: str
    link: str

    def url(self, name: str) -> str:
        """How a post links a file of this name."""
        return f"{self.link}{quote(name)}"


@dataclass(frozen=True)
class Places:
    """Where pictures go, by the settings of the same names.

    By default the folder `<assets>/<id>/`, linked by `url_prefix`. `is_flat`: an upload puts all of them under
    `url_prefix`. `asset_folder`: Hexo's folder beside the post, whose files have the post's own address; `post_url` is
    that address where it is known, with {date} and {topic}. `by_file`: links lead from a post's file to the picture's.
    """

    assets: Path
    url_prefix: str
    is_flat: bool = False
    asset_folder: bool = False
    post_url: str = ""
    by_file: bool = False

    def of(self, paper: Paper, post: Path) -> Place:
        """The place of a paper's pictures in a post (its file)."""
        name = safe_name(paper.versioned_id)
        if self.asset_folder:
            address = self.post_url.format(date=quote(post.parent.name), topic=quote(post.stem))
            return Place(post.with_suffix(""), f"{name}-", address and f"{address.rstrip('/')}/")
        if self.by_file:
            link = Path(os.path.relpath(self.assets / name, post.parent)).as_posix()
            return Place(self.assets / name, "", f"{quote(link)}/")
        if self.is_flat:
            return Place(self.assets / name, f"{name}-", self.url_prefix)
        return Place(self.assets / name, "", f"{self.url_prefix}{quote(name)}/")


def file_name(place: Place, figure: Figure, file_format: ImageFormat, taken: Collection[str]) -> str:
    """A figure's file: "fig-3.webp", with its page where another one of `taken` has that name."""
    name = f"{place.start}{_SHORT[figure.kind]}-{safe_name(figure.number)}"
    numbered = f"{name}.{file_format}"
    return numbered if numbered not in taken else f"{name}-p{figure.page}.{file_format}"
