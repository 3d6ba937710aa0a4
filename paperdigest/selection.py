"""Selection: which of the papers a source found are due, and what became of the others."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from paperdigest.paper import Paper
from paperdigest.sections import Topic
from paperdigest.writing.ledger import Ledger
from paperdigest.writing.sidecar import FailureRecord

MOST_RUNS = 3  # a paper that failed in so many runs is tried again with --retry-failed only


@dataclass(frozen=True)
class Selection:
    """`due` newest first, at most as many as asked for; `left_over` are the other due ones.

    `found`, `fitting` and `done` count the papers after each filter, `off_topic` those that an earlier run screened
    out; `waiting` are the due ones whose answers wait in a batch; `withdrawn` were withdrawn by their authors,
    `given_up` failed too often.
    """

    found: int
    fitting: int
    done: int
    off_topic: int
    withdrawn: tuple[Paper, ...]
    given_up: tuple[FailureRecord, ...]
    due: tuple[Paper, ...]
    left_over: tuple[Paper, ...]
    waiting: tuple[Paper, ...] = ()

    @property
    def why_nothing(self) -> str:
        """One line on why nothing is due, with the counts after each filter."""
        if not self.found:
            return "nothing found"
        if not self.fitting:
            return f"nothing fits: {self.found} found, 0 left after categories and excluded words"
        rest = [f"{self.found} found", f"{self.fitting} fit the topic", f"{self.done} already digested"]
        rest += [f"{self.off_topic} off topic"] if self.off_topic else []
        rest += [f"{len(self.waiting)} waiting in a batch (--resume collects)"] if self.waiting else []
        rest += [f"{len(self.withdrawn)} withdrawn"] if self.withdrawn else []
        rest += [f"{len(self.given_up)} failed {MOST_RUNS} times (--retry-failed tries again)"] if self.given_up else []
        return f"nothing new: {', '.join(rest)}"


def select(
    found: Sequence[Paper],
    topic: Topic,
    ledger: Ledger,
    most: int = 50,
    retry_failed: bool = False,
    screens: bool = False,
    waiting: AbstractSet[str] = frozenset(),
) -> Selection:
    """Sort out what a source found for a topic, together with what failed before and may be tried again.

    With `screens`, papers that were judged off topic by the topic's present description stay out; otherwise they are
    due again, found or not. `waiting` are the ids of papers that were given to a batch service.
    """
    off_topic = _off_topic(topic, ledger) if screens else frozenset()
    known = _known(found, topic, ledger, off_topic)
    fitting = [paper for paper in known if _fits(paper, topic)]
    undone = [paper for paper in fitting if not is_done(paper, ledger, topic.updates, retry_failed)]
    fresh = [paper for paper in undone if paper.id not in off_topic]
    withdrawn = [paper for paper in fresh if paper.is_withdrawn]
    failures = {} if retry_failed else {name: f for name, f in ledger.failures.items() if name not in off_topic}
    given_up = {name: failure for name, failure in failures.items() if failure.runs >= MOST_RUNS}
    ready = [paper for paper in fresh if not paper.is_withdrawn and paper.id not in given_up]
    due = [paper for paper in ready if paper.id not in waiting]
    due.sort(key=lambda paper: paper.sort_key, reverse=True)
    return Selection(
        found=len(known),
        fitting=len(fitting),
        done=len(fitting) - len(undone),
        off_topic=len(undone) - len(fresh),
        withdrawn=tuple(withdrawn),
        given_up=tuple(given_up.values()),
        due=tuple(due[:most]),
        left_over=tuple(due[most:]),
        waiting=tuple(paper for paper in ready if paper.id in waiting),
    )


def is_done(paper: Paper, ledger: Ledger, updates: bool, retry_failed: bool = False) -> bool:
    """Whether a topic's post has the paper as it should be, in this version or, without `updates`, in any."""
    if paper.id not in ledger.done:
        return False
    if updates and (paper.version or 0) > (ledger.done[paper.id] or 0):
        return False
    unfinished = ledger.unfinished.get(paper.id)
    return unfinished is None or (unfinished.runs >= MOST_RUNS and not retry_failed)


def _off_topic(topic: Topic, ledger: Ledger) -> frozenset[str]:
    """What was screened out by the topic's present description; a paper in a post is finished in any case."""
    judged = (name for name, record in ledger.screened.items() if record.description == topic.description)
    return frozenset(name for name in judged if name not in ledger.unfinished)


def _known(found: Sequence[Paper], topic: Topic, ledger: Ledger, off_topic: AbstractSet[str]) -> list[Paper]:
    """What was found, each paper in its newest version, and what earlier runs left to do."""
    known: dict[str, Paper] = {}
    for paper in found:
        if paper.id not in known or (paper.version or 0) > (known[paper.id].version or 0):
            known[paper.id] = paper
    left = [unfinished.paper for unfinished in ledger.unfinished.values()]
    if not topic.folder:  # arXiv has a paper for ever, a folder only while it is found there
        left += [failure.paper for failure in ledger.failures.values()]
        if topic.description:  # a topic made on the command line has none, and only what it searches for
            left += [record.paper for name, record in ledger.screened.items() if name not in ledger.done]
    for paper in left:
        if paper.id not in off_topic:
            known.setdefault(paper.id, paper)
    return list(known.values())


def _fits(paper: Paper, topic: Topic) -> bool:
    if topic.categories and paper.categories and not set(topic.categories) & set(paper.categories):
        return False
    text = f"{paper.title} {paper.abstract}".casefold()
    return not any(word.casefold() in text for word in topic.exclude)
