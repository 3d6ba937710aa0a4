"""Report: what a run did, as closing lines and as the JSON object of --json."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from paperdigest.asking.chain import paper_text
from paperdigest.console import Console
from paperdigest.errors import PaperError
from paperdigest.paper import Paper
from paperdigest.pipeline import Made, Skipped, Workshop
from paperdigest.usage import Usage

_CHARACTERS_A_TOKEN = 4  # of English prose, in the tokenizers of today's models
_NO_CLAIMS = {"grounded": 0, "mended": 0, "withheld": 0}


class Report:
    """Collects the outcomes of one command and prints them at its end."""

    def __init__(self, console: Console, as_json: bool) -> None:
        self._console, self._as_json = console, as_json
        self._posts: dict[Path, dict[str, Any]] = {}
        self._usage = Usage()
        self._began = time.monotonic()
        self.skipped: list[Skipped] = []

    def add(self, post: Path, topic: str, outcome: Made | Skipped) -> None:
        """One paper's outcome, for the post it belongs to."""
        if isinstance(outcome, Skipped):
            self.skipped.append(outcome)
        else:
            self._post(post, topic).append(_row(outcome))
            self._usage += outcome.asked.usage

    async def estimate(self, workshop: Workshop, post: Path, topic: str, papers: Sequence[Paper]) -> None:
        """What a run would send for these papers, without asking: each is downloaded and read."""
        for paper in papers:
            try:
                known, document = await workshop.open(paper)
            except PaperError as error:
                self.skipped.append(Skipped(paper, str(error)))
                continue
            tokens = len(paper_text(document)) // _CHARACTERS_A_TOKEN
            self._usage += Usage(requests=1, input_tokens=tokens)
            self._post(post, topic).append(_planned(known))
            self._console.say(f"{known.versioned_id}  {known.title}: {document.pages} pages, about {tokens:,} tokens")

    def show(self, paths: bool = True, planned: bool = False) -> None:
        """Print it: the paths of the posts, or the JSON object, on stdout; the rest is talk.

        `planned`: nothing was asked or written, the figures are estimates.
        """
        for skipped in self.skipped:
            self._console.say(f"skipped {skipped.paper.versioned_id}: {skipped.reason}")
        if self._as_json:
            self._console.json(self._as_dict())
        elif paths and not planned:
            for path in self._posts:
                self._console.result(str(path))
        if self._posts:
            self._console.say(self._closing(planned))

    def _closing(self, planned: bool) -> str:
        count = sum(len(post["papers"]) for post in self._posts.values())
        used = self._usage
        if planned:
            return f"{count} papers would be {used.requests} requests, about {used.input_tokens:,} tokens in"
        tokens = f"{used.input_tokens:,} tokens in ({used.cached_tokens:,} cached), {used.output_tokens:,} out"
        return (
            f"{count} papers, {len(self.skipped)} skipped, {used.requests} requests, {tokens}, "
            f"${used.cost_usd:.4f}, {self._seconds:.1f} s"
        )

    def _post(self, path: Path, topic: str) -> list[dict[str, Any]]:
        post = self._posts.setdefault(path, {"path": str(path), "topic": topic, "papers": []})
        papers: list[dict[str, Any]] = post["papers"]
        return papers

    def _as_dict(self) -> dict[str, Any]:
        used = self._usage
        return {
            "posts": list(self._posts.values()),
            "skipped": [{"id": skipped.paper.versioned_id, "reason": skipped.reason} for skipped in self.skipped],
            "usage": {
                "requests": used.requests,
                "input_tokens": used.input_tokens,
                "cached_tokens": used.cached_tokens,
                "output_tokens": used.output_tokens,
                "cost_usd": used.cost_usd,
            },
            "seconds": round(self._seconds, 3),
        }

    @property
    def _seconds(self) -> float:
        return time.monotonic() - self._began


def _row(made: Made) -> dict[str, Any]:
    paper, provenance = made.digest.paper, made.digest.provenance
    withheld = provenance.claims - provenance.grounded
    return {
        "id": paper.versioned_id,
        "title": paper.title,
        "status": "abstract-only" if provenance.abstract_only else "digested",
        "reason": provenance.reason,
        "claims": {"grounded": provenance.grounded, "mended": 0, "withheld": withheld},
    }


def _planned(paper: Paper) -> dict[str, Any]:
    return {"id": paper.versioned_id, "title": paper.title, "status": "due", "reason": "", "claims": _NO_CLAIMS}
