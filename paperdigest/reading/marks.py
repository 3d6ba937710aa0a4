"""Read where a page is painted with anything but text: images, lines and areas, shadings, drawings."""

import ctypes
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

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
_WHOLE = 0.6  # of the page: a form that covers it holds the page itself
_DEPTH = 4  # of forms inside forms
# called for every object, with plain numbers for pointers
_Address, _Float = ctypes.c_void_p, ctypes.c_void_p
_object = ctypes.cast(pdfium.FPDFPage_GetObject, ctypes.CFUNCTYPE(_Address, _Address, ctypes.c_int))
_object_of_form = ctypes.cast(pdfium.FPDFFormObj_GetObject, ctypes.CFUNCTYPE(_Address, ctypes.c_void_p, ctypes.c_ulong))
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


Sides = tuple[float, float, float, float]  # left, bottom, right, top
Place = Callable[[float, float, float, float], Sides]


def read_marks(page: pypdfium2.PdfPage) -> tuple[Mark, ...]:
    """The page's painted objects, each once: those on its top level, and those of forms that hold its text."""
    return tuple(dict.fromkeys(_Marks(page)))


class _Marks:
    """Walks through the objects of one page."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page, self._upright = page, Upright(page).box
        width, height = page.get_size()
        self._whole = _WHOLE * width * height
        self._left = _MOST

    def __iter__(self) -> Iterator[Mark]:
        count = pdfium.FPDFPage_CountObjects(self._page.raw)
        raw = ctypes.cast(self._page.raw, ctypes.c_void_p).value
        yield from self._read((_object(raw, index) for index in range(count)), _as_it_is, 0)

    def _read(self, objects: Iterator[Any], place: Place, depth: int) -> Iterator[Mark]:
        """The marks of a page or form; `place` tells where on the page a box of its coordinates is."""
        sides = (ctypes.c_float * 4)()  # left, bottom, right, top
        start, step = ctypes.addressof(sides), ctypes.sizeof(ctypes.c_float)
        places = [start + step * index for index in range(4)]
        kinds = [(address, _kind(address)) for address in islice(objects, self._left) if address]
        self._left -= len(kinds)
        is_wrapped = all(kind != pdfium.FPDF_PAGEOBJ_TEXT for _, kind in kinds)
        for address, number in kinds:
            kind = _KINDS.get(number)
            if not kind or not _bounds(address, *places):
                continue
            left, bottom, right, top = place(*sides)
            is_whole = is_wrapped or (right - left) * (top - bottom) > self._whole
            if kind == "form" and depth < _DEPTH and is_whole:
                yield from self._read(_objects_of_form(address), _within(address, place), depth + 1)
            else:
                yield Mark(kind, *(round(value, 1) for value in self._upright(left, top, right, bottom)))


def _objects_of_form(address: Any) -> Iterator[Any]:
    form = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
    return (_object_of_form(address, index) for index in range(max(pdfium.FPDFFormObj_CountObjects(form), 0)))


def _as_it_is(left: float, bottom: float, right: float, top: float) -> Sides:
    return left, bottom, right, top


def _within(address: Any, place: Place) -> Place:
    """Where on the page a box inside a form is; `place` is that of what the form stands in."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT), matrix)

    def moved(left: float, bottom: float, right: float, top: float) -> Sides:
        corners = [(x, y) for x in (left, right) for y in (bottom, top)]
        xs = [matrix.a * x + matrix.c * y + matrix.e for x, y in corners]
        ys = [matrix.b * x + matrix.d * y + matrix.f for x, y in corners]
        return place(min(xs), min(ys), max(xs), max(ys))

    return moved
