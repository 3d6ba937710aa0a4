"""Selection: which of the papers a source found are due, and what became of the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from paperdigest.paper import Paper
from paperdigest.settings import Topic
from paperdigest.writing.ledger import Ledger
from paperdigest.writing.sidecar import FailureRecord

MOST_RUNS = 3  # a paper that failed in so many runs is tried again with --retry-failed only


@dataclass(frozen=True)
class Selection:
    """`due` newest first, at most as many as asked for; `left_over` are the other due ones.

    `found`, `fitting` and `done` count the papers after each filter; `withdrawn` were withdrawn by their authors,
    `given_up` failed too often.
    """

    found: int
    fitting: int
    done: int
    withdrawn: tuple[Paper, ...]
    given_up: tuple[FailureRecord, ...]
    due: tuple[Paper, ...]
    left_over: tuple[Paper, ...]

    @property
    def why_nothing(self) -> str:
        """One line on why nothing is due, with the counts after each filter."""
        if not self.found:
            return "nothing found"
        if not self.fitting:
            return f"nothing fits: {self.found} found, 0 left after categories and excluded words"
        rest = [f"{self.found} found", f"{self.fitting} fit the topic", f"{self.done} already digested"]
        rest += [f"{len(self.withdrawn)} withdrawn"] if self.withdrawn else []
        rest += [f"{len(self.given_up)} failed {MOST_RUNS} times (--retry-failed tries again)"] if self.given_up else []
        return f"nothing new: {', '.join(rest)}"


def select(
    found: Sequence[Paper],
    topic: Topic,
    ledger: Ledger,
    most: int = 50,
    retry_failed: bool = False,
) -> Selection:
    """Sort out what a source found for a topic, together with what failed before and may be tried again."""
    known: dict[str, Paper] = {}
    for paper in found:
        if paper.id not in known or (paper.version or 0) > (known[paper.id].version or 0):
            known[paper.id] = paper
    if not topic.source:  # arXiv has a paper for ever, a folder only while it is found there
        for failure in ledger.failures.values():
            known.setdefault(failure.paper.id, failure.paper)
    for unfinished in ledger.unfinished.values():
        known.setdefault(unfinished.paper.id, unfinished.paper)
    fitting = [paper for paper in known.values() if _fits(paper, topic)]
    fresh = [paper for paper in fitting if not _is_done(paper, ledger, topic.updates, retry_failed)]
    withdrawn = [paper for paper in fresh if paper.is_withdrawn]
    given_up = {} if retry_failed else {name: f for name, f in ledger.failures.items() if f.runs >= MOST_RUNS}
    due = [paper for paper in fresh if not paper.is_withdrawn and paper.id not in given_up]
    due.sort(key=lambda paper: paper.sort_key, reverse=True)
    return Selection(
        found=len(known),
        fitting=len(fitting),
        done=len(fitting) - len(fresh),
        withdrawn=tuple(withdrawn),
        given_up=tuple(given_up.values()),
        due=tuple(due[:most]),
        left_over=tuple(due[most:]),
    )


def _is_done(paper: Paper, ledger: Ledger, updates: bool, retry_failed: bool) -> bool:
    if paper.id not in ledger.done:
        return False
    if updates and (paper.version or 0) > (ledger.done[paper.id] or 0):
        return False
    unfinished = ledger.unfinished.get(paper.id)
    return unfinished is None or (unfinished.runs >= MOST_RUNS and not retry_failed)


def _fits(paper: Paper, topic: Topic) -> bool:
    if topic.categories and paper.categories and not set(topic.categories) & set(paper.categories):
        return False
    text = f"{paper.title} {paper.abstract}".casefold()
    return not any(word.casefold() in text for word in topic.exclude)
