"""GitHub Actions: the workflow that digests every day."""

import json
import os
from importlib import resources
from pathlib import Path

from paperdigest.atomic import write_atomic
from paperdigest.errors import ConfigError

WORKFLOW = Path(".github/workflows/paperdigest.yml")
_SETTINGS = 'SETTINGS: "paperdigest.toml"'

NEXT = (
    f"next: edit the topic; set INSTALL_FROM in {WORKFLOW}, since paperdigest is not on PyPI; on GitHub add the secret "
    "GEMINI_API_KEY under Settings > Secrets and variables > Actions; commit and push both files"
)


def check_place(settings: Path) -> None:
    """ConfigError when a workflow is there already, or could not work from here with these settings."""
    if WORKFLOW.exists():
        raise ConfigError(f"{WORKFLOW} exists already: edit it, or move it away to have a new one")
    here = Path.cwd()
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    if root != here:
        raise ConfigError(f"GitHub looks for workflows in the root of the repository only: run this in {root}")
    if not (here / settings).resolve().is_relative_to(here.resolve()):
        raise ConfigError(f"{settings} is outside the repository {here}: name a settings file in it with --config")


def write_workflow(settings: Path) -> None:
    """Write the workflow that digests with this settings file; the working folder is the repository's root."""
    template = resources.files("paperdigest.cli").joinpath("github_actions.yml").read_text(encoding="utf-8")
    path = Path(os.path.relpath(settings)).as_posix()
    write_atomic(WORKFLOW, template.replace(_SETTINGS, f"SETTINGS: {json.dumps(path, ensure_ascii=False)}").encode())
