"""Figures: which file a post's picture is, and where an exported site has it."""

from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from paperdigest.publishing.shelf import ShelfPost

FOLDER = "figures"
_SUFFIXES = {".webp", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".avif"}


class FigureFiles:
    """The pictures that posts show, looked up by the settings of the same names; `found` maps names to files.

    A picture is below `assets`, where `url_prefix` begins its address, or in the folder beside its post. What lies
    elsewhere, on another host above all, is not looked for.
    """

    def __init__(self, out: Path, assets: Path, url_prefix: str) -> None:
        self._out, self._assets, self._url_prefix = out, assets, url_prefix
        self.found: dict[str, Path] = {}

    def place(self, address: str, post: ShelfPost) -> str:
        """The picture's path in the site, from its root, as a URL; empty when there is no such file."""
        for root, name in self._candidates(address, post):
            file = root / name
            if _is_picture(file, root):
                return self._keep(PurePosixPath(FOLDER) / file.parent.name / file.name, file)
        return ""

    def _candidates(self, address: str, post: ShelfPost) -> list[tuple[Path, str]]:
        """Folders, and the picture's path in each."""
        if self._url_prefix and address.startswith(self._url_prefix):
            name = unquote(address.removeprefix(self._url_prefix))
            uploaded = name.rsplit("-", 2)[0]  # a flat name begins with its folder's
            return [(self._assets, name), (self._assets, f"{uploaded}/{name}")]
        if "://" in address or address.startswith("//"):
            return []
        name = unquote(address)
        beside = str(post.place.with_suffix("") / name.rpartition("/")[2])
        return [(self._out, beside), (self._out, str(post.place.parent / name))]

    def _keep(self, place: PurePosixPath, file: Path) -> str:
        """Two files of one name, from different folders, get different places."""
        number = 1
        wanted = place
        while self.found.get(str(wanted), file) != file:
            number += 1
            wanted = place.with_stem(f"{place.stem}-{number}")
        self.found[str(wanted)] = file
        return quote(str(wanted))


def _is_picture(file: Path, root: Path) -> bool:
    """Whether it is a picture's file, and lies in the folder where it is looked for."""
    try:
        is_inside = file.resolve().is_relative_to(root.resolve())
        return is_inside and file.suffix.lower() in _SUFFIXES and file.is_file()
    except (OSError, RuntimeError, ValueError):  # links in a circle, or no name for a file
        return False
