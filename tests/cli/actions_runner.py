"""A runner of GitHub Actions as far as our workflow goes: its run steps are really run, in order, in a clone."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_SHELLS = {"bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"], "python": ["python"]}
_AFTER = re.compile(r"\$\{\{ !cancelled\(\) && steps\.(\w+)\.outcome != 'skipped' \}\}")


@dataclass
class Job:
    """What a run of the job left: each step's outcome by its name (else what it uses), the log, the job's page."""

    outcomes: dict[str, str] = field(default_factory=dict)
    log: str = ""
    page: str = ""

    @property
    def succeeded(self) -> bool:
        return "failure" not in self.outcomes.values()

    def commands(self) -> Iterator[str]:
        """The lines of the log that GitHub obeys."""
        stopped = ""
        for line in self.log.splitlines():
            if stopped:
                stopped = "" if line.strip() == f"::{stopped}::" else stopped
            elif line.lstrip().startswith("::") or "##[" in line:
                yield line
                stopped = line.partition("::stop-commands::")[2].strip()


@dataclass(frozen=True)
class Runner:
    """A machine for one job, with the repository checked out in `clone` and the programs of `programs` first."""

    clone: Path
    temp: Path
    environ: Mapping[str, str]
    programs: Path = Path(sys.executable).parent
    installed: bool = True

    def run(self, workflow: str) -> Job:
        """Run the workflow's one job."""
        described = yaml.safe_load(workflow)
        (job,) = described["jobs"].values()
        self.temp.mkdir()
        done = Job()
        ids: dict[str, str] = {}
        for step in job["steps"]:
            name = step.get("name", step.get("uses"))
            if not self._is_due(step, done, ids):
                outcome = "skipped"
            elif "run" not in step or (self.installed and name.startswith("Install")):
                outcome = "success"
            else:
                shell = step.get("shell", described["defaults"]["run"]["shell"])
                outcome = self._run(step, shell, self._values(described["env"] | step.get("env", {})), done)
            done.outcomes[name] = ids[step.get("id", "")] = outcome
        return done

    def _is_due(self, step: Mapping[str, Any], done: Job, ids: Mapping[str, str]) -> bool:
        if "if" not in step:
            return done.succeeded
        condition = _AFTER.fullmatch(step["if"])
        assert condition, step["if"]
        return ids[condition[1]] != "skipped"

    def _values(self, env: Mapping[str, str]) -> dict[str, str]:
        return {name: re.sub(r"\$\{\{ (.*?) \}\}", self._value, text) for name, text in env.items()}

    def _value(self, expression: re.Match[str]) -> str:
        context, _, name = expression[1].partition(".")
        return {"runner": str(self.temp), "secrets": "" if name.endswith("_URL") else f"secret-{name}", "vars": ""}[
            context
        ]

    def _run(self, step: Mapping[str, Any], shell: str, env: Mapping[str, str], job: Job) -> str:
        script, page = self.temp / "script", self.temp / "page"
        script.write_text(step["run"], encoding="utf-8")
        own = {
            "PATH": f"{self.programs}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_STEP_SUMMARY": str(page),
        }
        done = subprocess.run(
            [*_SHELLS[shell], str(script)],
            cwd=self.clone,
            env={**self.environ, **env, **own},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        job.log += done.stdout
        job.page = page.read_text(encoding="utf-8") if page.exists() else ""
        return "failure" if done.returncode else "success"
