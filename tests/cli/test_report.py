"""What `--json` says of posts that were only shown, and of a run that a service ended."""

import json
from pathlib import Path
from typing import Any

import pytest

from paperdigest.cli.notifying import collect_news
from paperdigest.cli.report import Report
from paperdigest.console import Console
from paperdigest.errors import PostError, ServiceError, TopicError
from tests.writing.test_publish import record


@pytest.fixture
def report() -> Report:
    return Report(Console("none"), as_json=True, model="offline")


def shown(report: Report, capsys: pytest.CaptureFixture[str]) -> Any:
    report.show()
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(("is_written", "status"), [(True, "digested"), (False, "not written")])
def test_a_post_says_whether_it_was_written(
    report: Report, capsys: pytest.CaptureFixture[str], is_written: bool, status: str
) -> None:
    report.rendered(record("2402.00001").digest, Path("a.md"), "sheep")
    report.written(Path("a.md"), "sheep", is_written)
    [post] = shown(report, capsys)["posts"]
    assert (post["written"], post["papers"][0]["status"]) == (is_written, status)


def test_a_run_that_a_service_ended_says_why(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    report.ended("the quota of the day is used up")
    assert shown(report, capsys)["ended"] == "the quota of the day is used up"


def test_any_other_run_has_no_such_field(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    assert {"ended", "failed"}.isdisjoint(shown(report, capsys))


@pytest.mark.parametrize(("error", "code"), [(PostError("x.md is damaged"), 1), (TopicError("no folder x"), 2)])
def test_a_topic_that_failed_is_said_counted_and_news(
    report: Report, capsys: pytest.CaptureFixture[str], error: TopicError, code: int
) -> None:
    assert report.exit_code == 0
    with report.sparing_others("Sheep"):
        raise error
    assert capsys.readouterr().err == f"error: Sheep: {error}\n"
    assert shown(report, capsys)["failed"] == [{"topic": "Sheep", "reason": str(error)}]
    assert (report.failed, report.exit_code) == (1, code)
    assert f"- Sheep: {error}\n" in collect_news(report).text
    with pytest.raises(ServiceError), report.sparing_others("Sheep"):
        raise ServiceError("the model is gone")
