"""The commands of the README and of docs/ do what is said there, in its order, against servers on this machine."""

import asyncio
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.command import EXAMPLES, environment
from tests.servers.arxiv import ArxivServer, Reply, Row
from tests.servers.gemini import GeminiServer
from tests.servers.gemini_batches import Desk

README = (EXAMPLES.parents[1] / "README.md").read_text(encoding="utf-8")
PAGES = [README, *(page.read_text(encoding="utf-8") for page in sorted((EXAMPLES.parents[1] / "docs").glob("*.md")))]
COMMANDS = [
    line.partition("  #")[0].strip()
    for page in PAGES
    for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("paperdigest")
]


class AnyPaper(ArxivServer):
    """Has our example papers under any id."""

    def reply(self, path: str, query: Mapping[str, str]) -> Reply:
        if path.startswith("/pdf/"):
            return Reply((EXAMPLES / "two-readers.pdf").read_bytes())
        return super().reply(path, query)


def run(command: str, world: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    # with `exit` bash stays the parent, from which completion learns the shell
    return subprocess.run(
        ["bash", "-c", f"{command}; exit $?"],
        env={**environment(world), "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.timeout(400)
async def test_every_command_runs() -> None:
    assert len(COMMANDS) > 12
    shutil.copy(EXAMPLES / "two-readers.pdf", "attention.pdf")
    Path("reading.txt").write_text("1706.03762  # read already\n")
    Path("refs.bib").write_text("@misc{bert, eprint={1810.04805}, archivePrefix={arXiv}}\n@book{knuth, title={TeX}}\n")
    rows = [Row(name, published="2024-05-30T10:00:00Z") for name in ("1706.03762v5", "1810.04805v2", "math/0405482v1")]
    with AnyPaper(rows) as arxiv:
        async with GeminiServer(otherwise=Desk()) as gemini:
            world = {
                "PAPERDIGEST_MODEL": "gemini-3.5-flash-lite",
                "PAPERDIGEST_ARXIV_URL": arxiv.url,
                "PAPERDIGEST_ARXIV_PACE": "0",
                "GOOGLE_GEMINI_BASE_URL": gemini.url,
                "GEMINI_API_KEY": "0123456789",
            }
            for command in ["paperdigest init", *COMMANDS]:
                done = await asyncio.to_thread(run, command, world)
                assert done.returncode == 0, (command, done.stderr)
    assert len(list(Path("posts").glob("*/*.md"))) >= 2
