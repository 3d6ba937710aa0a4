"""The settings of a prompt set, `prompt.toml` in its folder: name, description, what it extends, options a step."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from paperdigest.answers import POINTS, Step
from paperdigest.errors import ConfigError

FILE = "prompt.toml"
_LONGEST_NAME = 60


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class StepOptions(_Section):
    """Options of one step: how many points each of its lists may have; None: as many as a post shows."""

    max_points: int | None = None


class SetSettings(_Section):
    """What `prompt.toml` says; all of it may be missing."""

    name: str = ""
    description: str = ""
    extends: str = ""
    steps: Mapping[Step, StepOptions] = {}

    @field_validator("name")
    @classmethod
    def _short(cls, name: str) -> str:
        if not name.isprintable() or len(name) > _LONGEST_NAME:
            raise ValueError(f"a name is one line of at most {_LONGEST_NAME} characters")
        return name

    @field_validator("steps")
    @classmethod
    def _possible(cls, steps: Mapping[Step, StepOptions]) -> Mapping[Step, StepOptions]:
        found: list[str] = []
        for step, options in steps.items():
            if options.max_points is None:
                continue
            if step not in POINTS:
                found.append(f"{step} has no list of points: max_points is for {', '.join(POINTS)}")
                continue
            least, most = POINTS[step].least, POINTS[step].most
            if not least <= options.max_points <= most:
                found.append(f"max_points of {step} is a number from {least} to {most}")
        if found:
            raise ValueError("; ".join(found))
        return steps

    @property
    def most(self) -> dict[Step, int]:
        """The steps that say how many points they may have."""
        return {step: one.max_points for step, one in self.steps.items() if one.max_points is not None}


def read_settings(folder: Path) -> SetSettings:
    """The settings of the set in a folder; ConfigError says in one line all that is wrong with them."""
    file = folder / FILE
    try:
        return SetSettings.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return SetSettings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{FILE} cannot be read: {error}") from error
    except ValidationError as error:
        found = (
            f"{'.'.join(str(part) for part in one['loc'])}: {one['msg'].removeprefix('Value error, ')}"
            for one in error.errors(include_url=False, include_input=False)
        )
        raise ConfigError(f"{FILE}: {'; '.join(found)}") from error
