"""Read lines, outline and link annotations of a PDF with pypdfium2."""

import ctypes
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from paperdigest.errors import PaperError
from paperdigest.reading.blocks import is_caption
from paperdigest.reading.glyphs import Glyph, Style, glyphs_to_lines, main_angle
from paperdigest.reading.layout import (
    DAMAGED,
    ENCRYPTED,
    MAX_PAGES,
    TOO_MANY_PAGES,
    Annotation,
    Layout,
    Line,
    OutlineEntry,
    Page,
)
from paperdigest.reading.marks import Upright, read_marks
from paperdigest.reading.mathfonts import meanings
from paperdigest.reading.raster import Raster
from paperdigest.reading.scans import SCAN_SHARE
from paperdigest.reading.visibility import Sheet, unseen_pieces

_BOLD_NAMES = (b"bold", b"cmbx", b"medi", b"black", b"heavy", b"-bd", b"sfbx", b"cmssbx")
_MAX_OUTLINE = 2000
_SPACE = Glyph(" ")
# the functions that are called for every letter, with plain numbers for pointers, which are much faster to handle
_Address, _Index = ctypes.c_void_p, ctypes.c_int
_unicode = ctypes.cast(pdfium.FPDFText_GetUnicode, ctypes.CFUNCTYPE(ctypes.c_uint, _Address, _Index))
_object_address = ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.CFUNCTYPE(_Address, _Address, _Index))
_loose_box = ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.CFUNCTYPE(ctypes.c_int, _Address, _Index, _Address))


def read_layout(pdf: bytes) -> Layout:
    """Read a PDF's bytes; raises PaperError when pdfium refuses them."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        # pdfium may report the error of the file before: a password is believed only where there is encryption
        if error.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in pdf:
            raise PaperError(ENCRYPTED) from error
        raise PaperError(DAMAGED) from error
    with document:
        if len(document) > MAX_PAGES:
            raise PaperError(TOO_MANY_PAGES.format(len(document)))
        return _read_pages(document)


def _read_pages(document: pypdfium2.PdfDocument) -> Layout:
    pages: list[Page] = []
    hidden: list[str] = []
    links: list[Annotation] = []
    broken = 0
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            read, unseen = _read_page(page, number)
        except pypdfium2.PdfiumError:  # one broken page does not make the others unreadable
            pages.append(Page(number, 0.0, 0.0, ()))
            broken += 1
            continue
        pages.append(read)
        hidden += unseen
        links += _annotations(document, page, number)
        page.close()
    if broken == len(pages):
        raise PaperError(DAMAGED)
    return Layout(tuple(pages), tuple(_outline(document)), tuple(links), tuple(hidden), "pypdfium2")


def _read_page(page: pypdfium2.PdfPage, number: int) -> tuple[Page, list[str]]:
    glyphs = _glyphs(page)
    angle = main_angle(glyphs)
    if angle:  # a page that lies on its side is read as it would be held
        page.set_rotation((page.get_rotation() - angle) % 360)
        glyphs = _glyphs(page)
    width, height = page.get_size()
    unpainted, hidden = unseen_pieces(glyphs, Sheet(width, height, Raster(page).share_unlike))
    unseen = unpainted | hidden
    visible = [glyph for glyph in glyphs if glyph.style is None or glyph.style.piece not in unseen]
    lines = tuple(glyphs_to_lines(visible if unseen else glyphs, number))
    layer: tuple[Line, ...] = ()
    if unpainted and _is_scan(page, width * height):
        layer, unseen = _lines_of(unpainted, glyphs, number), hidden
    marks = read_marks(page) if any(is_caption(line.text) for line in lines) else ()
    read = Page(number, width, height, lines, layer, marks, angle)
    return read, [line.text for line in _lines_of(unseen, glyphs, number)]


def _lines_of(pieces: frozenset[int], glyphs: Sequence[Glyph], number: int) -> tuple[Line, ...]:
    if not pieces:
        return ()
    chosen = [glyph for glyph in glyphs if glyph.style is None or glyph.style.piece in pieces]
    return tuple(glyphs_to_lines(chosen, number))


def _glyphs(page: pypdfium2.PdfPage) -> list[Glyph]:
    """Every character in reading order, its box turned upright."""
    text_page = page.get_textpage()
    raw, upright, fonts = text_page.raw, Upright(page).box, _Fonts()
    glyphs: list[Glyph] = []
    rotation = page.get_rotation()
    kinds: dict[int, tuple[Style, Mapping[str, str]]] = {}
    box = pdfium.FS_RECTF()
    letters, place = ctypes.addressof(raw.contents), ctypes.addressof(box)
    for index in range(text_page.count_chars()):
        char = chr(_unicode(letters, index))
        if char == " ":
            glyphs.append(_SPACE)
            continue
        address = _object_address(letters, index)
        if not address or not _loose_box(letters, index, place):
            glyphs.append(Glyph(char))
            continue
        kind = kinds.get(address)
        if kind is None:
            target = pdfium.FPDFText_GetTextObject(raw, index)
            font = fonts.font_of(raw, index, target)
            kind = kinds[address] = _style(raw, index, target, len(kinds), rotation, font.bold), font.meanings
        style, meant = kind
        if meant:
            char = meant.get(char, char)
        x0, y0, x1, y1 = upright(box.left, box.top, box.right, box.bottom)
        if char:
            glyphs.append(Glyph(char, style, x0, y0, x1, y1))
    text_page.close()
    return glyphs


def _style(raw: object, index: int, target: object, piece: int, rotation: int, bold: bool) -> Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, index, matrix)
    size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
    turn = math.degrees(math.atan2(-matrix.b, matrix.a)) + rotation
    angle = round(turn / 90) * 90 % 360 if abs(turn / 90 - round(turn / 90)) < 0.1 else -1
    mode = pdfium.FPDFTextObj_GetTextRenderMode(target)
    channels = [ctypes.c_uint() for _ in range(4)]
    painted = pdfium.FPDFPageObj_GetStrokeColor if mode == 1 else pdfium.FPDFPageObj_GetFillColor
    known = painted(target, *channels)
    red, green, blue, alpha = (channel.value for channel in channels)
    colour = (red, green, blue, alpha) if known else None
    return Style(piece, round(abs(size), 1), bold, angle, mode, colour)


class _Font(NamedTuple):
    bold: bool
    meanings: Mapping[str, str]


class _Fonts:
    """Remembers what is known of a page's fonts."""

    def __init__(self) -> None:
        self._known: dict[int, _Font] = {}

    def font_of(self, raw: object, index: int, target: object) -> _Font:
        """The font of a text object, to which the character at `index` belongs."""
        font = pdfium.FPDFTextObj_GetFont(target)
        if not font:
            return _Font(False, {})
        address = ctypes.addressof(font.contents)
        if address not in self._known:
            buffer = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
            name = buffer.value.lower()
            named = any(word in name for word in _BOLD_NAMES)
            self._known[address] = _Font(named or pdfium.FPDFText_GetFontWeight(raw, index) >= 600, meanings(name))
        return self._known[address]


def _is_scan(page: pypdfium2.PdfPage, area: float) -> bool:
    """Whether images cover most of the page."""
    covered = 0.0
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = image.get_bounds()
        covered += (right - left) * (top - bottom)
    return covered >= SCAN_SHARE * area


def _outline(document: pypdfium2.PdfDocument) -> Iterator[OutlineEntry]:
    for count, bookmark in enumerate(document.get_toc()):
        target = bookmark.get_dest()
        index = target.get_index() if target else None
        title = " ".join(bookmark.get_title().split())
        if title and index is not None:
            yield OutlineEntry(title, bookmark.level + 1, index + 1)
        if count >= _MAX_OUTLINE:
            return


def _annotations(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, number: int) -> Iterator[Annotation]:
    position, link, area, upright = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF(), Upright(page)
    while pdfium.FPDFLink_Enumerate(page, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
        pdfium.FPDFLink_GetAnnotRect(link, area)
        x0, y0, x1, y1 = upright.box(area.left, area.top, area.right, area.bottom)
        yield Annotation(buffer.value.decode("utf-8", "replace"), number, (x0 + x1) / 2, (y0 + y1) / 2)
