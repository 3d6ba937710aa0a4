"""Illustrating: a paper's best figures are cut out and put where its post finds them, while the model answers."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from paperdigest.atomic import write_atomic
from paperdigest.cache import Cache
from paperdigest.digest import Picture
from paperdigest.document import Document, Figure
from paperdigest.errors import ConfigError, FullDiskError, PaperError
from paperdigest.illustrating.crops import Crops
from paperdigest.illustrating.places import Place, Places, file_name
from paperdigest.illustrating.upload import upload
from paperdigest.image import SCREEN, Image, ImageStyle, SeenFigure
from paperdigest.paper import Paper

Load = Callable[[], Awaitable[bytes]]
Crop = Callable[[Load, Sequence[Figure], ImageStyle], Awaitable[tuple[Image | None, ...]]]
Drawn = Sequence[tuple[Figure, Image]]


class Illustration(Protocol):
    """The figures of one paper, in the making."""

    async def seen(self) -> tuple[SeenFigure, ...]:
        """Those that the model is shown; waits for them only if it is shown any."""

    async def pictures(self) -> tuple[Picture, ...]:
        """Those that the post shows, once their files are in place."""


class Illustrator(Protocol):
    """Makes the figures of papers."""

    def for_posts(self, post: Callable[[Paper], Path]) -> "Illustrator":
        """The same for the papers of these posts, of which `post` gives the file."""

    @asynccontextmanager
    def at_work(self, paper: Paper, document: Document, pdf: Load) -> AsyncIterator[Illustration]:
        """Begin with a paper's figures; what is not finished in the end is given up."""
        raise NotImplementedError


@dataclass(frozen=True)
class FigureCutter:
    """Cuts the `most` best figures out of each PDF, shows them to the model (`shows`) and keeps them for posts.

    `post` gives the file of a paper's post; without `places`, no file is written. What fails is told to `say` and
    costs the post its figures only.
    """

    crop: Crop
    cache: Cache
    style: ImageStyle
    most: int
    say: Callable[[str], None]
    shows: bool = False
    places: Places | None = None
    upload_command: str = ""
    post: Callable[[Paper], Path] = lambda paper: Path(paper.id)

    def for_posts(self, post: Callable[[Paper], Path]) -> "FigureCutter":
        """The same for the papers of these posts."""
        return replace(self, post=post)

    @asynccontextmanager
    async def at_work(self, paper: Paper, document: Document, pdf: Load) -> AsyncIterator["_Illustration"]:
        """Begin with a paper's figures; what is not finished in the end is given up."""
        drawing = asyncio.create_task(self._draw(paper, document, pdf))
        keeping = asyncio.create_task(self._keep(paper, drawing))
        try:
            yield _Illustration(drawing if self.shows else None, keeping)
        finally:
            keeping.cancel()
            drawing.cancel()
            await asyncio.gather(keeping, drawing, return_exceptions=True)  # errors were raised to who awaited them

    async def _draw(self, paper: Paper, document: Document, pdf: Load) -> Drawn:
        best = document.figures[: self.most] if self.places or self.shows else ()
        if not best:
            return ()
        crops = Crops(self.cache)
        key = crops.key(document, best, self.style)
        images = await asyncio.to_thread(crops.get, key)
        if images is None:
            try:
                images = await self.crop(pdf, best, self.style)
            except PaperError as error:
                self.say(f"{paper.versioned_id}: no figures: {error}")
                return ()
            await asyncio.to_thread(crops.put, key, images)
        return [(figure, image) for figure, image in zip(best, images, strict=True) if image]

    async def _keep(self, paper: Paper, drawing: asyncio.Task[Drawn]) -> tuple[Picture, ...]:
        drawn = await drawing
        if self.places is None or not drawn:
            return ()
        place = self.places.of(paper, self.post(paper))
        pictures: dict[str, Picture] = {}
        for figure, image in drawn:
            name = file_name(place, figure, image.format, pictures)
            if await self._put(paper, place.folder / name, image.data):
                pictures[name] = _picture(figure, image, place, name)
        return tuple(pictures.values())

    async def _put(self, paper: Paper, path: Path, data: bytes) -> bool:
        """Write a picture and upload it, unless it is there already; whether it is where posts link it."""
        if path.is_file() and path.read_bytes() == data:
            return True
        try:
            await asyncio.to_thread(write_atomic, path, data)
        except (ConfigError, FullDiskError) as error:  # a full disk, say: the post is worth more than its pictures
            self.say(f"{paper.versioned_id}: {path.name} is left out: {error}")
            return False
        problem = await upload(self.upload_command, path) if self.upload_command else ""
        if problem:
            path.unlink(missing_ok=True)  # so that it is new to the next run
            self.say(f"{paper.versioned_id}: {path.name} was not uploaded and is left out: {problem}")
        return not problem


@dataclass(frozen=True)
class _Illustration:
    drawing: asyncio.Task[Drawn] | None
    keeping: asyncio.Task[tuple[Picture, ...]]

    async def seen(self) -> tuple[SeenFigure, ...]:
        drawn = await self.drawing if self.drawing else ()
        return tuple(SeenFigure(figure.label, figure.sentence, image) for figure, image in drawn)

    async def pictures(self) -> tuple[Picture, ...]:
        return await self.keeping


class NoIllustrator:
    """Makes none."""

    def for_posts(self, post: Callable[[Paper], Path]) -> "NoIllustrator":
        """The same."""
        del post
        return self

    @asynccontextmanager
    async def at_work(self, paper: Paper, document: Document, pdf: Load) -> AsyncIterator["NoIllustrator"]:
        """Nothing is begun."""
        del paper, document, pdf
        yield self

    async def seen(self) -> tuple[SeenFigure, ...]:
        """None."""
        return ()

    async def pictures(self) -> tuple[Picture, ...]:
        """None."""
        return ()


def _picture(figure: Figure, image: Image, place: Place, name: str) -> Picture:
    return Picture(
        label=figure.label,
        page=figure.page,
        caption=figure.caption,
        file=name,
        url=place.url(name),
        width=-(-image.width // SCREEN),
        height=-(-image.height // SCREEN),
    )
