"""Settings and topics, from file, environment, `--set` and flags."""

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from platformdirs import user_cache_path, user_config_path
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from paperdigest.errors import ConfigError

FILE_NAME = "paperdigest.toml"
_ENVIRONMENT_PREFIX = "PAPERDIGEST_"
_PATH_KEYS = ("out", "assets", "cache_dir")


def _split_commas(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_split_commas)]
Count = Annotated[int, Field(ge=0)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Limits(_Section):
    """What the model's service allows; 0 = not known."""

    rpm: Count = 0
    tpm: Count = 0
    rpd: Count = 0


class ArxivSettings(_Section):
    """How arXiv is asked: seconds between requests, and another address than arXiv's own."""

    pace: Annotated[float, Field(ge=0)] = 3.0
    url: str = ""


class Topic(_Section):
    """What one post collects: papers matching `query` or `keywords`, or the PDFs of the folder `source`."""

    name: Annotated[str, Field(min_length=1)]
    query: str = ""
    keywords: Names = ()
    categories: Names = ()
    exclude: Names = ()
    description: str = ""
    updates: bool = False
    source: str = ""


class Settings(_Section):
    """All settings of a run."""

    out: Path = Path("posts")
    assets: Path = Path("posts/assets")
    url_prefix: str = "/images/paper/"
    post_url: str = ""
    homepage: str = ""
    cache_dir: Path = Path()
    model: str = "gemini:gemini-3.5-flash-lite"
    prompts: str = "default"
    languages: Names = ("zh", "en")
    chain: Literal["packed", "separate"] = "packed"
    author: str = ""
    timeout: Annotated[float, Field(gt=0)] = 300.0
    translate_abstract: bool = True
    max_figures: Count = 6
    limits: Limits = Limits()
    arxiv: ArxivSettings = ArxivSettings()
    topics: tuple[Topic, ...] = ()

    @field_validator("languages")
    @classmethod
    def _iso_codes(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        if not languages or len(set(languages)) < len(languages):
            raise ValueError("name at least one language, each once")
        if bad := [code for code in languages if not (len(code) == 2 and code.isascii() and code.islower())]:
            raise ValueError(f"{bad[0]!r} is no ISO 639-1 code such as zh, en, ja")
        return languages

    @field_validator("topics")
    @classmethod
    def _names_once(cls, topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
        names = [topic.name for topic in topics]
        if twice := [name for name in names if names.count(name) > 1]:
            raise ValueError(f"two topics are called {twice[0]!r}")
        return topics

    @property
    def cache_folder(self) -> Path:
        """The folder of the cache: the setting, else the user's own."""
        return self.cache_dir if self.cache_dir != Path() else user_cache_folder()


def user_cache_folder() -> Path:
    """The user's own folder for what may vanish."""
    return user_cache_path("paperdigest")


def load_settings(
    config: Path | None,
    environ: Mapping[str, str],
    assignments: Sequence[str] = (),
    flags: Mapping[str, object] | None = None,
) -> Settings:
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
        return Settings.model_validate(_nest(values))
    except ValidationError as error:
        raise ConfigError(_explain(error, origins)) from error


def keys() -> tuple[str, ...]:
    """Every settings key, dotted ("arxiv.pace"); topics are no key, they stand in the file alone."""
    return tuple(key for key in _known(Settings) if key != "topics")


def _known(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, _Section):
            yield from _known(field.annotation, f"{prefix}{name}.")
        else:
            yield prefix + name


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
            flat[key] = base / Path(value).expanduser()
    topics = flat.get("topics")
    if isinstance(topics, list):
        flat["topics"] = [_rooted(topic, base) if isinstance(topic, dict) else topic for topic in topics]
    return flat


def _rooted(topic: dict[str, Any], base: Path) -> dict[str, Any]:
    source = topic.get("source")
    if not isinstance(source, str) or not source or source.startswith("rss:"):
        return topic
    return topic | {"source": str(base / Path(source).expanduser())}


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
            raise ConfigError(f"--set {assignment}: write it as key=value, for example --set arxiv.pace=5")
        if key.strip() == "topics":
            raise ConfigError("--set topics: topics stand in the settings file; name a query with --query instead")
        yield key.strip(), value.strip()


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
    return f"{origin}: {place} = {repr(first['input'])[:60]}: {message[0].lower()}{message[1:]}"


def _topic_place(path: Sequence[str]) -> str:
    number = int(path[1]) + 1 if len(path) > 1 and path[1].isdigit() else 0
    return " ".join(["topic", str(number) if number else "", *path[2:]]).replace("  ", " ")
