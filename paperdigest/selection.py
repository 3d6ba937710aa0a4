"""Selection: which of the papers a source found are due, and what became of the others."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from paperdigest.paper import Paper
from paperdigest.settings import Topic
from paperdigest.writing.sidecar import FailureRecord

MOST_RUNS = 3  # a paper that failed in so many runs is tried again with --retry-failed only


@dataclass(frozen=True)
class Selection:
    """`due` newest first; the rest by the reason they are not: counts for those nobody waits for."""

    found: int
    fitting: int
    done: int
    given_up: tuple[FailureRecord, ...]
    due: tuple[Paper, ...]
    left_over: tuple[Paper, ...]

    @property
    def why_nothing(self) -> str:
        """One line on why nothing is due, with the counts after each filter; empty when something is."""
        if self.due:
            return ""
        if not self.found:
            return "nothing found: the source has no papers"
        if not self.fitting:
            return f"nothing fits: {self.found} found, 0 left after dates, categories and excluded words"
        failed = (
            f", {len(self.given_up)} failed {MOST_RUNS} times (--retry-failed tries again)" if self.given_up else ""
        )
        return f"nothing new: {self.found} found, {self.fitting} fit the topic, {self.done} already digested{failed}"


def select(
    found: Sequence[Paper],
    topic: Topic,
    done: Collection[str],
    failures: Mapping[str, FailureRecord],
    since: date | None = None,
    most: int = 50,
    retry_failed: bool = False,
) -> Selection:
    """Sort out what a source found for a topic; at most `most` papers are due, the newest."""
    fitting = [paper for paper in found if _fits(paper, topic, since)]
    fresh = [paper for paper in fitting if paper.id not in done]
    given_up = [
        failures[paper.id]
        for paper in fresh
        if not retry_failed and paper.id in failures and failures[paper.id].runs >= MOST_RUNS
    ]
    stuck = {failure.paper.id for failure in given_up}
    due = sorted((paper for paper in fresh if paper.id not in stuck), key=lambda paper: paper.sort_key, reverse=True)
    return Selection(
        found=len(found),
        fitting=len(fitting),
        done=len(fitting) - len(fresh),
        given_up=tuple(given_up),
        due=tuple(due[:most]),
        left_over=tuple(due[most:]),
    )


def _fits(paper: Paper, topic: Topic, since: date | None) -> bool:
    if since and paper.published and paper.published < since:
        return False
    if topic.categories and paper.categories and not set(topic.categories) & set(paper.categories):
        return False
    text = f"{paper.title} {paper.abstract}".casefold()
    return not any(word.casefold() in text for word in topic.exclude)
