"""The files and lines of docs/every-morning.md do what it says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import EXAMPLES, environment

PAGE = (EXAMPLES.parents[1] / "docs/every-morning.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```ini\n# ~/(\S+)\n(.*?)```", PAGE, re.DOTALL))


@pytest.fixture
def home() -> Path:
    """A home as the page has it: its files, a blog with a paper, and the program."""
    home = Path(os.environ["HOME"])
    for name, text in FILES.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    (home / "blog/papers").mkdir(parents=True)
    shutil.copy(EXAMPLES / "two-readers.pdf", home / "blog/papers")
    (home / "blog/paperdigest.toml").write_text('[[topics]]\nname = "T"\nsource = "papers"\n')
    program = home / ".local/bin/paperdigest"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m paperdigest "$@"\n')
    program.chmod(0o755)
    return home


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_accepts_the_units(home: Path) -> None:
    units = [str(home / name) for name in FILES if name.startswith(".config/systemd")]
    assert len(units) == 2
    verify = ["systemd-analyze", "--user", "verify", *units]
    done = subprocess.run(
        verify, env={**os.environ, "XDG_RUNTIME_DIR": str(home)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.slow
def test_the_line_for_cron_digests_and_prints_only_when_something_failed(home: Path) -> None:
    (line,) = re.findall(r"```crontab\n(.*)\n```", PAGE)
    minute, hour, day, month, weekday, command = line.split(None, 5)
    assert (int(minute), day, month, weekday) == (37, "*", "*", "*")
    assert int(hour) < 24
    assert "%" not in command  # cron's sign for a new line
    (home / ".config/paperdigest.env").write_text("PAPERDIGEST_MODEL=offline\nSOURCE_DATE_EPOCH=1717243200\n")

    def cron() -> tuple[str, str]:
        world = {"HOME": str(home), "PATH": os.defpath}
        done = subprocess.run(["sh", "-c", command], cwd=home, env=world, capture_output=True, text=True, check=False)
        return done.stdout, done.stderr

    assert cron() == ("", "")
    assert (home / "blog/posts/2024-06-01/T.md").exists()
    (home / "blog/papers/broken.pdf").write_bytes(b"%PDF-1.7 no more")
    said, errors = cron()
    assert "broken" in said
    assert errors == ""


def test_completion_is_printed_and_completes() -> None:
    script = """
    eval "$(paperdigest --show-completion)"
    COMP_WORDS=(paperdigest summ) COMP_CWORD=1
    _paperdigest_completion paperdigest
    echo "${COMPREPLY[@]}"
    """
    world = environment({"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"})
    done = subprocess.run(["bash", "-c", script], env=world, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("summarize\n", "")
