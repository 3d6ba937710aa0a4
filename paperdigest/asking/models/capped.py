"""Answers of a bounded size: no server makes a run hold more than that."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

LARGEST = 100_000_000  # bytes; an answer about a paper has 50,000, a batch job's may have a thousand of them
PLAIN = {"Accept-Encoding": "identity"}  # what a request has to say: of compressed bytes nobody knows what they become


def capping(http: Any) -> Callable[[Any], Awaitable[None]]:
    """A response hook for a client of `http`, which is httpx or its twin httpx2: it raises their ReadError."""

    class Capped(http.AsyncByteStream):  # type: ignore[misc]
        def __init__(self, stream: Any) -> None:
            self._stream = stream

        async def __aiter__(self) -> AsyncIterator[bytes]:
            size = 0
            async for piece in self._stream:
                size += len(piece)
                if size > LARGEST:
                    raise http.ReadError(f"the answer is larger than {LARGEST // 1_000_000} MB")
                yield piece

        async def aclose(self) -> None:
            await self._stream.aclose()

    async def cap(response: Any) -> None:
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise http.ReadError("the answer is compressed, which was not asked for")
        response.stream = Capped(response.stream)

    return cap
