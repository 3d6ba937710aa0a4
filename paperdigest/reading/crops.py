"""Cut figures out of a PDF as images: sharp, trimmed, and bounded in size."""

import io
from collections.abc import Sequence

import pypdfium2
from PIL import Image as Picture
from PIL import ImageChops

from paperdigest.document import Figure
from paperdigest.errors import PaperError
from paperdigest.image import LONGEST, Image, ImageStyle
from paperdigest.reading.layout import DAMAGED

_POINTS = 72.0  # an inch
_FAINT = 12  # of 255: a difference from white that is no ink
_MARGIN = 3.0  # points of white around the ink
_QUALITY = 88  # of WebP and JPEG
_SMALLEST = 16  # pixels: less is no figure


def crop_figures(pdf: bytes, figures: Sequence[Figure], style: ImageStyle) -> tuple[Image | None, ...]:
    """An image for each figure, None for one that shows nothing; PaperError when pdfium refuses the PDF."""
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return tuple(_crop(document, figure, style) for figure in figures)
    except pypdfium2.PdfiumError as error:
        raise PaperError(DAMAGED) from error


def _crop(document: pypdfium2.PdfDocument, figure: Figure, style: ImageStyle) -> Image | None:
    page = document[figure.page - 1]
    if figure.turn:
        page.set_rotation((page.get_rotation() - figure.turn) % 360)
    width, height = page.get_size()
    x0, y0, x1, y1 = figure.box
    x0, y0, x1, y1 = max(x0, 0.0), max(y0, 0.0), min(x1, width), min(y1, height)
    if min(x1 - x0, y1 - y0) < 1:
        return None
    scale = min(style.dpi / _POINTS, (LONGEST - 2 * _SMALLEST) / (max(x1 - x0, y1 - y0) + 2 * _MARGIN))
    drawn = page.render(scale=scale, crop=(x0, height - y1, width - x1, y0), draw_annots=False).to_pil().convert("RGB")
    page.close()
    trimmed = _trimmed(drawn, round(_MARGIN * scale))
    return _encoded(trimmed, style) if trimmed else None


def _trimmed(drawn: Picture.Image, margin: int) -> Picture.Image | None:
    """The image without the white around its ink, but for a margin; None when there is hardly any ink."""
    paper = Picture.new("RGB", drawn.size, "white")
    ink = ImageChops.difference(drawn, paper).convert("L").point(lambda value: 255 if value > _FAINT else 0)
    box = ink.getbbox()
    if box is None or min(box[2] - box[0], box[3] - box[1]) < _SMALLEST:
        return None
    result = Picture.new("RGB", (box[2] - box[0] + 2 * margin, box[3] - box[1] + 2 * margin), "white")
    result.paste(drawn.crop(box), (margin, margin))
    return result


def _encoded(picture: Picture.Image, style: ImageStyle) -> Image:
    file = io.BytesIO()
    if style.format == "png":
        picture.save(file, "PNG", optimize=True)
    else:
        picture.save(file, style.format.upper(), quality=_QUALITY)
    return Image(file.getvalue(), style.format, *picture.size)
