import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from paperdigest.cache import Cache
from paperdigest.document import Figure
from paperdigest.errors import PaperError
from paperdigest.illustrating.illustrate import FigureCutter, Load
from paperdigest.illustrating.places import Places
from paperdigest.image import Image, ImageStyle
from tests.papers import document, paper

BOX = (0.0, 0.0, 9.0, 9.0)
FIGURES = (
    Figure("figure", "1", 1, BOX, "Figure 1: Sheep.", sentence="s1"),
    Figure("table", "2", 2, BOX, "Table 2: More sheep."),
    Figure("figure", "1", 3, BOX, "Figure 1: Again."),
)
DOCUMENT = replace(document("Figure 1: Sheep."), figures=FIGURES)
PLACES = Places(Path("assets"), "/images/paper/")
POST = Path("posts/2024-06-01/Sheep Topic.md")


async def load() -> bytes:
    return b"%PDF"


async def draw(pdf: Load, figures: Sequence[Figure], style: ImageStyle) -> tuple[Image | None, ...]:
    return tuple(Image(figure.caption.encode(), style.format, 401, 300) for figure in figures)


def cutter(said: list[str] | None = None, **changes: object) -> FigureCutter:
    said = [] if said is None else said
    base = FigureCutter(
        draw, Cache(Path("../cache")), ImageStyle(), 6, said.append, places=PLACES, post=lambda paper: POST
    )
    return replace(base, **changes)  # type: ignore[arg-type]


async def urls(made: FigureCutter) -> list[str]:
    async with made.at_work(paper(), DOCUMENT, load) as illustration:
        return [picture.url for picture in await illustration.pictures()]


def files(folder: str = ".") -> list[str]:
    return sorted(str(path) for path in Path(folder).rglob("*") if path.is_file())


async def test_files_and_links_under_the_assets() -> None:
    assert await urls(cutter()) == [
        f"/images/paper/2401.00001v1/{name}" for name in ("fig-1.webp", "tab-2.webp", "fig-1-p3.webp")
    ]
    assert files("assets")[0] == "assets/2401.00001v1/fig-1-p3.webp"
    assert Path("assets/2401.00001v1/fig-1.webp").read_bytes() == b"Figure 1: Sheep."


async def test_what_a_picture_says_of_itself() -> None:
    async with cutter(most=1).at_work(paper(), DOCUMENT, load) as illustration:
        [picture] = await illustration.pictures()
    assert (picture.label, picture.page, picture.caption) == ("Figure 1", 1, "Figure 1: Sheep.")
    assert (picture.width, picture.height) == (201, 150)


@pytest.mark.parametrize(("post_url", "link"), [("", ""), ("/{date}/{topic}/", "/2024-06-01/Sheep%20Topic/")])
async def test_hexos_asset_folder(post_url: str, link: str) -> None:
    places = replace(PLACES, asset_folder=True, post_url=post_url)
    assert (await urls(cutter(places=places)))[0] == f"{link}2401.00001v1-fig-1.webp"
    assert files("posts")[0].startswith("posts/2024-06-01/Sheep Topic/2401.00001v1-fig-1")


async def test_only_the_best_are_drawn_and_none_without_a_place() -> None:
    assert len(await urls(cutter(most=2))) == 2
    assert await urls(cutter(most=0)) == []
    assert await urls(cutter(places=None)) == []
    assert len(files()) == 2


async def test_the_model_sees_figures_only_when_it_shall() -> None:
    async with cutter().at_work(paper(), DOCUMENT, load) as illustration:
        assert await illustration.seen() == ()
    async with cutter(shows=True, places=None).at_work(paper(), DOCUMENT, load) as illustration:
        assert [figure.heading for figure in await illustration.seen()] == ["Figure 1 [s1]:", "Table 2:", "Figure 1:"]


async def test_figures_that_cannot_be_drawn_are_said_and_survived() -> None:
    async def fail(pdf: Load, figures: Sequence[Figure], style: ImageStyle) -> tuple[Image | None, ...]:
        raise PaperError("it needs too much memory")

    said: list[str] = []
    assert await urls(cutter(said, crop=fail)) == []
    assert said == ["2401.00001v1: no figures: it needs too much memory"]


async def test_figures_are_cut_out_once_and_a_cut_entry_of_the_cache_is_none() -> None:
    drawn = 0

    async def count(pdf: Load, figures: Sequence[Figure], style: ImageStyle) -> tuple[Image | None, ...]:
        nonlocal drawn
        drawn += 1
        return await draw(pdf, figures, style)

    first = await urls(cutter(crop=count))
    assert await urls(cutter(crop=count)) == first
    assert drawn == 1
    await urls(cutter(crop=count, style=ImageStyle("png")))
    assert drawn == 2
    for entry in Path("../cache/crops").rglob("*"):
        if entry.is_file():
            entry.write_bytes(entry.read_bytes()[:20])
    await urls(cutter(crop=count))
    assert drawn == 3


async def test_a_folder_that_cannot_be_written_costs_the_pictures_only() -> None:
    Path("assets").write_text("in the way")
    said: list[str] = []
    assert await urls(cutter(said, most=1)) == []
    assert said[0].startswith("2401.00001v1: fig-1.webp is left out: cannot write assets/2401.00001v1")


async def test_what_is_not_finished_is_given_up() -> None:
    async def hang(pdf: Load, figures: Sequence[Figure], style: ImageStyle) -> tuple[Image | None, ...]:
        await asyncio.Event().wait()
        raise AssertionError

    with pytest.raises(ZeroDivisionError):
        async with cutter(crop=hang).at_work(paper(), DOCUMENT, load):
            raise ZeroDivisionError
    assert len(asyncio.all_tasks()) == 1


UPLOADER = """
import json, os, sys
with open("log", "a") as log:
    print(json.dumps([sys.argv[1:], sorted(k for k in os.environ if k.endswith("_API_KEY"))]), file=log)
if "tab" in sys.argv[1]:
    sys.exit("no room for " + sys.argv[1])
"""


def log() -> list[tuple[list[str], list[str]]]:
    return [(arguments, keys) for arguments, keys in map(json.loads, Path("log").read_text().splitlines())]


async def test_each_new_picture_is_uploaded_once_and_a_failure_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", "0123456789")
    Path("up.py").write_text(UPLOADER)
    said: list[str] = []
    uploading = cutter(
        said,
        places=replace(PLACES, url_prefix="https://a.example/", is_flat=True),
        upload_command=f"{sys.executable} up.py {{path}} 'a b; rm'",
    )
    wanted = ["https://a.example/2401.00001v1-fig-1.webp", "https://a.example/2401.00001v1-fig-1-p3.webp"]
    assert await urls(uploading) == wanted
    assert log()[0] == (["assets/2401.00001v1/2401.00001v1-fig-1.webp", "a b; rm"], [])
    assert len(said) == 1
    assert "tab-2.webp was not uploaded and is left out: exit code 1: no room" in said[0]
    assert await urls(uploading) == wanted
    assert [arguments[0][-10:] for arguments, _ in log()[3:]] == ["tab-2.webp"]


async def test_a_command_that_is_not_there() -> None:
    said: list[str] = []
    assert await urls(cutter(said, most=1, upload_command="no-such-command {path}")) == []
    assert "no-such-command: No such file or directory" in said[0]


async def test_links_by_file_lead_from_the_post_to_the_picture() -> None:
    [first, *_] = await urls(cutter(places=replace(PLACES, assets=Path("posts/assets"), by_file=True)))
    assert first == "../assets/2401.00001v1/fig-1.webp"
