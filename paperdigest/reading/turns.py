"""Turns: so many at once, and who is urgent goes first."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """`free` turns that may be taken at once."""

    def __init__(self, free: int) -> None:
        self._free, self._urgent = free, 0  # turns left, and urgent ones waited for
        self._changed = asyncio.Condition()

    @asynccontextmanager
    async def turn(self, urgent: bool) -> AsyncIterator[None]:
        """Wait for a turn and hold it; others than the urgent wait until no urgent one does."""
        async with self._changed:
            self._urgent += urgent
            try:
                await self._changed.wait_for(lambda: self._free and (urgent or not self._urgent))
                self._free -= 1
            finally:
                self._urgent -= urgent
        try:
            yield
        finally:
            async with self._changed:
                self._free += 1
                self._changed.notify_all()
