"""A small Gemini on 127.0.0.1: answers as scripted, faults included, and remembers what it was asked."""

import asyncio
import json
import socket
import ssl
import struct
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

RPC = "type.googleapis.com/google.rpc."


@dataclass(frozen=True)
class Turn:
    """One response, sent after `delay` seconds or when `until` is set.

    `cut` sends only so many bytes of the body and hangs up; `reset` resets the connection instead.
    """

    body: Any = None
    status: int = 200
    delay: float = 0.0
    until: asyncio.Event | None = None
    cut: int | None = None
    reset: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Received:
    """One request as it came."""

    path: str
    headers: Mapping[str, str]
    body: Any


def answer(text: str = "{}", finish: str = "STOP", usage: Mapping[str, int] | None = None) -> dict[str, Any]:
    """The body of a 200; `usage` is its usageMetadata, in which the service leaves out what is zero."""
    candidate: dict[str, Any] = {"content": {"role": "model", "parts": [{"text": text}] if text else []}, "index": 0}
    if finish:
        candidate["finishReason"] = finish
    return {"candidates": [candidate], "usageMetadata": usage or {}}


def failure(status: str, message: str = "Something is wrong.", *details: Mapping[str, Any]) -> dict[str, Any]:
    """The body of an error."""
    return {"error": {"code": 0, "status": status, "message": message, "details": list(details)}}


def quota_failure(*violations: Mapping[str, str], message: str = "You exceeded your quota.", retry: str = "") -> Any:
    """The body of a 429."""
    details: list[Mapping[str, Any]] = [{"@type": f"{RPC}QuotaFailure", "violations": list(violations)}]
    if retry:
        details.append({"@type": f"{RPC}RetryInfo", "retryDelay": retry})
    return failure("RESOURCE_EXHAUSTED", message, *details)


class GeminiServer:
    """Give it turns; without any left it answers as `otherwise` does, by default with `{}`.

    With `certificate` (a PEM file with its key) it speaks TLS.
    """

    def __init__(
        self,
        *turns: Turn,
        otherwise: Callable[["Received"], Turn] = lambda _: Turn(answer()),
        certificate: Path | None = None,
    ) -> None:
        self._certificate = certificate
        self.turns = deque(turns)
        self._otherwise = otherwise
        self.requests: list[Received] = []
        self.abandoned = 0  # requests whose client hung up before the answer
        self.most_at_once = 0
        self._at_once = 0
        self._server: asyncio.Server | None = None
        self._connections: dict[asyncio.Task[None], asyncio.StreamWriter] = {}
        self.url = ""

    async def __aenter__(self) -> Self:
        context = None
        if self._certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self._certificate)
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, ssl=context)
        self.url = f"{'https' if context else 'http'}://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server
        self._server.close()
        for writer in self._connections.values():
            writer.transport.abort()
        await asyncio.gather(*self._connections)
        await self._server.wait_closed()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections[asyncio.create_task(self._serve(reader, writer))] = writer

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while received := await _receive(reader):
                self.requests.append(received)
                turn = self.turns.popleft() if self.turns else self._otherwise(received)
                self._at_once += 1
                self.most_at_once = max(self.most_at_once, self._at_once)
                try:
                    stayed = await self._answer(turn, reader, writer)
                finally:
                    self._at_once -= 1
                if not stayed or turn.reset or turn.cut is not None:
                    break
        except ConnectionError:
            pass
        finally:
            writer.close()

    async def _answer(self, turn: Turn, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Play the turn; False when the client hung up meanwhile."""
        if turn.delay:
            try:
                await asyncio.wait_for(reader.read(1), turn.delay)
            except TimeoutError:
                pass
            else:
                self.abandoned += 1
                return False
        if turn.until:
            await turn.until.wait()
        if turn.reset:
            connection: socket.socket = writer.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
            return False
        body = turn.body if isinstance(turn.body, bytes) else json.dumps(turn.body).encode()
        headers = {"Content-Type": "application/json", "Content-Length": str(len(body)), **turn.headers}
        lines = [f"HTTP/1.1 {turn.status} Status", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        writer.write("\r\n".join(lines).encode() + body[: turn.cut])
        await writer.drain()
        return True


async def _receive(reader: asyncio.StreamReader) -> Received | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    except asyncio.IncompleteReadError:
        return None
    path = head[0].split(" ")[1]
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    try:
        body = await reader.readexactly(int(headers.get("content-length", "0")))
    except asyncio.IncompleteReadError:
        return None  # the client was ended while it sent
    return Received(path, headers, json.loads(body) if body else None)
