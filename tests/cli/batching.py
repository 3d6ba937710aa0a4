"""The digest command with batches, in this process."""

import asyncio
import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from paperdigest.cli.app import app
from paperdigest.writing.parse import parse
from tests.cli.command import Result
from tests.cli.live import POST, Library, World
from tests.servers.gemini import GeminiServer
from tests.servers.gemini_batches import Desk


class Live(World):
    """The command, with batches switched on, and the desk that takes them."""

    def __init__(self, arxiv: Library, gemini: GeminiServer, desk: Desk) -> None:
        super().__init__(arxiv, gemini)
        self.desk = desk

    async def digest(self, *arguments: str, batch: bool = True) -> Result:
        variables = {**self.environment, "SOURCE_DATE_EPOCH": "1717243200", "PAPERDIGEST_BATCH": str(batch).lower()}

        def invoke() -> Result:
            done = CliRunner().invoke(app, ["digest", *arguments], env=variables, catch_exceptions=False)
            return Result(done.exit_code, done.stdout, done.stderr)

        return await asyncio.to_thread(invoke)


def runs() -> list[Any]:
    """What the runs noted."""
    return [json.loads(line) for line in Path("posts/.paperdigest/runs.jsonl").read_text().splitlines()]


def entries() -> list[str]:
    """The papers of the post."""
    return [entry.id for entry in parse(POST.read_text(encoding="utf-8")).entries]
