"""History: the versions that a post made anew has replaced, each with its sidecar."""

from pathlib import Path

from paperdigest.atomic import write_atomic
from paperdigest.errors import PostError
from paperdigest.writing.sidecar import FOLDER, Sidecar, read_sidecar, sidecar_path

_POST = ".txt"  # not .md: no blog engine and no command shall take it for a post
_UNDONE = "undone"  # the name of the version that the last undo took away


def history_folder(out: Path, post: Path) -> Path:
    """`<out>/.paperdigest/history/<date>/<topic>/`, of versions `0001.txt` and `0001.json`, the oldest first."""
    return out / FOLDER / "history" / post.relative_to(out).with_suffix("")


def keep_version(out: Path, post: Path) -> None:
    """Keep the post and its sidecar as they stand, unless the newest version is the same post."""
    folder = history_folder(out, post)
    number = _newest(folder)
    if not number or _read(folder / f"{number:04}{_POST}") != _read(post):
        _copy(post, sidecar_path(out, post), folder / f"{number + 1:04}{_POST}")


def settled_sidecar(out: Path, post: Path, text: str) -> Sidecar | None:
    """The sidecar of a post that reads `text`; None when there is none.

    A new version's sidecar is written before its post. Where a run was killed between the two, the post is still the
    newest version in the history, and its sidecar is that version's.
    """
    folder = history_folder(out, post)
    newest = folder / f"{_newest(folder):04}{_POST}"
    is_replaced = not newest.is_file() or _read(newest) != text.encode()
    return read_sidecar(sidecar_path(out, post) if is_replaced else newest.with_suffix(".json"))


def undo(out: Path, post: Path) -> bool:
    """Bring the newest version in the history back, sidecar and all; False when there is none.

    What it takes the place of stays in the history's folder, as `undone.txt` and `undone.json`, until the next time.
    """
    folder = history_folder(out, post)
    number = _newest(folder)
    if not number:
        return False
    version = folder / f"{number:04}{_POST}"
    if post.exists():
        _copy(post, sidecar_path(out, post), folder / f"{_UNDONE}{_POST}")
    _copy(version, version.with_suffix(".json"), post, sidecar_path(out, post))
    version.unlink()
    version.with_suffix(".json").unlink(missing_ok=True)
    return True


def _newest(folder: Path) -> int:
    """The number of the newest version; 0 when there is none."""
    return max((int(file.stem) for file in folder.glob(f"*{_POST}") if file.stem.isdigit()), default=0)


def _copy(post: Path, sidecar: Path, to: Path, sidecar_to: Path | None = None) -> None:
    """Sidecar first: a version is there when its post is."""
    sidecar_to = sidecar_to or to.with_suffix(".json")
    if sidecar.is_file():
        write_atomic(sidecar_to, _read(sidecar))
    else:
        sidecar_to.unlink(missing_ok=True)
    write_atomic(to, _read(post))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PostError(f"cannot read {path}: {error.strerror}: mend that or move it away") from error
