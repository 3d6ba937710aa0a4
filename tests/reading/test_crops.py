import io
from dataclasses import replace

import pytest
from PIL import Image as Picture

from paperdigest.errors import PaperError
from paperdigest.image import LONGEST, Image, ImageFormat, ImageStyle
from paperdigest.reading.crops import crop_figures
from paperdigest.reading.read import read_pdf
from tests.reading.illustrated import illustrated

PDF = illustrated()
FIGURE = next(figure for figure in read_pdf(PDF).figures if figure.kind == "figure")


def crop(style: ImageStyle, pdf: bytes = PDF, **changes: object) -> Image | None:
    [image] = crop_figures(pdf, [replace(FIGURE, **changes)], style)  # type: ignore[arg-type]
    return image


@pytest.mark.parametrize(("name", "mark"), [("webp", b"RIFF"), ("png", b"\x89PNG"), ("jpeg", b"\xff\xd8")])
def test_formats(name: ImageFormat, mark: bytes) -> None:
    image = crop(ImageStyle(name))
    assert image
    assert image.data.startswith(mark)
    assert Picture.open(io.BytesIO(image.data)).size == (image.width, image.height)


def test_the_resolution_is_the_settings_and_bounded() -> None:
    fine, coarse = crop(ImageStyle("png", 144)), crop(ImageStyle("png", 72))
    assert fine and coarse  # noqa: PT018
    assert abs(fine.width - 2 * coarse.width) <= 4
    largest = crop(ImageStyle("png", 600), box=(0, 0, 612, 792))
    assert largest
    assert max(largest.width, largest.height) <= LONGEST


def test_white_around_the_ink_is_cut_off_but_for_a_margin() -> None:
    image = crop(ImageStyle("png", 72), box=(100, 120, 500, 240))
    assert image
    assert (image.width, image.height) == (306, 106)
    assert Picture.open(io.BytesIO(image.data)).getpixel((3, 3)) == (51, 102, 204)


def test_the_same_bytes_each_time() -> None:
    assert crop(ImageStyle()) == crop(ImageStyle())


def test_nothing_to_see_is_no_image() -> None:
    assert crop(ImageStyle(), box=(10, 10, 60, 30)) is None
    assert crop(ImageStyle(), box=(10, 10, 10, 30)) is None


def test_a_damaged_pdf_is_a_paper_error() -> None:
    with pytest.raises(PaperError, match="damaged"):
        crop(ImageStyle(), pdf=b"%PDF-1.7 nothing")
