"""A page as it looks, drawn small and only when asked, to compare letters with what lies behind them."""

import math

import pypdfium2

from paperdigest.reading.visibility import Box, Colour

_SCALE = 2.0  # pixels a point
_MAX_PIXELS = 4_000_000
_UNLIKE = 32  # of 255, in any channel: a difference that the eye sees


class Raster:
    """One page's pixels."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._pixels = b""
        self._stride = self._columns = self._rows = 0
        width, height = page.get_size()
        self._scale = min(_SCALE, math.sqrt(_MAX_PIXELS / max(width * height, 1.0)))

    def share_unlike(self, box: Box, colour: Colour) -> float:
        """Share (0–1) of a box's pixels that differ clearly from a colour (red, green, blue)."""
        if not self._pixels:
            self._draw()
        x0, y0, x1, y1 = (round(value * self._scale) for value in box)
        x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, self._columns), min(y1, self._rows)
        unlike = total = 0
        for row in range(y0, y1):
            start = row * self._stride
            line = self._pixels[start + 3 * x0 : start + 3 * x1]
            for blue, green, red in zip(line[::3], line[1::3], line[2::3], strict=True):
                total += 1
                unlike += max(abs(red - colour[0]), abs(green - colour[1]), abs(blue - colour[2])) >= _UNLIKE
        return unlike / total if total else 0.0

    def _draw(self) -> None:
        bitmap = self._page.render(scale=self._scale, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGR)
        self._pixels = bytes(bitmap.buffer)
        self._stride, self._columns, self._rows = bitmap.stride, bitmap.width, bitmap.height
