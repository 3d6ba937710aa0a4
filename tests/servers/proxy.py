"""A small proxy on 127.0.0.1, HTTP and SOCKS 5 on one port, that knows names of its own and remembers what passed."""

import socket
import socketserver
import struct
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import cast
from urllib.parse import urlsplit


class Proxy(socketserver.ThreadingTCPServer):
    """Leads each name in `routes` to a port of this machine; `log` has the way and the name of each connection."""

    daemon_threads = True

    def __init__(self, routes: Mapping[str, int]) -> None:
        super().__init__(("127.0.0.1", 0), _Passage)
        self.routes = routes
        self.log: list[tuple[str, str]] = []

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    def route(self, way: str, host: str, port: int) -> socket.socket:
        self.log.append((way, host))
        return socket.create_connection(("127.0.0.1", self.routes.get(host, port)))


@contextmanager
def running_proxy(routes: Mapping[str, int]) -> Iterator[Proxy]:
    with Proxy(routes) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            thread.join()


class _Passage(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        with suppress(OSError):
            first = self.request.recv(1, socket.MSG_PEEK)
            target = self._socks() if first == b"\5" else self._http()
            with target:
                back = threading.Thread(target=_pass_on, args=(target, self.request))
                back.start()
                _pass_on(self.request, target)
                back.join()

    @property
    def _proxy(self) -> Proxy:
        return cast(Proxy, self.server)

    def _http(self) -> socket.socket:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self.request.recv(1)
        line, _, rest = head.partition(b"\r\n")
        method, url, version = line.decode().split()
        if method == "CONNECT":
            host, _, port = url.rpartition(":")
            target = self._proxy.route("CONNECT", host, int(port))
            self.request.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            return target
        parts = urlsplit(url)
        target = self._proxy.route("HTTP", parts.hostname or "", parts.port or 80)
        path = url.partition(parts.netloc)[2]
        target.sendall(f"{method} {path} {version}\r\nConnection: close\r\n".encode() + rest)
        return target

    def _socks(self) -> socket.socket:
        _, count = self.request.recv(2)
        self.request.recv(count)
        self.request.sendall(b"\5\0")
        kind = self.request.recv(4)[3]
        host = (
            socket.inet_ntoa(self.request.recv(4)) if kind == 1 else self.request.recv(self.request.recv(1)[0]).decode()
        )
        [port] = struct.unpack("!H", self.request.recv(2))
        target = self._proxy.route("SOCKS", host, port)
        self.request.sendall(b"\5\0\0\1\0\0\0\0\0\0")
        return target


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
