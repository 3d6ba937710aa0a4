"""A Gemini on this machine that takes batches: jobs wait, end or fail as the test says."""

from collections.abc import Callable
from typing import Any

from tests.servers.gemini import Received, Turn, failure
from tests.servers.good_answers import answer_well


class Desk:
    """Give it to a GeminiServer as `otherwise`: it keeps the jobs, and answers all else, and their requests, well.

    `state` is the end of BATCH_STATE_…; `spoiled` are numbers of requests that fail in every job.
    """

    def __init__(self) -> None:
        self.answer: Callable[[Received], Turn] = answer_well  # in jobs
        self.state = "PENDING"
        self.spoiled: tuple[int, ...] = ()
        self.jobs: dict[str, Any] = {}
        self.asked = 0  # ordinary requests
        self.turn: Turn | None = None  # in place of what would be said about batches

    def __call__(self, received: Received) -> Turn:
        path = received.path.partition("?")[0]
        if received.body is None and "/models/" in path:
            return Turn({"name": path.partition("/v1beta/")[2]})
        if "batch" not in path:
            self.asked += 1
            return answer_well(received)
        if self.turn:
            return self.turn
        if path.endswith(":batchGenerateContent"):
            name = f"batches/job{len(self.jobs) + 1}"
            self.jobs[name] = received.body["batch"]
            return Turn(self._shown(name))
        if path.endswith("/batches"):
            return Turn({"operations": [self._shown(name) for name in self.jobs]})
        name = path.partition("/v1beta/")[2]
        return Turn(self._shown(name)) if name in self.jobs else Turn(failure("NOT_FOUND"), 404)

    def requests(self, name: str) -> list[Any]:
        """The requests of a job, each as {"request", "metadata"}."""
        requests: list[Any] = self.jobs[name]["inputConfig"]["requests"]["requests"]
        return requests

    def _shown(self, name: str) -> Any:
        metadata: dict[str, Any] = {
            "name": name,
            "displayName": self.jobs[name]["displayName"],
            "state": f"BATCH_STATE_{self.state}",
            "createTime": "2024-06-01T00:00:00Z",
        }
        job: dict[str, Any] = {"name": name, "metadata": metadata}
        if self.state in ("FAILED", "EXPIRED", "CANCELLED"):
            return job | {"done": True, "error": {"code": 13, "message": "It was too much."}}
        if self.state != "SUCCEEDED":
            return job
        responses = [self._answered(number, one) for number, one in enumerate(self.requests(name), 1)]
        metadata["output"] = {"inlinedResponses": {"inlinedResponses": responses}}
        return job | {"done": True, "response": metadata["output"]}

    def _answered(self, number: int, one: Any) -> Any:
        known = {"metadata": one["metadata"]}
        if number in self.spoiled:
            return known | {"error": {"code": 13, "message": "Internal error."}}
        return known | {"response": self.answer(Received("", {}, one["request"])).body}
