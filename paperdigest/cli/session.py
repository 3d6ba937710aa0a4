"""Session: one command's settings, clock, cache, model and prompts, wired from the shared options."""

import asyncio
import os
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from paperdigest.asking.ask import Asker
from paperdigest.asking.models.base import Model
from paperdigest.asking.models.offline import OfflineModel
from paperdigest.asking.prompts import load_prompts
from paperdigest.atomic import sweep
from paperdigest.cache import Cache
from paperdigest.cli.options import Common
from paperdigest.clock import now
from paperdigest.console import Reporter
from paperdigest.errors import ConfigError, PaperError
from paperdigest.paper import Paper
from paperdigest.pipeline import Workshop
from paperdigest.reading.sandbox import Sandbox
from paperdigest.writing.publish import Frame

_STDOUT = Path("-")


class Session:
    """What the commands that read papers share."""

    def __init__(self, common: Common) -> None:
        self.console = common.console
        self.settings = common.settings
        self.wants_json = common.json
        self.now = now(os.environ)
        self.to_stdout = self.settings.out == _STDOUT
        self.cache = Cache(self.settings.cache_folder)

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        """The one place where asyncio starts."""
        asyncio.run(work)

    @asynccontextmanager
    async def workshop(self, reporter: Reporter) -> AsyncIterator[Workshop]:
        """Readers, cache, prompts and model, checked before the first paper; the caller puts in the source."""
        asker = Asker(
            model=open_model(self.settings.model),
            prompts=load_prompts(self.settings.prompts),
            cache=self.cache,
            packing=self.settings.chain,
            translate_abstract=self.settings.translate_abstract,
        )
        if not self.to_stdout:
            _require_writable(self.settings.out)
            sweep(self.settings.out)
        _require_writable(self.settings.cache_folder)
        sweep(self.settings.cache_folder)
        async with Sandbox() as sandbox:
            yield Workshop(_no_source, sandbox.read, asker, self.cache, self.settings.languages, reporter)

    def frame(self, path: Path, title: str, topic: str, day: date) -> Frame:
        """What a post at `path` is besides its papers."""
        settings = self.settings
        return Frame(
            out=settings.out,
            path=path,
            title=title,
            topic=topic,
            day=day,
            now=self.now,
            languages=settings.languages,
            author=settings.author,
            homepage=settings.homepage,
        )


def open_model(spec: str) -> Model:
    """The model that a SPEC names; ConfigError when it is not to be had."""
    if spec == "offline":
        return OfflineModel()
    raise ConfigError(f"this version has no model {spec}: pass --model offline")


def _require_writable(folder: Path) -> None:
    """Fail before the work, not after it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"cannot make the folder {folder}: {error.strerror}: choose another") from error
    if not os.access(folder, os.W_OK):
        raise ConfigError(f"cannot write into {folder}: choose another folder or mend its rights")


async def _no_source(paper: Paper) -> bytes:
    raise PaperError(f"no source has {paper.id}")
