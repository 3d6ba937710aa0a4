"""A small arXiv on this machine: feeds in both formats, PDFs, and any fault a test puts in front of them."""

import re
import ssl
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

_NAMESPACES = (
    'xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" '
    'xmlns:arxiv="http://arxiv.org/schemas/atom"'
)


@dataclass(frozen=True)
class Row:
    """One paper of the server; an empty date leaves its element out."""

    id: str = "2401.00001v1"
    title: str = "Counting Sheep"
    published: str = "2024-01-02T10:00:00Z"
    updated: str = "2024-01-02T10:00:00Z"
    summary: str = "We count sheep."
    comment: str = ""
    authors: tuple[str, ...] = ("Ada Example", "Bo Example")
    categories: tuple[str, ...] = ("cs.CV", "cs.AI")
    primary: str = "cs.CV"

    @property
    def name(self) -> str:
        """The id without its version."""
        return re.sub(r"v\d+$", "", self.id)


@dataclass(frozen=True)
class Reply:
    """One answer: `cut` bytes of the body are sent and the connection closed, `delay` seconds pass before it.

    With `drip` the body goes out one byte each so many seconds.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    delay: float = 0.0
    drip: float = 0.0


@dataclass(frozen=True)
class Seen:
    """One request as it arrived: path, first value of each query field, headers by lower-case name, times."""

    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    started: float
    ended: float = 0.0


def pdf(words: str = "sheep") -> bytes:
    """As much of a PDF as a download can judge."""
    return b"%PDF-1.7\n" + words.encode() * 400 + b"\n%%EOF\n"


def feed(rows: Sequence[Row], total: int | None = None, start: int = 0, classic: bool = False) -> bytes:
    """A page of results; `classic` is the format up to 2026-03: http links, broken lines in titles."""
    entries = "".join(_entry(row, classic) for row in rows)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed {_NAMESPACES}><id>http://arxiv.org/api/x</id>'
        f"<title>arXiv Query</title><updated>2026-01-01T00:00:00Z</updated>"
        f"<opensearch:totalResults>{len(rows) if total is None else total}</opensearch:totalResults>"
        f"<opensearch:startIndex>{start}</opensearch:startIndex>{entries}</feed>"
    ).encode()


def error_feed(message: str) -> bytes:
    """How arXiv says that a request is wrong, with status 400 or 200."""
    return (
        f"<feed {_NAMESPACES}><id>https://arxiv.org/</id><opensearch:totalResults>1</opensearch:totalResults>"
        f"<entry><id>https://arxiv.org/api/errors#e</id><title>Error</title><updated>2026-01-01T00:00:00Z</updated>"
        f"<summary>{escape(message)}</summary><author><name>arXiv api core</name></author></entry></feed>"
    ).encode()


def _entry(row: Row, classic: bool) -> str:
    scheme = "http" if classic else "https"
    title = row.title.replace(" ", "\n  ", 1) if classic else row.title
    fields = {"updated": row.updated, "published": row.published, "arxiv:comment": row.comment}
    return (
        f"<entry><id>http://arxiv.org/abs/{row.id}</id><title>{escape(title)}</title>"
        + "".join(f"<{name}>{escape(text)}</{name}>" for name, text in fields.items() if text)
        + f"<summary>  {escape(row.summary)}\n</summary>"
        + "".join(f"<author><name>{escape(name)}</name></author>" for name in row.authors)
        + f'<link href="{scheme}://arxiv.org/pdf/{row.id}" rel="related" type="application/pdf" title="pdf"/>'
        + "".join(f'<category term="{name}"/>' for name in row.categories)
        + f'<arxiv:primary_category term="{row.primary}"/></entry>'
    )


class _Server(ThreadingHTTPServer):
    """Says nothing of clients that hang up: a run that ends does."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class ArxivServer:
    """Serves `rows`, newest submission first, whatever the query; `feeds` and `pdfs` hold replies that come first.

    `announced` is its RSS feed, whatever the categories, after the replies in `rss`.
    An id in `bad_ids` makes the whole request fail with HTTP 400; with `certificate` (a PEM file with its key) it
    speaks TLS. `seen` lists the requests, `most_at_once` says how many were in work together.
    """

    def __init__(self, rows: Sequence[Row] = (), classic: bool = False, certificate: Path | None = None) -> None:
        self.rows = list(rows)
        self.classic = classic
        self.bad_ids: set[str] = set()
        self.feeds: deque[Reply] = deque()
        self.pdfs: deque[Reply] = deque()
        self.rss: deque[Reply] = deque()
        self.announced = b""
        self.seen: list[Seen] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.url = f"{'https' if certificate else 'http'}://127.0.0.1:{self._server.server_port}"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def paths(self) -> list[str]:
        """The paths asked for, in order."""
        return [seen.path for seen in self.seen]

    def begin(self, seen: Seen) -> None:
        """Count a request in."""
        with self._lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            self.seen.append(seen)

    def end(self, seen: Seen) -> None:
        """Count a request out."""
        with self._lock:
            self._at_once -= 1
            self.seen[self.seen.index(seen)] = replace(seen, ended=time.monotonic())

    def reply(self, path: str, query: Mapping[str, str]) -> Reply:
        """The next fault for this kind of request, else the true answer."""
        queue = self.feeds if path == "/api/query" else self.rss if path.startswith("/rss/") else self.pdfs
        if queue:
            return queue.popleft()
        if path.startswith("/rss/"):
            return Reply(self.announced) if self.announced else Reply(status=404)
        if path == "/api/query":
            return self._page(query)
        wanted = path.removeprefix("/pdf/")
        return Reply(pdf(wanted)) if any(wanted in (row.id, row.name) for row in self.rows) else Reply(status=404)

    def _page(self, query: Mapping[str, str]) -> Reply:
        ids = [name for name in query.get("id_list", "").split(",") if name]
        if bad := self.bad_ids.intersection(ids):
            return Reply(error_feed(f"incorrect id format for {bad.pop()}"), status=400)
        rows = sorted(self.rows, key=lambda row: row.published, reverse=True)
        if ids:
            rows = [row for row in rows if {row.id, row.name} & set(ids)]
        start, size = int(query["start"]), int(query["max_results"])
        return Reply(feed(rows[start : start + size], len(rows), start, self.classic))


def _handler(server: ArxivServer) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            seen = Seen(parts.path, query, headers, time.monotonic())
            server.begin(seen)
            try:
                self._send(server.reply(parts.path, query))
            except OSError:
                self.close_connection = True  # the client has gone
            finally:
                server.end(seen)

        def _send(self, reply: Reply) -> None:
            time.sleep(reply.delay)
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if reply.cut is not None:
                self.close_connection = True
            body = reply.body[: reply.cut]
            size = 1 if reply.drip else max(1, len(body))
            for start in range(0, len(body), size):
                self.wfile.write(body[start : start + size])
                time.sleep(reply.drip)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    return Handler
