"""Read where a page is painted with anything but text: images, lines and areas, shadings, drawings."""

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from paperdigest.reading.layout import Mark, MarkKind

_KINDS: dict[int, MarkKind] = {
    pdfium.FPDF_PAGEOBJ_PATH: "path",
    pdfium.FPDF_PAGEOBJ_IMAGE: "image",
    pdfium.FPDF_PAGEOBJ_SHADING: "shading",
    pdfium.FPDF_PAGEOBJ_FORM: "form",
}
_MOST = 20_000  # objects of a page: a drawing of more is known well enough by these
# called for every object, with plain numbers for pointers
_Address, _Float = ctypes.c_void_p, ctypes.c_void_p
_object = ctypes.cast(pdfium.FPDFPage_GetObject, ctypes.CFUNCTYPE(_Address, _Address, ctypes.c_int))
_kind = ctypes.cast(pdfium.FPDFPageObj_GetType, ctypes.CFUNCTYPE(ctypes.c_int, _Address))
_bounds = ctypes.cast(
    pdfium.FPDFPageObj_GetBounds, ctypes.CFUNCTYPE(ctypes.c_int, _Address, _Float, _Float, _Float, _Float)
)


class Upright:
    """Turns PDF coordinates (origin lower left, before the page's rotation) into those of the page as it is shown."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.rotation = page.get_rotation()
        self._left, self._bottom, self._right, self._top = page.get_cropbox()

    def box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """x0, y0, x1, y1 in points from the upper left corner."""
        if self.rotation == 0:
            return left - self._left, self._top - top, right - self._left, self._top - bottom
        if self.rotation == 90:
            return bottom - self._bottom, left - self._left, top - self._bottom, right - self._left
        if self.rotation == 180:
            return self._right - right, bottom - self._bottom, self._right - left, top - self._bottom
        return self._top - top, self._right - right, self._top - bottom, self._right - left


def read_marks(page: pypdfium2.PdfPage) -> tuple[Mark, ...]:
    """The page's painted objects on its top level, each once."""
    return tuple(dict.fromkeys(_marks(page)))


def _marks(page: pypdfium2.PdfPage) -> Iterator[Mark]:
    upright = Upright(page).box
    sides = (ctypes.c_float * 4)()  # left, bottom, right, top
    start, step = ctypes.addressof(sides), ctypes.sizeof(ctypes.c_float)
    places = [start + step * index for index in range(4)]
    raw = ctypes.cast(page.raw, ctypes.c_void_p).value
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST)):
        address = _object(raw, index)
        kind = _KINDS.get(_kind(address)) if address else None
        if kind and _bounds(address, *places):
            left, bottom, right, top = sides
            yield Mark(kind, *(round(value, 1) for value in upright(left, top, right, bottom)))
