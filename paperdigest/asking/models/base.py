"""The protocol that every model provider follows, and what goes in and comes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from paperdigest.answers import Step
from paperdigest.document import Document
from paperdigest.errors import PaperError
from paperdigest.image import SeenFigure
from paperdigest.usage import Usage


@dataclass(frozen=True)
class Request:
    """One request: what is to be read first, the question after it, and the JSON Schema of the answer.

    `figures` are images of the paper's figures, each after its caption's number, between the paper and the question.
    `languages`, `steps` and `document` say the same to a model that runs here and needs no prompt; a request about
    more than one paper has no document and no steps.
    """

    system: str
    paper: str
    question: str
    schema: dict[str, Any]
    languages: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    document: Document | None = None
    figures: tuple[SeenFigure, ...] = ()


@dataclass(frozen=True)
class Reply:
    """The model's answer as it came, one JSON object if the model is good, and what it cost."""

    text: str
    usage: Usage


class RefusedError(PaperError):
    """The model gave no usable answer about this paper; `usage` is what that cost all the same."""

    def __init__(self, message: str, usage: Usage) -> None:
        super().__init__(message)
        self.usage = usage


class Model(Protocol):
    """A provider's model.

    `name` is what a post says wrote it; `options` are the settings that change its answers, for the cache key.
    """

    name: str
    options: str

    def languages(self, document: Document, wanted: Sequence[str]) -> tuple[str, ...]:
        """The languages it can answer in for this document."""

    async def ask(self, request: Request) -> Reply:
        """Answer; ServiceError when the service cannot be used, PaperError when it cannot answer about this paper.

        A PaperError that was billed for is a RefusedError.
        """


class Client(Protocol):
    """The connections to a service."""

    async def aclose(self) -> None:
        """Close them."""


class RemoteModel:
    """What the models of all services have in common: they answer in any language, and end with their connections.

    Close one, or use it as an async context manager, in the loop that asks it.
    """

    _client: Client

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    def languages(self, document: Document, wanted: Sequence[str]) -> tuple[str, ...]:
        """All that are wanted."""
        del document
        return tuple(wanted)
