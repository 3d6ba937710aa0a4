"""Watching: the reader of PDFs, and in the log what the system does not deny its child processes."""

from collections.abc import Awaitable, Callable, Sequence

from paperdigest.document import Document, Figure
from paperdigest.image import Image, ImageStyle
from paperdigest.logfile import Log
from paperdigest.reading.sandbox import Sandbox


class WatchedSandbox(Sandbox):
    """A sandbox that is not whole is noted once, as soon as a child has said so: a run may be killed later."""

    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log, self._is_noted = log, False

    async def read(self, pdf: bytes) -> Document:
        """As the sandbox does."""
        try:
            return await super().read(pdf)
        finally:
            self._note()

    async def crop(
        self, load: Callable[[], Awaitable[bytes]], figures: Sequence[Figure], style: ImageStyle
    ) -> tuple[Image | None, ...]:
        """As the sandbox does."""
        try:
            return await super().crop(load, figures, style)
        finally:
            self._note()

    def _note(self) -> None:
        if self.undenied and not self._is_noted:
            self._is_noted = True
            self._log.write("warning", "not confined", message=f"reading may use {' and '.join(self.undenied)}")
