"""A builder of images as far as our Dockerfile goes: its instructions are really run, each stage in a folder."""

import fnmatch
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Stage:
    """What a stage has come to; `root` stands for the image's /, with a Python of its own as in Python's images."""

    root: Path
    workdir: str = "/"
    environ: dict[str, str] = field(default_factory=dict)
    user: str = "root"
    entrypoint: list[str] = field(default_factory=list)

    def path(self, name: str) -> Path:
        """Where a path of the image is on this machine."""
        return self.root / self.workdir.lstrip("/") / name if not name.startswith("/") else self.root / name[1:]

    def run(self, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command as in a container, with nothing of this machine's environment but pip's and the proxies'."""
        kept = {name: value for name, value in os.environ.items() if name.startswith("PIP_") or "PROXY" in name.upper()}
        own = {name: str(self.path(value)) if value.startswith("/") else value for name, value in self.environ.items()}
        path = f"{self.root}/.python/bin{os.pathsep}{os.defpath}"
        return subprocess.run(
            command, cwd=self.path("."), env={**kept, "PATH": path, **own, **more},
            capture_output=True, text=True, check=False,
        )  # fmt: skip


def build(context: Path, folder: Path) -> Stage:
    """Build the context's Dockerfile in `folder`; the last stage. An instruction not known here is a KeyError."""
    sent = [*_sent(context)]
    stages: dict[str, Stage] = {}
    for line in _lines((context / "Dockerfile").read_text(encoding="utf-8")):
        instruction, _, rest = line.partition(" ")
        if instruction == "FROM":
            name = rest.partition(" AS ")[2] or str(len(stages))
            stage = stages[name] = Stage(folder / name)
            subprocess.run([sys.executable, "-m", "venv", str(stage.root / ".python")], check=True)
        elif instruction == "COPY":
            _copy(stage, shlex.split(rest), context, sent, stages)
        else:
            _DO[instruction](stage, rest)
    return stage


def _lines(text: str) -> Iterator[str]:
    joined = re.sub(r"\\\n", " ", text)
    return (line.strip() for line in joined.splitlines() if line.strip() and not line.startswith("#"))


def _sent(context: Path) -> Iterator[str]:
    """The files of the context, relative, that .dockerignore leaves."""
    rules = (context / ".dockerignore").read_text(encoding="utf-8").split()
    for path in context.rglob("*"):
        name = str(path.relative_to(context))
        ignored = False
        for rule in rules:
            pattern = rule.lstrip("!").removeprefix("**/")
            places = [*Path(name).parts] if rule.startswith("**/") else [Path(name).parts[0]]
            if any(fnmatch.fnmatch(place, pattern) for place in places):
                ignored = not rule.startswith("!")
        if path.is_file() and not ignored:
            yield name


def _copy(stage: Stage, words: list[str], context: Path, sent: list[str], stages: dict[str, Stage]) -> None:
    origin = None
    if words[0].startswith("--from="):
        origin, words = stages[words[0].removeprefix("--from=")], words[1:]
    *sources, target = words
    for source in sources:
        if origin:
            shutil.copytree(origin.path(source), stage.path(target), dirs_exist_ok=True)
            continue
        files = [name for name in sent if name == source or name.startswith(f"{source}/")]
        assert files, f"{source} is not sent to the builder"
        for name in files:  # a folder's content goes into the target, a file under its own name
            to = stage.path(target) / (Path(name).relative_to(source) if name != source else Path(name).name)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(context / name, to)


def _run(stage: Stage, command: str) -> None:
    assert not re.search(r"(?<![\w.])/\w", command), f"would leave the folder: {command}"
    done = stage.run("sh", "-ec", command)
    assert done.returncode == 0, done.stderr


def _env(stage: Stage, pairs: str) -> None:
    stage.environ |= dict(pair.split("=", 1) for pair in shlex.split(pairs))


def _workdir(stage: Stage, name: str) -> None:
    stage.workdir = name
    stage.path(".").mkdir(parents=True, exist_ok=True)


def _user(stage: Stage, name: str) -> None:
    stage.user = name


def _entrypoint(stage: Stage, command: str) -> None:
    stage.entrypoint = json.loads(command)


_DO = {"RUN": _run, "ENV": _env, "WORKDIR": _workdir, "USER": _user, "ENTRYPOINT": _entrypoint, "CMD": lambda *_: None}
