"""Read lines, outline and link annotations of a PDF with pypdf: slower, without positions, but hard to upset."""

import io
import logging
from collections.abc import Iterator
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, Destination, TextStringObject

from paperdigest.errors import PaperError
from paperdigest.reading.accents import accented
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
from paperdigest.reading.paint import Matrix, PaintState
from paperdigest.reading.scans import SCAN_SHARE

_LEADING = 12.0  # points between lines, made up: pypdf gives no positions
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_layout(pdf: bytes) -> Layout:
    """Read a PDF's bytes; raises PaperError when pypdf refuses them."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(pdf))
        if reader.is_encrypted and not reader.decrypt(""):
            raise PaperError(ENCRYPTED)
        if len(reader.pages) > MAX_PAGES:
            raise PaperError(TOO_MANY_PAGES.format(len(reader.pages)))
        return _read_pages(reader)
    except (PaperError, MemoryError):
        raise
    except Exception as error:  # pypdf lets errors of many kinds escape from hostile files
        raise PaperError(DAMAGED) from error


def _read_pages(reader: pypdf.PdfReader) -> Layout:
    pages: list[Page] = []
    hidden: list[str] = []
    links: list[Annotation] = []
    for number, page in enumerate(reader.pages, start=1):
        pages.append(_read_page(page, number, hidden))
        links += [Annotation(url, number) for url in _annotated_urls(page)]
    return Layout(tuple(pages), tuple(_outline(reader)), tuple(links), tuple(hidden), "pypdf")


def _read_page(page: pypdf.PageObject, number: int, hidden: list[str]) -> Page:
    """The page's lines at made-up heights; text that is not seen goes to `hidden` or to the page's layer."""
    width, height = float(page.mediabox.right), float(page.mediabox.top)
    state, unpainted = PaintState(width, height), list[str]()

    def take_unseen(operator: bytes, operands: list[Any], page_matrix: Matrix, text_matrix: Matrix) -> None:
        state.follow(operator, operands, page_matrix)
        if state.leaves_out(operator):
            unpainted.append(_take(operator, operands))
        elif state.hides(operator, page_matrix, text_matrix):
            hidden.append(_take(operator, operands))

    lines = _lines(page.extract_text(visitor_operand_before=take_unseen), number)
    layer: tuple[Line, ...] = ()
    if unpainted and state.covered >= SCAN_SHARE * width * height:
        layer = _lines(_unpainted_text(page), number)
    else:
        hidden += unpainted
    return Page(number, width, (len(lines) + len(layer) + 1) * _LEADING, lines, layer)


def _unpainted_text(page: pypdf.PageObject) -> str:
    state = PaintState(float(page.mediabox.right), float(page.mediabox.top))

    def take_painted(operator: bytes, operands: list[Any], page_matrix: Matrix, *_: Matrix) -> None:
        state.follow(operator, operands, page_matrix)
        if state.shows(operator) and not state.leaves_out(operator):
            _take(operator, operands)

    return page.extract_text(visitor_operand_before=take_painted)


def _lines(text: str, number: int) -> tuple[Line, ...]:
    return tuple(
        Line(
            accented(text.rstrip("\u00ad")),
            number,
            y0=at * _LEADING,
            y1=at * _LEADING + 10.0,
            hyphen=text.endswith("\u00ad"),
            base=at * _LEADING + 10.0,
        )
        for at, text in enumerate(text for text in text.splitlines() if text.strip())
    )


def _take(operator: bytes, operands: list[Any]) -> str:
    """Take the text out of an operator that shows it."""
    if not operands:
        return ""
    text = _shown(operands[-1])
    operands[-1] = ArrayObject() if operator == b"TJ" else TextStringObject("")
    return text


def _shown(operand: Any) -> str:
    pieces = operand if isinstance(operand, list) else [operand]
    texts = (piece.decode("latin-1") if isinstance(piece, bytes) else piece for piece in pieces)
    return "".join(text for text in texts if isinstance(text, str))


def _outline(reader: pypdf.PdfReader) -> Iterator[OutlineEntry]:
    try:
        entries = reader.outline
    except Exception:  # noqa: BLE001 - a broken outline does not make the text unreadable
        return
    yield from _entries(reader, entries, 1)


def _entries(reader: pypdf.PdfReader, entries: list[Any], level: int) -> Iterator[OutlineEntry]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _entries(reader, entry, level + 1)
        elif isinstance(entry, Destination) and entry.title:
            page = reader.get_destination_page_number(entry)
            if page is not None and page >= 0:
                yield OutlineEntry(" ".join(entry.title.split()), level, page + 1)


def _annotated_urls(page: pypdf.PageObject) -> Iterator[str]:
    for reference in page.get("/Annots") or ():
        annotation = reference.get_object()
        action = annotation.get("/A") if isinstance(annotation, dict) else None
        target = action.get_object().get("/URI") if action is not None else None
        if isinstance(target, str):
            yield target
