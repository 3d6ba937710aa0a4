"""A row of the matrix that servers and PDFs bring about, and the ways to bring one about."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tests.cli.faults.world import GEMINI, Tell, World
from tests.servers.gemini import Received, Turn

ONCE, ALWAYS = "once", "always"
HTML = b"<!DOCTYPE html><html><body>Just a moment...</body></html>"
SILENT = 30.0  # seconds, longer than anybody waits here
PATIENCE = 2.0  # seconds that a run waits for a silent server


@dataclass(frozen=True)
class Fault:
    """One row of the matrix; `bring` disturbs a world, in which the model is one of `provider`.

    With `is_final` even undisturbed reruns give another post.
    """

    place: str
    name: str
    bring: Callable[[World], None]
    is_final: bool = False
    is_quick: bool = False
    provider: str = GEMINI

    @property
    def id(self) -> str:
        """Its name among the tests."""
        return f"{self.place}: {self.name}"


def once(tell: Tell, times: int = 1) -> Callable[[World], None]:
    """A fault in the first requests to the model."""
    return lambda world: world.tell.extend([tell] * times)


def always(tell: Tell) -> Callable[[World], None]:
    """A fault in each request to the model."""

    def bring(world: World) -> None:
        world.always = tell

    return bring


def after_one(tell: Tell) -> Callable[[World], None]:
    """A fault in each request to the model but the first."""

    def bring(world: World) -> None:
        def first(received: Received) -> Turn:
            world.always = tell
            return world.answer_well(received)

        world.tell.append(first)

    return bring


def said(body: object, status: int = 200, **headers: str) -> Tell:
    """A model's server answers with this, whatever it was asked; "_" in the name of a header is "-"."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: Turn(body, status, headers=named)


def silent(_: Received) -> Turn:
    """A model's server does not answer."""
    return Turn(delay=SILENT)


def impatient(bring: Callable[[World], None]) -> Callable[[World], None]:
    """A fault in a world in which nobody waits long for a model."""

    def both(world: World) -> None:
        world.set("PAPERDIGEST_TIMEOUT", str(PATIENCE))
        bring(world)

    return both


def nobody_at(variable: str, path: str = "") -> Callable[[World], None]:
    """Nobody listens where the variable says."""

    def bring(world: World) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            world.set(variable, f"http://127.0.0.1:{free.getsockname()[1]}{path}")

    return bring


class Half(StrEnum):
    """Who spells half a character, which JSON can do though no file can hold one: the server's JSON or the model's."""

    SERVER = "spelled by the server"
    MODEL = "spelled by the model"


def halved(text: str, kind: Half) -> str:
    """JSON in whose Chinese texts half a character follows each stop."""
    return text.replace("。", "。\ud800" if kind is Half.SERVER else r"。\ud800")
