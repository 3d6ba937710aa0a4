"""Writes small PDFs for the tests: every piece of text where and how a test wants it."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

PROSE = (
    "We measure how much of a lantern's light reaches the harbour when fog drifts in from the open sea.",
    "The lamp was lit at dusk on forty evenings, and a keeper wrote down the brightness every ten minutes.",
    "Our results show that a green glass loses less light than a clear one once the fog has become dense.",
)


# what readers make of a font whose characters have names they do not know
_CODES_AS_MEANINGS = (
    b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <7F> <0000> endbfrange endcmap"
)


@dataclass(frozen=True)
class Piece:
    """One line of text; x and y are in points from the lower left corner, `operators` come before it."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 10
    font: str = "F1"  # F2 is bold, CMMI10, CMSY10 and CMEX10 are TeX's, without names for their characters
    operators: str = "0 g"
    turn: bool = False  # by 90 degrees to the left


def page(*pieces: Piece, before: str = "") -> str:
    """The content of a page: `before` is drawn first, then the pieces."""
    shown = "\n".join(_shown(piece) for piece in pieces)
    return f"{before}\n{shown}"


def _shown(piece: Piece) -> str:
    text = piece.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    matrix = "0 1 -1 0" if piece.turn else "1 0 0 1"
    place = f"{matrix} {piece.x} {piece.y} Tm"
    return f"q {piece.operators} BT /{piece.font} {piece.size} Tf {place} ({text}) Tj ET Q"


def paragraph(lines: Sequence[str], y: float = 600, x: float = 72, size: float = 10) -> list[Piece]:
    """Lines below one another, from y downwards."""
    return [Piece(line, x, y - at * 1.2 * size, size) for at, line in enumerate(lines)]


def pdf(
    *pages: str,
    rotate: int = 0,
    links: Sequence[tuple[int, str]] = (),
    outline: Sequence[tuple[str, int]] = (),
    in_form: bool = False,
) -> bytes:
    """A PDF with the given page contents; `links` (page index, URI) and `outline` (title, page index) are attached.

    With `in_form` each page shows a form, at half its size and doubled, that holds its content.
    """
    writer = Writer()
    catalog, tree = writer.reserve(), writer.reserve()
    fonts = [
        writer.add(f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>")
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    codes = writer.stream(_CODES_AS_MEANINGS)
    mathematical = " ".join(
        f"/{name} {writer.add(f'<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+{name}/ToUnicode {codes} 0 R>>')} 0 R"
        for name in ("CMMI10", "CMSY10", "CMEX10")
    )
    see_through = writer.add("<</Type/ExtGState/ca 0>>")
    resources = f"<</Font<</F1 {fonts[0]} 0 R/F2 {fonts[1]} 0 R {mathematical}>>/ExtGState<</G0 {see_through} 0 R>>>>"
    kids = []
    for index, content in enumerate(pages):
        stream, shown = writer.stream(content.encode("cp1252")), resources
        if in_form:
            form = f"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Matrix[.5 0 0 .5 0 0]/Resources {resources}"
            shown = f"<</XObject<</X0 {writer.stream(content.encode('cp1252'), form)} 0 R>>>>"
            stream = writer.stream(b"q 2 0 0 2 0 0 cm /X0 Do Q")
        annotations = " ".join(
            f"<</Type/Annot/Subtype/Link/Rect[72 600 200 612]/A<</S/URI/URI({uri})>>>>"
            for at, uri in links
            if at == index
        )
        kids.append(
            writer.add(
                f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 612 792]/Rotate {rotate}/Resources {shown}"
                f"/Contents {stream} 0 R/Annots[{annotations}]>>"
            )
        )
    writer.put(tree, f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>")
    outlines = f"/Outlines {_outline(writer, outline, kids)} 0 R" if outline else ""
    writer.put(catalog, f"<</Type/Catalog/Pages {tree} 0 R{outlines}>>")
    return writer.finish(catalog)


def paper(*sections: tuple[str, Sequence[str]], title: str = "Lanterns in Fog") -> bytes:
    """A one-page paper: title, author, then numbered or named sections, each with its lines."""
    pieces = [Piece(title, 180, 740, 18), Piece("Ada Lamplighter, Harbour Institute", 200, 715, 10)]
    y = 680.0
    for heading, lines in sections:
        pieces.append(Piece(heading, 72, y, 13, "F2"))
        pieces += paragraph(lines, y - 20)
        y -= 40 + 12 * len(lines)
    return pdf(page(*pieces))


# one grey image that covers a page, and text that puts no ink on it, as OCR programs lay it over a scan
SCAN = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID ~ EI Q"
UNPAINTED = [Piece(piece.text, piece.x, piece.y, operators="3 Tr") for piece in paragraph(PROSE)]


def _outline(writer: "Writer", entries: Sequence[tuple[str, int]], kids: Sequence[int]) -> int:
    root = writer.reserve()
    numbers = [writer.reserve() for _ in entries]
    for at, (title, index) in enumerate(entries):
        following = f"/Next {numbers[at + 1]} 0 R" if at + 1 < len(numbers) else ""
        writer.put(numbers[at], f"<</Title({title})/Parent {root} 0 R/Dest[{kids[index]} 0 R/Fit]{following}>>")
    writer.put(root, f"<</Type/Outlines/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R/Count {len(numbers)}>>")
    return root


class Writer:
    """Collects the objects of a PDF by number."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        self._objects.append(b"null")
        return len(self._objects)

    def put(self, number: int, body: str) -> None:
        self._objects[number - 1] = body.encode("latin-1")

    def add(self, body: str) -> int:
        number = self.reserve()
        self.put(number, body)
        return number

    def stream(self, content: bytes, entries: str = "") -> int:
        return self.packed(zlib.compress(content), f"{entries}/Filter/FlateDecode")

    def packed(self, data: bytes, entries: str = "/Filter/FlateDecode") -> int:
        """A stream of bytes as they are; `entries` of its dictionary say how to read them."""
        number = self.reserve()
        self.put(number, f"<<{entries}/Length {len(data)}>>stream\n{data.decode('latin-1')}\nendstream")
        return number

    def finish(self, catalog: int) -> bytes:
        out, places = bytearray(b"%PDF-1.7\n"), []
        for number, body in enumerate(self._objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, catalog, start)
        return bytes(out)
