"""Configuration: settings put together from file, environment, `--set` and flags."""

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_config_path
from pydantic import ValidationError

from paperdigest.address import told
from paperdigest.errors import ConfigError
from paperdigest.sections import Topic
from paperdigest.settings import Settings, keys

FILE_NAME = "paperdigest.toml"
_ENVIRONMENT_PREFIX = "PAPERDIGEST_"
HIDDEN = ("webhook.url",)  # its path is a secret
_PATH_KEYS = ("out", "assets", "cache_dir", "feeds", "template")


@dataclass(frozen=True)
class Configured:
    """Settings, and by dotted key where each that is no default was set: a file, "the environment", "--set", …"""

    settings: Settings
    origins: Mapping[str, str]


def load_settings(
    config: Path | None,
    environ: Mapping[str, str],
    assignments: Sequence[str] = (),
    flags: Mapping[str, object] | None = None,
) -> Settings:
    """What `configure` makes of its arguments, without the origins."""
    return configure(config, environ, assignments, flags).settings


def configure(
    config: Path | None,
    environ: Mapping[str, str],
    assignments: Sequence[str] = (),
    flags: Mapping[str, object] | None = None,
) -> Configured:
    """Settings by precedence: `flags` > `assignments` ("key=value") > `environ` > file > default.

    `config` None looks for ./paperdigest.toml, then the user's config folder; none is fine. Relative paths of a file
    count from its folder, all others from the working folder. ConfigError names the key, where it stands and the
    nearest known one.
    """
    path = config or _find_file()
    layers = [(str(path), _from_file(path))] if path else []
    layers.append(("the environment", _from_environment(environ)))
    layers.append(("--set", dict(_from_assignments(assignments))))
    layers.append(("the command line", dict(flags or {})))
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    for origin, layer in layers:
        for key, value in layer.items():
            _refuse_unknown(key, origin)
            values[key], origins[key] = value, origin
    try:
        return Configured(Settings.model_validate(_nest(values)), origins)
    except ValidationError as error:
        raise ConfigError(_explain(error, origins)) from error


def _find_file() -> Path | None:
    places = (Path(FILE_NAME), user_config_path("paperdigest") / FILE_NAME)
    return next((place for place in places if place.is_file()), None)


def _from_file(path: Path) -> dict[str, object]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}: name another file with --config") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is no valid TOML: {error}") from error
    flat = dict(_flatten(data))
    base = Path() if path.parent == user_config_path("paperdigest") else path.parent
    for key in _PATH_KEYS:
        if isinstance(value := flat.get(key), str) and value:
            flat[key] = value if value.startswith("~") else base / value
    topics = flat.get("topics")
    if isinstance(topics, list):
        flat["topics"] = [_rooted(topic, base) if isinstance(topic, dict) else topic for topic in topics]
    return flat


def _rooted(topic: dict[str, Any], base: Path) -> dict[str, Any]:
    source = topic.get("source")
    if not isinstance(source, str) or not source or source.startswith("rss:"):
        return topic
    if source.startswith("~"):
        return topic
    folder = str(base / source)
    return topic | {"source": f"./{folder}" if folder.startswith("rss:") else folder}


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    names = {_ENVIRONMENT_PREFIX + key.upper().replace(".", "_"): key for key in keys()}
    found = [name for name in environ if name.startswith(_ENVIRONMENT_PREFIX)]
    for name in found:
        if name not in names:
            raise ConfigError(f"the environment has an unknown setting {name}{_nearest(name, names)}")
    return {names[name]: environ[name] for name in found if environ[name]}


def _from_assignments(assignments: Sequence[str]) -> Iterator[tuple[str, object]]:
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        if not equals:
            raise ConfigError(f"--set {told(assignment)}: write it as key=value, for example --set arxiv.pace=5")
        if key.strip() == "topics":
            raise ConfigError("--set topics: topics stand in the settings file; name a query with --query instead")
        yield key.strip(), _read_value(key.strip(), value.strip())


def _read_value(key: str, value: str) -> object:
    """A value as it stands, or as TOML where it begins like a list or a text in quotes."""
    if not value.startswith(("[", '"', "'")):
        return value
    try:
        return tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError as error:
        example = 'a,b or {key}=\'["a", "b"]\''.replace("{key}", key)
        raise ConfigError(f"--set {key}{_shown(key, value)}: no valid TOML; write {key}={example}") from error


def _flatten(data: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _nest(values: Mapping[str, object]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for key, value in values.items():
        *parents, name = key.split(".")
        branch = tree
        for parent in parents:
            branch = branch.setdefault(parent, {})
        branch[name] = value
    return tree


def _refuse_unknown(key: str, origin: str) -> None:
    known = (*keys(), "topics")
    if key not in known:
        raise ConfigError(f"{origin}: unknown key {key!r}{_nearest(key, known)}")


def _nearest(name: str, known: Sequence[str] | Mapping[str, str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}"


def _explain(error: ValidationError, origins: Mapping[str, str]) -> str:
    """One line for the first thing that is wrong."""
    first = error.errors(include_url=False)[0]
    path = [str(part) for part in first["loc"]]
    key = next((key for key in (".".join(path[:2]), path[0]) if key in origins), ".".join(path))
    origin = origins.get(key, "settings")
    if first["type"] == "extra_forbidden":
        near = _nearest(path[-1], tuple(Topic.model_fields))
        return f"{origin}: unknown key {path[-1]!r} in {_topic_place(path[:-1])}{near}"
    place = key if path[0] != "topics" else _topic_place(path)
    message = first["msg"].removeprefix("Value error, ")
    return f"{origin}: {place}{_shown(key, repr(first['input']), ' = ')}: {message[0].lower()}{message[1:]}"


def _shown(key: str, value: str, equals: str = "=") -> str:
    """A key's value as a message may tell it, behind the sign that it is its value."""
    return "" if key in HIDDEN else f"{equals}{told(value)[:60]}"


def _topic_place(path: Sequence[str]) -> str:
    number = int(path[1]) + 1 if len(path) > 1 and path[1].isdigit() else 0
    return " ".join(["topic", str(number) if number else "", *path[2:]]).replace("  ", " ")
