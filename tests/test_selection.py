from collections.abc import Mapping
from pathlib import Path

from paperdigest.paper import Paper
from paperdigest.sections import Topic
from paperdigest.selection import select
from paperdigest.writing.ledger import Ledger, Unfinished
from paperdigest.writing.sidecar import FailureRecord, ScreenedRecord
from tests.papers import paper

TOPIC = Topic(name="Sheep")


def ledger(
    done: Mapping[str, int | None] | None = None,
    failures: Mapping[str, FailureRecord] | None = None,
    unfinished: Mapping[str, Unfinished] | None = None,
    screened: Mapping[str, ScreenedRecord] | None = None,
) -> Ledger:
    return Ledger(done or {}, {}, failures or {}, unfinished or {}, screened or {})


def ids(papers: tuple[Paper, ...]) -> list[str]:
    return [paper.id for paper in papers]


def test_due_is_newest_first_and_at_most_so_many() -> None:
    found = [paper(id=f"240{month}.00001") for month in (1, 3, 2)]
    selection = select(found, TOPIC, ledger(), most=2)
    assert ids(selection.due) == ["2403.00001", "2402.00001"]
    assert ids(selection.left_over) == ["2401.00001"]


def test_filters_look_at_category_and_words() -> None:
    topic = Topic(name="Sheep", categories=("cs.CV",), exclude=("wolf",))
    found = [
        paper(id="a", categories=("cs.CV", "cs.LG")),
        paper(id="b", categories=("cs.CL",)),
        paper(id="c", categories=("cs.CV",), title="The Wolf"),
    ]
    selection = select(found, topic, ledger())
    assert ids(selection.due) == ["a"]
    assert (selection.found, selection.fitting) == (3, 1)


def test_a_paper_is_one_whatever_its_versions_and_the_newest_counts() -> None:
    selection = select([paper(version=1), paper(version=3), paper(version=2)], TOPIC, ledger())
    assert [p.version for p in selection.due] == [3]


def test_a_new_version_is_due_only_with_updates() -> None:
    done = ledger(done={"2401.00001": 1})
    assert select([paper(version=2)], TOPIC, done).due == ()
    watching = Topic(name="Sheep", updates=True)
    assert ids(select([paper(version=2)], watching, done).due) == ["2401.00001"]
    assert select([paper(version=1)], watching, done).due == ()


def test_a_paper_that_failed_is_tried_in_three_runs_even_when_it_is_not_found_again() -> None:
    stuck, trying = paper(id="a"), paper(id="b")
    failures = {"a": FailureRecord(stuck, "broken", 3), "b": FailureRecord(trying, "broken", 2)}
    selection = select([], TOPIC, ledger(failures=failures))
    assert ids(selection.due) == ["b"]
    assert [failure.paper.id for failure in selection.given_up] == ["a"]
    assert ids(select([], TOPIC, ledger(failures=failures), retry_failed=True).due) == ["b", "a"]


def test_an_unfinished_paper_is_due_again_in_three_runs() -> None:
    for runs, due in ((1, ["a"]), (2, ["a"]), (3, [])):
        unfinished = {"a": Unfinished(paper(id="a"), Path("post.md"), runs)}
        selection = select([], TOPIC, ledger(done={"a": 1}, unfinished=unfinished))
        assert ids(selection.due) == due


def test_a_withdrawn_paper_is_neither_due_nor_a_failure() -> None:
    gone = paper(comment="This paper has been withdrawn by the authors due to an error")
    selection = select([gone], TOPIC, ledger())
    assert (selection.due, selection.withdrawn) == ((), (gone,))
    assert "1 withdrawn" in selection.why_nothing


def test_why_nothing_tells_the_reasons_apart() -> None:
    assert select([], TOPIC, ledger()).why_nothing == "nothing found"
    excluded = select([paper()], Topic(name="S", exclude=("sheep",)), ledger())
    assert "1 found, 0 left" in excluded.why_nothing
    done = select([paper()], TOPIC, ledger(done={"2401.00001": 1}))
    assert "1 found, 1 fit the topic, 1 already digested" in done.why_nothing
    stuck = select([], TOPIC, ledger(failures={"a": FailureRecord(paper(id="a"), "broken", 3)}))
    assert "--retry-failed" in stuck.why_nothing


DESCRIBED = Topic(name="Sheep", description="Sheep that talk.")
OTHER = DESCRIBED.model_copy(update={"description": "Sheep that knit."})


def off_topic(*names: str) -> dict[str, ScreenedRecord]:
    return {name: ScreenedRecord(paper(id=name), (("en", "No."),), DESCRIBED.description, "m") for name in names}


def test_what_was_screened_out_is_not_due_and_is_counted() -> None:
    state = ledger(done={"a": 1}, screened=off_topic("b", "c"))
    selection = select([paper(id="a"), paper(id="b")], DESCRIBED, state, screens=True)
    assert (selection.due, selection.off_topic, selection.done) == ((), 1, 1)
    assert selection.why_nothing == "nothing new: 2 found, 2 fit the topic, 1 already digested, 1 off topic"


def test_it_is_due_again_by_another_description_or_without_screening_found_or_not() -> None:
    state = ledger(screened=off_topic("b"))
    assert ids(select([], OTHER, state, screens=True).due) == ["b"]
    assert ids(select([], DESCRIBED, state).due) == ["b"]
    assert select([], DESCRIBED, state, screens=True).found == 0


def test_a_topic_without_a_description_or_from_a_folder_has_only_what_is_found() -> None:
    state = ledger(screened=off_topic("b"))
    for topic in (TOPIC, DESCRIBED.model_copy(update={"source": "papers"})):
        assert select([], topic, state).found == 0
        assert ids(select([paper(id="b")], topic, state).due) == ["b"]


def test_what_stands_in_a_post_is_not_brought_back_by_an_old_verdict() -> None:
    state = ledger(done={"b": 1}, screened=off_topic("b"))
    assert select([], OTHER, state, screens=True).found == 0
    unfinished = {"b": Unfinished(paper(id="b"), Path("post.md"), 1)}
    state = ledger(done={"b": 1}, unfinished=unfinished, screened=off_topic("b"))
    assert ids(select([], DESCRIBED, state, screens=True).due) == ["b"]


def test_a_failed_paper_that_is_off_topic_is_not_tried_again() -> None:
    failures = {"b": FailureRecord(paper(id="b"), "broken", 1), "c": FailureRecord(paper(id="c"), "broken", 3)}
    selection = select([], DESCRIBED, ledger(failures=failures, screened=off_topic("b", "c")), screens=True)
    assert (selection.due, selection.given_up, selection.found) == ((), (), 0)


def test_a_new_version_of_a_paper_that_is_off_topic_stays_out() -> None:
    watching = DESCRIBED.model_copy(update={"updates": True})
    state = ledger(done={"b": 1}, screened=off_topic("b"))
    assert select([paper(id="b", version=2)], watching, state, screens=True).due == ()


def test_what_waits_in_a_batch_is_neither_due_nor_left_over() -> None:
    found = [paper(id="2401.00001"), paper(id="2402.00001"), paper(id="2403.00001", comment="withdrawn")]
    selection = select(found, TOPIC, ledger(), most=1, waiting={"2402.00001"})
    assert (ids(selection.due), ids(selection.waiting), selection.left_over) == (["2401.00001"], ["2402.00001"], ())
    nothing = select(found[1:2], TOPIC, ledger(), waiting={"2402.00001"})
    assert nothing.why_nothing.endswith("0 already digested, 1 waiting in a batch (--resume collects)")
