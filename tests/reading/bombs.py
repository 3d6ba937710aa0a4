"""PDFs that are made to stop their reader: small files with endless work, cycles, and sizes that nobody prints."""

import zlib
from collections.abc import Callable, Mapping

from tests.reading.pdf_writer import PROSE, Writer, page, paragraph, pdf

# text that is shown again and again: minutes of work in a few bytes
ENDLESS = pdf(*[page(*paragraph(PROSE * 12)) * 60] * 40)
_TEXT = page(*paragraph(PROSE)).encode()
_WHITE = b" 1 g BT /F1 10 Tf 100 100 Td (White words) Tj ET"  # to know whether it is seen, the page is drawn


class _Bomb(Writer):
    """A PDF with a catalog, a tree of pages and a font."""

    def __init__(self) -> None:
        super().__init__()
        self.catalog, self.tree = self.reserve(), self.reserve()
        self.font = self.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")

    def page(self, content: int = 0, objects: str = "", box: str = "0 0 612 792") -> int:
        """A page with text, or another content; `objects` are those it draws."""
        resources = f"<</Font<</F1 {self.font} 0 R>>/XObject<<{objects}>>>>"
        content = content or self.stream(_TEXT)
        return self.add(
            f"<</Type/Page/Parent {self.tree} 0 R/MediaBox[{box}]/Resources{resources}/Contents {content} 0 R>>"
        )

    def form(self, number: int, content: bytes, drawn: int) -> int:
        """A piece of a page that draws another one."""
        resources = f"<</Font<</F1 {self.font} 0 R>>/XObject<</X {drawn} 0 R>>>>"
        head = f"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources{resources}/Length {len(content)}>>"
        self.put(number, f"{head}stream\n{content.decode()}\nendstream")
        return number

    def done(self, *kids: int, more: str = "") -> bytes:
        """The file, with these pages."""
        self.put(self.tree, f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>")
        self.put(self.catalog, f"<</Type/Catalog/Pages {self.tree} 0 R{more}>>")
        return self.finish(self.catalog)


def flate() -> bytes:
    """A page's content of 500 MB, packed twice."""
    bomb = _Bomb()
    packed = zlib.compress(_blanks(500), 9)
    return bomb.done(bomb.page(bomb.packed(packed, "/Filter[/FlateDecode/FlateDecode]")))


def image() -> bytes:
    """A picture of 60,000 by 60,000 pixels behind white words."""
    bomb = _Bomb()
    size = "/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB"
    picture = bomb.packed(zlib.compress(bytes(10**6)), f"/Type/XObject/Subtype/Image{size}/Filter/FlateDecode")
    content = bomb.stream(_TEXT + b" q 500 0 0 500 0 0 cm /X Do Q" + _WHITE)
    return bomb.done(bomb.page(content, f"/X {picture} 0 R"))


def object_stream() -> bytes:
    """The page's text stands in 500 MB of objects, to be unpacked before it can be found."""
    bomb = _Bomb()
    kept = bomb.packed(_blanks(500, b"9 0 "), "/Type/ObjStm/N 1/First 4/Filter/FlateDecode")
    places = zlib.compress(b"".join(bytes((2, 0, 0, 0, kept, 0)) if at == 9 else bytes(6) for at in range(10)))
    table = "/Type/XRef/Size 10/W[1 4 1]/Filter/FlateDecode"
    file = bomb.done(bomb.page(9))
    start = file.index(b"xref\n0 ")
    stream = b"99 0 obj\n<<%s/Length %d>>stream\n%s\nendstream\nendobj\n" % (table.encode(), len(places), places)
    trailer = file[start:].replace(b"/Root", b"/XRefStm %d/Root" % start)
    trailer = trailer.replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + len(stream)))
    return file[:start] + stream + trailer


def page_tree() -> bytes:
    """A tree of pages that holds itself."""
    bomb = _Bomb()
    inner = bomb.reserve()
    bomb.put(inner, f"<</Type/Pages/Parent {bomb.tree} 0 R/Count 5/Kids[{bomb.tree} 0 R {inner} 0 R]>>")
    return bomb.done(inner, bomb.page())


def outline() -> bytes:
    """An outline whose entries follow and hold one another."""
    bomb = _Bomb()
    first, second, only = bomb.reserve(), bomb.reserve(), bomb.page()
    for entry, other in ((first, second), (second, first)):
        links = f"/Next {other} 0 R/First {entry} 0 R/Last {other} 0 R"
        bomb.put(entry, f"<</Title(Lamps)/Parent {first} 0 R/Dest[{only} 0 R/Fit]{links}>>")
    return bomb.done(only, more=f"/Outlines {first} 0 R")


def forms() -> bytes:
    """A page that draws a piece which draws itself, twice each time."""
    bomb = _Bomb()
    piece = bomb.reserve()
    bomb.form(piece, b"/X Do /X Do", piece)
    return bomb.done(bomb.page(bomb.stream(_TEXT + b" /X Do"), f"/X {piece} 0 R"))


def many_forms() -> bytes:
    """Pieces that draw ten others each, fourteen deep."""
    bomb = _Bomb()
    piece = bomb.form(bomb.reserve(), _TEXT, 0)
    for _ in range(14):
        piece = bomb.form(bomb.reserve(), b"/X Do " * 10, piece)
    return bomb.done(bomb.page(bomb.stream(b"/X Do"), f"/X {piece} 0 R"))


def many_pages() -> bytes:
    """One page, 20,000 times."""
    bomb = _Bomb()
    return bomb.done(*[bomb.page()] * 20_000)


def large_page() -> bytes:
    """A page of 350 km, with white words."""
    bomb = _Bomb()
    return bomb.done(bomb.page(bomb.stream(_TEXT + _WHITE), box="0 0 1e9 1e9"))


def poster() -> bytes:
    """The largest page that PDF knows, with white words."""
    bomb = _Bomb()
    return bomb.done(bomb.page(bomb.stream(_TEXT + _WHITE), box="0 0 14400 14400"))


def _blanks(megabytes: int, before: bytes = b"") -> bytes:
    """Packed blanks, the same block again and again."""
    packer = zlib.compressobj(9)
    start = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return start + block * megabytes + packer.flush()


BOMBS: Mapping[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (flate, image, object_stream, page_tree, outline, forms, many_forms, many_pages, large_page, poster)
}
