"""Gemini's Batch API: jobs of inlined requests."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pydantic import SecretStr

from paperdigest.asking.models.base import RefusedError, Reply, Request
from paperdigest.asking.models.batch import TIER, Job
from paperdigest.asking.models.gemini import OUTPUT_TOKENS, content, generation
from paperdigest.asking.models.gemini_client import GeminiClient
from paperdigest.asking.models.gemini_wire import parse_answer
from paperdigest.errors import PaperError, TransientError

if TYPE_CHECKING:
    from google import genai
    from google.genai import types

_DONE = ("JOB_STATE_SUCCEEDED", "JOB_STATE_PARTIALLY_SUCCEEDED")
_LOST = ("JOB_STATE_FAILED", "JOB_STATE_CANCELLED", "JOB_STATE_EXPIRED")
_NAME = "name"  # of a request, in its metadata
_PAGE = 100  # jobs


class GeminiBatches:
    """The batch jobs of one model; an async context manager, in the loop that uses it; arguments as for GeminiModel."""

    def __init__(self, model: str, api_key: SecretStr, timeout: float, base_url: str = "") -> None:
        self._model = model
        self._client = GeminiClient(api_key, timeout, base_url)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def submit(self, label: str, requests: Mapping[str, Request]) -> str:
        """Give in one job; inlined requests may have 20 MB together: https://ai.google.dev/gemini-api/docs/batch-api.

        An answer may be as long as the model's may: one that is cut could not be asked for again.
        """
        from google.genai import types

        inlined = [
            types.InlinedRequest(
                contents=[content(request)],
                config=generation(request, self._model, OUTPUT_TOKENS[-1]),
                metadata={_NAME: name},
            )
            for name, request in requests.items()
        ]
        async with self._request() as client:
            config = types.CreateBatchJobConfig(display_name=label)
            job = await client.aio.batches.create(model=self._model, src=inlined, config=config)
        return job.name or ""

    async def find(self, label: str) -> str:
        """The name of the job with this display name that has not ended without answers; empty when there is none."""
        async with self._request() as client:
            async for job in await client.aio.batches.list(config={"page_size": _PAGE}):
                if job.display_name == label and _state(job) not in _LOST:
                    return job.name or ""
        return ""

    async def fetch(self, name: str) -> Job:
        """What became of a job; the service forgets jobs after some days, and does not show those of other keys."""
        from google.genai import errors

        async with self._request() as client:
            try:
                job = await client.aio.batches.get(name=name)
            except errors.ClientError as error:
                if error.code != 404:
                    raise
                return Job("unknown", "not known to Gemini with this key")
        state = _state(job)
        said = state.removeprefix("JOB_STATE_").lower().replace("_", " ")
        if state in _LOST:
            return Job("lost", said)  # the SDK does not pass on why
        if state not in _DONE:
            return Job("waiting", said)
        responses = (job.dest and job.dest.inlined_responses) or []
        return Job("done", said, {_name(one): self._reply(one) for one in responses})

    def _reply(self, one: "types.InlinedResponse") -> Reply | PaperError:
        if one.response is None:
            reason = (one.error and one.error.message) or "no answer"
            return PaperError(self._client.key.mask(f"{self._model} failed in the batch: {reason}"))
        answer = parse_answer(json.dumps(one.response.model_dump(mode="json", by_alias=True, exclude_none=True)))
        usage = answer.usage(self._model, TIER)
        if answer.refusal:
            return RefusedError(self._client.key.mask(f"{self._model} {answer.refusal}"), usage)
        return Reply(answer.text, usage)

    @asynccontextmanager
    async def _request(self) -> AsyncIterator["genai.Client"]:
        """The client, whose own reading of a body raises a ValueError of some kind when that is damaged."""
        async with self._client.request(self._model) as client:
            try:
                yield client
            except ValueError as error:
                raise TransientError("Gemini's answer arrived damaged: it is not the JSON its API promises") from error


def _state(job: "types.BatchJob") -> str:
    return job.state.value if job.state else ""


def _name(one: "types.InlinedResponse") -> str:
    return (one.metadata or {}).get(_NAME, "")
