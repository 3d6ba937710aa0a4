from datetime import date

from paperdigest.selection import select
from paperdigest.settings import Topic
from paperdigest.writing.sidecar import FailureRecord
from tests.papers import paper

TOPIC = Topic(name="Sheep")


def test_due_is_newest_first_and_at_most_so_many() -> None:
    found = [paper(id=f"240{month}.00001") for month in (1, 3, 2)]
    selection = select(found, TOPIC, done=(), failures={}, most=2)
    assert [p.id for p in selection.due] == ["2403.00001", "2402.00001"]
    assert [p.id for p in selection.left_over] == ["2401.00001"]
    assert selection.why_nothing == ""


def test_filters_look_at_date_category_and_words() -> None:
    topic = Topic(name="Sheep", categories=("cs.CV",), exclude=("wolf",))
    fits = paper(id="a", categories=("cs.CV", "cs.LG"), published=date(2024, 2, 1))
    found = [
        fits,
        paper(id="b", categories=("cs.CL",), published=date(2024, 2, 1)),
        paper(id="c", categories=("cs.CV",), published=date(2024, 1, 1)),
        paper(id="d", categories=("cs.CV",), published=date(2024, 2, 1), title="The Wolf"),
    ]
    selection = select(found, topic, done=(), failures={}, since=date(2024, 1, 15))
    assert selection.due == (fits,)
    assert (selection.found, selection.fitting) == (4, 1)


def test_a_paper_that_failed_three_times_waits_for_the_flag() -> None:
    stuck, trying = paper(id="a"), paper(id="b")
    failures = {"a": FailureRecord(stuck, "broken", 3), "b": FailureRecord(trying, "broken", 2)}
    assert [p.id for p in select([stuck, trying], TOPIC, (), failures).due] == ["b"]
    assert [p.id for p in select([stuck, trying], TOPIC, (), failures, retry_failed=True).due] == ["b", "a"]


def test_why_nothing_tells_the_reasons_apart() -> None:
    assert "nothing found" in select([], TOPIC, (), {}).why_nothing
    assert "1 found, 0 left" in select([paper()], Topic(name="S", exclude=("sheep",)), (), {}).why_nothing
    done = select([paper()], TOPIC, {"2401.00001"}, {}).why_nothing
    assert "1 found, 1 fit the topic, 1 already digested" in done
    stuck = select([paper()], TOPIC, (), {"2401.00001": FailureRecord(paper(), "broken", 3)}).why_nothing
    assert "--retry-failed" in stuck
