"""Folder: an exported site on disk, of which a manifest says what is ours to replace and remove."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, ConfigDict, ValidationError

from paperdigest.atomic import write_changed
from paperdigest.errors import ConfigError

MANIFEST = ".paperdigest-export.json"
_KEPT = {".git"}  # a repository in which nothing else stands yet


class Manifest(BaseModel):
    """What an export wrote into a folder: paths from it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = 1
    files: tuple[str, ...] = ()


def require_ours(folder: Path) -> Manifest:
    """What an earlier export wrote into the folder; ConfigError when it has other things in it and no manifest."""
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        pass
    except ValidationError as error:
        raise ConfigError(f"{folder / MANIFEST} is damaged: export into another folder, or empty this one") from error
    except OSError as error:
        raise ConfigError(f"cannot read {folder / MANIFEST}: {error.strerror}: choose another folder") from error
    try:
        others = sorted(entry.name for entry in folder.iterdir() if entry.name not in _KEPT) if folder.exists() else []
    except OSError as error:
        raise ConfigError(f"cannot export into {folder}: {error.strerror}: choose another folder") from error
    if others:
        raise ConfigError(
            f"{folder} has other things in it ({others[0]}), which no export wrote: choose an empty folder or a new one"
        )
    return Manifest()


def write_site(folder: Path, site: Mapping[str, bytes]) -> int:
    """Write what is new or changed, then remove what only an earlier export had; how many files that were.

    ConfigError when the folder is not ours or cannot be written, or has a file of another's where one has to go.
    """
    before = set(require_ours(folder).files)
    if strange := next((name for name in site if name not in before and (folder / name).exists()), None):
        raise ConfigError(f"{folder / strange} is no export's: move it away, or choose another folder")
    _note(folder, before | site.keys())  # whatever is killed now, the next export knows what is ours
    changed = sum(write_changed(folder / name, data) for name, data in site.items())
    gone = sorted(name for name in before - site.keys() if _is_inside(name))
    for name in gone:
        _remove(folder, name)
    _note(folder, set(site))
    return changed + len(gone)


def _note(folder: Path, names: set[str]) -> None:
    write_changed(folder / MANIFEST, Manifest(files=tuple(sorted(names))).model_dump_json(indent=1).encode() + b"\n")


def _is_inside(name: str) -> bool:
    """Whether a name of a manifest, which anybody may have written, stays in the folder."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _remove(folder: Path, name: str) -> None:
    """Remove a file, and the folders that are empty then."""
    path = folder / name
    try:
        path.unlink(missing_ok=True)
        for parent in path.relative_to(folder).parents:
            if parent != Path() and (folder / parent).is_dir() and not any((folder / parent).iterdir()):
                (folder / parent).rmdir()
    except OSError as error:
        raise ConfigError(f"cannot remove {path}: {error.strerror}: remove it by hand") from error
