"""Report: what a run did, as a closing table and as the JSON object of --json."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from paperdigest.asking.chain import Packing
from paperdigest.asking.estimate import estimate
from paperdigest.asking.models import prices
from paperdigest.asking.models.offline import OfflineModel
from paperdigest.cli.rows import digest_row, digested_row, paper_row, planned_row
from paperdigest.console import Console
from paperdigest.counted import counted
from paperdigest.digest import Digest
from paperdigest.errors import PaperError, PostError, TopicError
from paperdigest.paper import Paper
from paperdigest.pipeline import Made, Skipped, Workshop
from paperdigest.usage import Usage
from paperdigest.writing.sidecar import ScreenedRecord

_OFF_TOPIC, _WAITING, _LINKED = "off-topic", "waiting", "linked"  # statuses of rows
_MADE = ("digested", "abstract-only")


class Report:
    """Collects the outcomes of one command and prints them at its end; `failed` counts what a rerun may mend."""

    def __init__(self, console: Console, as_json: bool, model: str) -> None:
        self._console, self._as_json, self._model = console, as_json, model
        self._posts: dict[Path, dict[str, Any]] = {}
        self._skipped: list[Skipped] = []
        self._usage = Usage()
        self._began = time.monotonic()
        self._ended = ""
        self._topics: list[dict[str, str]] = []  # that failed
        self._is_wrong = False
        self.failed = 0

    def ended(self, reason: str) -> None:
        """That a service ended the run before its work was done, and why."""
        self._ended = reason

    @contextmanager
    def sparing_others(self, topic: str) -> Iterator[None]:
        """What is wrong with a topic, or with a post of it, is said and ends the work on it alone."""
        try:
            yield
        except TopicError as error:
            self._topics.append({"topic": topic, "reason": str(error)})
            self._is_wrong |= not isinstance(error, PostError)
            self.failed += 1
            self._console.error(f"{topic}: {error}")

    def add(self, post: Path, topic: str, outcome: Made | Skipped, reason: str = "") -> None:
        """One paper's outcome, for the post it belongs to; `reason` is said when the outcome has none of its own."""
        if isinstance(outcome, Skipped):
            self._skipped.append(outcome)
            self.failed += 1
        else:
            row = digested_row(outcome)
            self._rows(post, topic).append(row | {"reason": row["reason"] or reason})
            self._usage += outcome.asked.usage
            self.failed += bool(outcome.asked.failed)
            self._tell_details(outcome)

    def _tell_details(self, made: Made) -> None:
        provenance, asked = made.digest.provenance, counted(made.asked.usage.requests, "request")
        self._console.detail(
            f"{made.digest.paper.versioned_id}: {counted(provenance.pages, 'page')}, {provenance.read} % read, "
            f"{provenance.grounded} of {provenance.claims} claims grounded, {asked}"
        )
        tally = made.digest.tally
        for claim in tally.withheld:
            self._console.detail(f"  withheld: {claim}")
        for claim in tally.restated:
            self._console.detail(f"  said anew: {claim}")
        for note in tally.notes:
            self._console.detail(f"  note: {note}")
        for injection in made.digest.injections:
            place = f"p. {injection.page}" if injection.page else "hidden"
            self._console.detail(f"  gives orders to models or reviewers ({place}): {injection.text[:200]}")
        for step, reason in made.asked.failed.items():
            self._console.detail(f"  no answer to {step}: {reason}")

    def rendered(self, digest: Digest, post: Path, topic: str) -> None:
        """A paper whose section is written out anew from its digest."""
        self._rows(post, topic).append(digest_row(digest))

    def left(self, paper: Paper, post: Path, topic: str, reason: str) -> None:
        """A paper whose section stays as it is, and why."""
        self._rows(post, topic).append(paper_row(paper, "unchanged", reason))

    def written(self, post: Path, topic: str, is_written: bool) -> None:
        """Whether a post that was made anew was put in the old one's place; the rows of one that was not say so."""
        rows = self._rows(post, topic)
        self._posts[post]["written"] = is_written
        for row in rows:
            if not is_written and row["status"] in _MADE:
                row |= {"status": "not written", "reason": row["reason"] or "only shown"}

    def undone(self, post: Path, topic: str) -> None:
        """A post whose older version was brought back."""
        self._rows(post, topic)

    def mentioned(self, paper: Paper, post: Path, topic: str) -> None:
        """A paper that another topic's post has, and this one links to."""
        self._rows(post, topic).append(paper_row(paper, _LINKED, "digested in another topic's post"))

    def off_topic(self, record: ScreenedRecord, post: Path, topic: str) -> None:
        """A paper that was screened out: nothing to do, and no failure."""
        self._rows(post, topic).append(paper_row(record.paper, _OFF_TOPIC, record.reason[0][1]))

    def waiting(self, paper: Paper, post: Path, topic: str) -> None:
        """A paper whose answers wait in a batch: not finished, and no failure."""
        self._rows(post, topic).append(paper_row(paper, _WAITING, "its answers wait in a batch"))

    @property
    def posts(self) -> Sequence[Mapping[str, Any]]:
        """Each post with its papers, as `--json` prints it."""
        return tuple(self._posts.values())

    @property
    def skipped(self) -> Sequence[Skipped]:
        """The papers that were not digested."""
        return tuple(self._skipped)

    @property
    def failed_topics(self) -> Sequence[Mapping[str, str]]:
        """Each topic that failed with the reason, as `--json` prints it."""
        return tuple(self._topics)

    @property
    def exit_code(self) -> int:
        """0, 1 when a rerun may mend what failed, or 2 when the settings of a topic are wrong."""
        return 2 if self._is_wrong else min(self.failed, 1)

    @property
    def usage(self) -> Usage:
        """What the run used so far."""
        return self._usage

    def spend(self, usage: Usage) -> None:
        """What was used besides the papers that are added."""
        self._usage += usage

    def withdrawn(self, paper: Paper) -> None:
        """A paper that its authors withdrew: nothing to do, and no failure."""
        self.left_out(paper, f"withdrawn by its authors ({paper.comment or paper.abstract})"[:200])

    def left_out(self, paper: Paper, reason: str) -> None:
        """What is no paper to work on: said, and no failure."""
        self._skipped.append(Skipped(paper, reason))

    async def estimate(
        self, workshop: Workshop, post: Path, topic: str, papers: Sequence[Paper], tier: str, packing: Packing
    ) -> None:
        """What a run would send for these papers, without asking: each is downloaded and read."""
        for paper in papers:
            try:
                known, document = await workshop.open(paper)
            except PaperError as error:
                self.add(post, topic, Skipped(paper, str(error)))
                continue
            inquiry = workshop.asker.open(document, workshop.languages)
            self._rows(post, topic).append(planned_row(known, document, inquiry))
            if self._model != OfflineModel.name:
                requests = workshop.asker.plan(inquiry, packing)
                self._usage += sum((estimate(self._model, request, tier) for request in requests), Usage())

    def show(self, paths: bool = True, planned: bool = False) -> None:
        """Print it: the paths of the posts, or the JSON object, on stdout; the rest is talk.

        `planned`: nothing was asked or written, the figures are estimates.
        """
        if self._as_json:
            self._console.json(self._as_dict())
        elif paths and not planned:
            for path in self._posts:
                if path.exists():  # a full disk may have kept it from being written
                    self._console.result(str(path))
        rows: list[tuple[str, ...]] = [
            (row["id"], row["title"], row["status"], row["reason"]) for row in self._all_rows()
        ]
        rows += [(skip.paper.versioned_id, skip.paper.title, "skipped", skip.reason) for skip in self._skipped]
        if rows:
            self._console.summary(("id", "title", "status", "reason"), rows)
            self._console.say(self._closing(planned))

    def _closing(self, planned: bool) -> str:
        used = self._usage
        statuses = [row["status"] for row in self._all_rows()]
        off_topic, waiting, linked = (statuses.count(status) for status in (_OFF_TOPIC, _WAITING, _LINKED))
        count = len(statuses) - off_topic - waiting - linked
        parts = [counted(count, "paper")]
        parts += [f"{linked} linked"] if linked else []
        parts += [f"{off_topic} off topic"] if off_topic else []
        parts += [f"{waiting} waiting in a batch"] if waiting else []
        parts += [f"{len(self._skipped)} skipped"]
        if used.requests:
            about = "about " if planned else ""
            cost = f"{about}${used.cost_usd:.4f}" if prices.known(self._model) else "price unknown"
            cached = "" if planned else f" ({used.cached_tokens:,} cached)"
            parts += [f"{used.requests} request{'s' if used.requests > 1 else ''}"]
            if self._model != OfflineModel.name:
                parts += [f"{about}{used.input_tokens:,} tokens in{cached}, {about}{used.output_tokens:,} out", cost]
        return ", ".join([*parts, f"{self._seconds:.1f} s"])

    def _all_rows(self) -> list[dict[str, Any]]:
        return [row for post in self._posts.values() for row in post["papers"]]

    def _rows(self, path: Path, topic: str) -> list[dict[str, Any]]:
        post = self._posts.setdefault(path, {"path": str(path), "topic": topic, "papers": []})
        rows: list[dict[str, Any]] = post["papers"]
        return rows

    def _as_dict(self) -> dict[str, Any]:
        used = self._usage
        return {
            "posts": list(self._posts.values()),
            "skipped": [{"id": skip.paper.versioned_id, "reason": skip.reason} for skip in self._skipped],
            "usage": {
                "requests": used.requests,
                "input_tokens": used.input_tokens,
                "cached_tokens": used.cached_tokens,
                "output_tokens": used.output_tokens,
                "cost_usd": round(used.cost_usd, 6),
            },
            "seconds": round(self._seconds, 3),
        } | {name: what for name, what in (("failed", self._topics), ("ended", self._ended)) if what}

    @property
    def _seconds(self) -> float:
        return time.monotonic() - self._began
