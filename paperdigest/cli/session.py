"""Session: one command's settings, clock, cache, model and prompts, wired from the shared options."""

import os
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from paperdigest.asking.account import AccountedModel, open_account
from paperdigest.asking.ask import Asker
from paperdigest.asking.input_limit import InputLimit
from paperdigest.asking.models import prices
from paperdigest.asking.models.offline import OfflineModel
from paperdigest.asking.prompts import load_prompts
from paperdigest.atomic import sweep
from paperdigest.cache import Cache
from paperdigest.cli.models import model_name, nameable_model, open_model
from paperdigest.cli.opening import open_arxiv
from paperdigest.cli.options import WRONG_INPUT, Common
from paperdigest.cli.stopping import run_until_stopped
from paperdigest.cli.watching import WatchedSandbox
from paperdigest.clock import now
from paperdigest.errors import ConfigError, PaperError
from paperdigest.illustrating.illustrate import Crop, FigureCutter
from paperdigest.illustrating.places import Places
from paperdigest.image import ImageStyle
from paperdigest.paper import Paper
from paperdigest.pipeline import Workshop
from paperdigest.progress import Reporter
from paperdigest.reading.sandbox import Sandbox
from paperdigest.room import require_room
from paperdigest.unfinished import begin, end, withdraw
from paperdigest.unwritable import unwritable
from paperdigest.usage import Usage
from paperdigest.writing.publish import Frame
from paperdigest.writing.sites import SITES, Look, Site, single_post
from paperdigest.writing.specimen import check_look

if TYPE_CHECKING:
    from paperdigest.sources.arxiv import ArxivSource

_STDOUT = Path("-")


class Session:
    """What the commands that read papers share; `budget` is what the model may cost in all, in US dollars.

    ConfigError when the budget cannot be kept.
    """

    def __init__(self, common: Common, budget: float | None = None) -> None:
        self.console = common.console
        self.settings = common.settings
        self.wants_json = common.json
        self.now = now(os.environ)
        self.to_stdout = self.settings.out == _STDOUT
        self.cache = Cache(self.settings.cache_folder, self.console.say)
        self.model_name = model_name(self.settings.model)
        is_free = self.model_name == OfflineModel.name  # it passes no budget
        require = (lambda: None) if is_free or self.to_stdout else partial(require_room, self.settings.out)
        self.account = open_account(None if is_free else budget, self.model_name, self.settings.service_tier, require)
        self._arxiv: ArxivSource | None = None

    def used(self) -> Usage:
        """What the model was asked so far, and what that cost."""
        return self.account.used

    def run(
        self, work: Coroutine[Any, Any, None], command: Sequence[str] = (), is_due: Callable[[], bool] = lambda: False
    ) -> None:
        """The one place where asyncio starts.

        `command` names work that is paid for, and what it is about: until it gets through with nothing left that
        `is_due`, the cache knows it as unfinished.
        """
        with closing(work):  # also when it is never begun
            began = datetime.now().astimezone()
            key = begin(self.cache, command, began) if command else ""
            try:
                self._run(work, key, is_due)
            except ConfigError:
                if key and not self.account.used.requests:
                    withdraw(self.cache, key, began)
                raise

    def _run(self, work: Coroutine[Any, Any, None], key: str, is_due: Callable[[], bool]) -> None:
        try:
            run_until_stopped(work)
        except typer.Exit as error:
            if key and error.exit_code == WRONG_INPUT:  # the rest is done, and asking again would not help
                end(self.cache, key)
            raise
        if key and not is_due():
            end(self.cache, key)

    @asynccontextmanager
    async def workshop(self, reporter: Reporter, asks: bool = True) -> AsyncIterator[Workshop]:
        """Readers, cache, prompts and model, checked before the first paper; the caller puts in the source.

        With `asks` false the model cannot be asked, so that no key is needed.
        """
        prompts, site = load_prompts(self.settings.prompts), self.look.site  # a template is checked before it costs
        if not self.to_stdout:
            _require_writable(self.settings.out)
            sweep(self.settings.out, ".*.md.tmp", "*/.*.md.tmp", ".paperdigest/**/.*.tmp")
        _require_writable(self.settings.cache_folder)
        sweep(self.settings.cache_folder, "*/??/.*.tmp")
        async with AsyncExitStack() as stack:
            model = await open_model(self.settings, os.environ, self.console.say, stack) if asks else None
            asker = Asker(
                AccountedModel(model or nameable_model(self.settings), self.account),
                prompts,
                self.cache,
                self.settings.chain,
                self.settings.translate_abstract,
                InputLimit(self.settings.max_input_tokens, prices.input_limit(self.model_name)),
            )
            asker.require_room(self.settings.languages)
            sandbox = await stack.enter_async_context(self.sandbox())
            stack.enter_context(reporter)
            yield Workshop(
                _no_source,
                sandbox.read,
                asker,
                self.cache,
                self.settings.languages,
                reporter,
                illustrator=self._cutter(sandbox.crop, site),
            )

    @asynccontextmanager
    async def sandbox(self) -> AsyncIterator[Sandbox]:
        """The reader of PDFs; arXiv is closed with it."""
        async with WatchedSandbox(self.console.log) as sandbox:
            try:
                yield sandbox
            finally:
                if self._arxiv:
                    await self._arxiv.close()

    def _cutter(self, crop: Crop, site: Site) -> FigureCutter:
        """What makes the figures; it keeps none for a post that is only printed."""
        settings = self.settings
        keeps = bool(settings.max_figures) and not self.to_stdout
        if keeps and not settings.asset_folder:
            _require_writable(settings.assets)
        return FigureCutter(
            crop,
            self.cache,
            ImageStyle(settings.figure_format, settings.figure_dpi),
            settings.max_figures,
            self.console.say,
            shows=settings.see_figures,
            places=self.places(site) if keeps else None,
            upload_command=settings.upload_command,
        )

    def places(self, site: Site) -> Places:
        """Where posts have their pictures."""
        settings = self.settings
        by_file = site.by_file and "url_prefix" not in settings.model_fields_set and not settings.upload_command
        return Places(
            settings.assets,
            settings.url_prefix,
            is_flat=bool(settings.upload_command),
            asset_folder=settings.asset_folder,
            post_url=settings.post_url,
            by_file=by_file,
        )

    def arxiv(self) -> "ArxivSource":
        """arXiv, opened when it is first needed: its package is slow to load."""
        if self._arxiv is None:
            self._arxiv = open_arxiv(self.settings, self.cache, self.console.say)
        return self._arxiv

    @cached_property
    def look(self) -> Look:
        """How posts are written; ConfigError when the user's template cannot be used."""
        look = Look(SITES[self.settings.site], self.settings.template)
        check_look(look)
        return look

    def single_post(self, paper_id: str) -> Path:
        """The post of one paper."""
        return single_post(self.look.site, self.settings.out, paper_id, self.now.date())

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
            post_url=settings.post_url,
            look=self.look,
        )


def _require_writable(folder: Path) -> None:
    """Fail before the work, not after it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(f"cannot make the folder {folder}", error, "choose another") from error
    if not os.access(folder, os.W_OK):
        raise ConfigError(f"cannot write into {folder}: choose another folder, or mend this one")


async def _no_source(paper: Paper) -> bytes:
    raise PaperError(f"no source has {paper.id}")
