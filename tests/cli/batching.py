"""The digest command with batches, in this process."""

import asyncio

from typer.testing import CliRunner

from paperdigest.cli.app import app
from tests.cli.command import Result
from tests.cli.live import World
from tests.servers.gemini_batches import Desk


class Live(World):
    """The command, with batches switched on, and the desk that takes them."""

    desk: Desk

    async def digest(self, *arguments: str, batch: bool = True) -> Result:
        variables = {**self.environment, "SOURCE_DATE_EPOCH": "1717243200", "PAPERDIGEST_BATCH": str(batch).lower()}

        def invoke() -> Result:
            done = CliRunner().invoke(app, ["digest", *arguments], env=variables, catch_exceptions=False)
            return Result(done.exit_code, done.stdout, done.stderr)

        return await asyncio.to_thread(invoke)
