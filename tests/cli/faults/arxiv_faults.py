"""Every fault that arXiv can show, in its search and its PDFs."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace

import pypdf

from paperdigest.cli.opening import open_arxiv
from tests.cli.faults.fault import ALWAYS, HTML, ONCE, PATIENCE, SILENT, Fault, nobody_at
from tests.cli.faults.world import ROWS, World, example
from tests.reading.pdf_writer import SCAN, pdf
from tests.servers.arxiv import Reply, error_feed, feed

_BROKEN = b"%PDF-1.7\n" + b"no object, no page\n" * 200 + b"\n%%EOF\n"


def _feed(*replies: Reply) -> Callable[[World], None]:
    return lambda world: world.arxiv.feeds.extend(replies)


def _pdf(*replies: Reply) -> Callable[[World], None]:
    return lambda world: world.arxiv.pdfs.extend(replies)


def _first(data: bytes) -> Callable[[World], None]:
    """The first paper's PDF is another one."""

    def bring(world: World) -> None:
        world.arxiv.first = data

    return bring


def _impatient(bring: Callable[[World], None]) -> Callable[[World], None]:
    def both(world: World) -> None:
        world.monkeypatch.setattr(open_arxiv, "__defaults__", (PATIENCE,))
        bring(world)

    return both


def _older_format(world: World) -> None:
    world.arxiv.classic = True


def _encrypted(password: str) -> Callable[[World], None]:
    """The first paper, for whose owner there is a password, too."""

    def bring(world: World) -> None:
        writer, file = pypdf.PdfWriter(clone_from=io.BytesIO(example(0))), io.BytesIO()
        writer.encrypt(user_password=password, owner_password="keeper", algorithm="AES-256")
        writer.write(file)
        world.arxiv.first = file.getvalue()

    return bring


def _searches() -> Iterator[Fault]:
    place, many = "arXiv's search", 6
    for status in (429, 503, 406):
        yield Fault(place, f"HTTP {status} {ONCE}", _feed(Reply(b"Rate exceeded.", status)), is_quick=status == 406)
    yield Fault(place, f"HTTP 429 {ALWAYS}", _feed(*[Reply(b"Rate exceeded.", 429)] * many))
    yield Fault(place, "HTTP 429 with Retry-After: 3600", _feed(Reply(b"", 429, {"Retry-After": "3600"})))
    yield Fault(place, f"HTTP 500 {ALWAYS}", _feed(*[Reply(b"Internal error", 500)] * many))
    yield Fault(place, f"a web page with status 200, {ONCE}", _feed(Reply(HTML)), is_quick=True)
    yield Fault(place, f"a web page with status 200, {ALWAYS}", _feed(*[Reply(HTML)] * many))
    yield Fault(place, f"nothing with status 200, {ONCE}", _feed(Reply()))
    yield Fault(place, f"an empty page although papers match, {ONCE}", _feed(Reply(feed([], total=2))))
    yield Fault(place, f"an empty page although papers match, {ALWAYS}", _feed(*[Reply(feed([], total=2))] * many))
    yield Fault(place, f"“0 results” by mistake, {ONCE}", _feed(Reply(feed([], total=0))))
    yield Fault(place, f"a feed that is cut, {ONCE}", _feed(Reply(feed(ROWS[:2])[:-300])))
    yield Fault(place, f"a connection that breaks within the feed, {ONCE}", _feed(Reply(feed(ROWS[:2]), cut=300)))
    yield Fault(place, f"an error as a feed with status 200, {ONCE}", _feed(Reply(error_feed("Search is down"))))
    yield Fault(place, "a query that it does not understand", _feed(Reply(error_feed("bad query"), 400)))
    other = Reply(b"", 302, {"Location": "https://login.example/"})
    yield Fault(place, "a redirect to another host", _feed(other))
    large = Reply(b"", headers={"Content-Length": "99000000"})
    yield Fault(place, f"an answer of 99 MB, {ONCE}", _feed(large))

    yield Fault(place, f"a plain text with status 200, {ONCE}", _feed(Reply(b"Rate exceeded.")))
    yield Fault(place, f"no answer, {ONCE}", _impatient(_feed(Reply(delay=SILENT))))
    yield Fault(place, f"no answer, {ALWAYS}", _impatient(_feed(*[Reply(delay=SILENT)] * many)))
    yield Fault(place, "nobody listens at its address", nobody_at("PAPERDIGEST_ARXIV_URL"))
    yield Fault(place, "a paper twice", _feed(Reply(feed([ROWS[0], ROWS[0], ROWS[1]]))))
    undated = [replace(ROWS[0], published=""), ROWS[1]]
    yield Fault(place, f"a paper without its date, {ONCE}", _feed(Reply(feed(undated))))
    halves = [replace(row, title=f"{row.title}&#xD800;") for row in ROWS[:2]]
    yield Fault(place, f"half a character in a title, {ONCE}", _feed(Reply(feed(halves).replace(b"&amp;#", b"&#"))))
    yield Fault(place, "the format of before 2026-04", _older_format)


def _downloads() -> Iterator[Fault]:
    place, whole = "a PDF's download", b"%PDF-1.7\n" + b"x" * 4000 + b"\n%%EOF\n"
    yield Fault(place, f"HTTP 503 {ONCE}", _pdf(Reply(b"", 503)), is_quick=True)
    yield Fault(place, f"HTTP 429 {ALWAYS}", _pdf(*[Reply(b"", 429)] * 12))
    yield Fault(place, "HTTP 404 for one paper", _pdf(*[Reply(HTML, 404)] * 2))
    yield Fault(place, "HTTP 403 for one paper", _pdf(*[Reply(HTML, 403)] * 2))
    yield Fault(place, f"a web page with status 200, {ONCE}", _pdf(Reply(HTML)))
    yield Fault(place, "a web page with status 200 for one paper", _pdf(*[Reply(HTML)] * 3))
    yield Fault(place, f"a connection that breaks within the PDF, {ONCE}", _pdf(Reply(whole, cut=900)))
    yield Fault(place, f"a PDF that is cut, {ONCE}", _pdf(Reply(whole[:-20])))
    yield Fault(place, "a PDF of 200 MB", _pdf(*[Reply(b"", headers={"Content-Length": "200000000"})] * 3))
    yield Fault(place, "a redirect to another host", _pdf(Reply(b"", 302, {"Location": "http://mirror.example/"})))
    yield Fault(place, f"nothing with status 200, {ONCE}", _pdf(Reply()))
    yield Fault(place, f"no answer, {ONCE}", _impatient(_pdf(Reply(delay=SILENT))))


def _pdfs() -> Iterator[Fault]:
    place = "a PDF"
    yield Fault(place, "no page can be read", _first(_BROKEN), is_final=True)
    yield Fault(place, "620 bytes of junk before its mark", _first(b"\0" * 620 + example(0)))
    yield Fault(place, "encrypted, with a password to read it", _encrypted("secret"), is_final=True)
    yield Fault(place, "encrypted, with a password for its owner alone", _encrypted(""))
    yield Fault(place, "a scan without text", _first(pdf(*[SCAN] * 3)), is_final=True)
    yield Fault(place, "pages with nothing on them", _first(pdf(*[""] * 3)), is_final=True)
    yield Fault(place, "no pages", _first(pdf()), is_final=True)


ARXIV_FAULTS = (*_searches(), *_downloads(), *_pdfs())
