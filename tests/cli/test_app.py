import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from paperdigest import __version__
from tests.cli.command import EXAMPLES, environment, paperdigest, tree
from tests.terminal import terminal

HEAVY = ("google.genai", "openai", "arxiv", "PIL", "pypdf", "pypdfium2")


def test_version_and_help() -> None:
    assert paperdigest("--version").out == f"paperdigest {__version__}\n"
    help_text = paperdigest("--help").out
    for name in ("digest", "summarize", "read", "check", "prompts"):
        assert name in help_text


@pytest.mark.parametrize("arguments", [["digest", "--help"], ["digest", "--wrong"]])
def test_no_escape_codes_on_a_terminal_with_no_color(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "paperdigest", *arguments]
    world = environment({"NO_COLOR": "1", "TERM": "xterm"})
    with terminal() as screen:
        subprocess.run(command, env=world, stdout=screen.there, stderr=screen.there, check=False)
        os.close(screen.there)
        said = screen.text()
    assert "paperdigest digest [OPTIONS]" in said
    assert "\x1b" not in said


@pytest.mark.parametrize("arguments", [["--help"], ["digest", "--help"], ["prompts", "list"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    heavy = [*HEAVY, "pydantic"] if arguments == ["--help"] else HEAVY  # Typer has it for a command's own options
    code = f"import sys; sys.argv[1:] = {arguments}\n"
    code += "try:\n  from paperdigest.cli.app import main; main()\nexcept SystemExit: pass\n"
    code += f"print('LOADED', [name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("LOADED []")


@pytest.mark.parametrize(
    "command", ["digest", "summarize", "read", "check", "prompts list", "prompts show", "prompts check"]
)
def test_every_command_takes_the_shared_options(command: str) -> None:
    text = re.sub(r"\x1b\[[0-9;]*m", "", paperdigest(*command.split(), "--help", COLUMNS="200").out)
    for option in ("--config", "--model", "--prompts", "--lang", "--out", "--set", "--json", "--progress", "-v", "-q"):
        assert option in text


@pytest.mark.slow
def test_read_shows_outline_links_and_what_was_removed() -> None:
    result = paperdigest("read", str(EXAMPLES / "two-readers.pdf"))
    assert result.code == 0
    assert "Introduction" in result.out
    assert "https://github.com/pypdfium2-team/pypdfium2" in result.out
    assert "references" in result.out
    sentences = paperdigest("read", str(EXAMPLES / "two-readers.pdf"), "--sentences").out
    assert re.search(r"^\[s1\] p\. 1 ", sentences, re.MULTILINE)


def test_prompts_list_show_check() -> None:
    assert re.search(r"^default\t[0-9a-f]{8}\t", paperdigest("prompts", "list").out, re.MULTILINE)
    assert "Chinese (zh) and English (en)" in paperdigest("prompts", "show", "system").out
    assert paperdigest("prompts", "check").code == 0
    Path("mine").mkdir()
    Path("mine/system.md").write_text("in $tongues")
    result = paperdigest("prompts", "check", "./mine")
    assert result.code == 2
    assert "$tongues" in result.err
    assert "summary.md is missing" in result.err
    assert paperdigest("prompts", "show", "poem").code == 2


def test_read_writes_figures_and_says_why_things_were_removed() -> None:
    result = paperdigest("read", str(EXAMPLES / "two-readers.pdf"), "--figures", "figures", "--json")
    found = json.loads(result.out)
    assert {figure["file"] for figure in found["figures"]} == set(tree(Path("figures")))
    assert sum(section["share"] for section in found["sections"]) == pytest.approx(1, abs=0.01)
    assert all(removed["why"] for removed in found["removed"])
