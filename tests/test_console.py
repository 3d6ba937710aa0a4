import json
import os
import sys

import pytest

from paperdigest.console import Console, printable
from tests.papers import paper
from tests.terminal import terminal


def test_talk_goes_to_stderr_and_results_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console()
    console.say("talk")
    console.detail("detail")
    console.result("result")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("result\n", "talk\n")


@pytest.mark.parametrize(
    ("verbosity", "said"), [(-1, "error: bad\n"), (0, "talk\nerror: bad\n"), (1, "talk\ndetail\nerror: bad\n")]
)
def test_verbosity(verbosity: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(verbosity=verbosity)
    console.say("talk")
    console.detail("detail")
    console.error("bad")
    assert capsys.readouterr().err == said


def test_titles_cannot_steer_the_terminal_or_draw(capsys: pytest.CaptureFixture[str]) -> None:
    Console().say("a \x1b[31mred\x1b[0m [bold]title[/bold] \x07")
    assert capsys.readouterr().err == "a \ufffd[31mred\ufffd[0m [bold]title[/bold] \ufffd\n"
    assert printable("中文 é\ttab") == "中文 é\ttab"


def test_lines_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    reporter = Console("auto").reporter()
    reporter.begin(2)
    reporter.stage(paper(), "read")
    reporter.finish(paper())
    reporter.finish(paper(id="2401.00002"), "broken")
    reporter.end()
    assert capsys.readouterr().err.splitlines() == [
        "[1/2] 2401.00001v1  Counting Sheep",
        "[2/2] 2401.00002v1  Counting Sheep  (failed)",
    ]


def test_json_events(capsys: pytest.CaptureFixture[str]) -> None:
    reporter = Console("json").reporter()
    reporter.begin(1)
    reporter.stage(paper(), "ask")
    reporter.finish(paper(), "broken")
    reporter.end()
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [event["event"] for event in events] == ["begin", "stage", "finish", "end"]
    assert (events[0]["papers"], events[1]["stage"], events[2]["problem"]) == (1, "ask", "broken")


@pytest.mark.parametrize(("progress", "verbosity"), [("none", 0), ("plain", -1)])
def test_silence(progress: str, verbosity: int, capsys: pytest.CaptureFixture[str]) -> None:
    reporter = Console(progress, verbosity).reporter()  # type: ignore[arg-type]
    reporter.begin(1)
    reporter.finish(paper())
    reporter.end()
    assert capsys.readouterr().err == ""


def test_tables_are_lines_with_tabs_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    Console().table(("name", "version"), [("default", "1"), ("mine", "2")])
    assert capsys.readouterr().out == "default\t1\nmine\t2\n"


@pytest.mark.parametrize(
    ("environ", "plain"),
    [({"TERM": "xterm"}, False), ({"TERM": "xterm", "NO_COLOR": "1"}, True), ({"TERM": "dumb"}, True)],
)
def test_no_escape_codes_for_who_wants_none(
    environ: dict[str, str], plain: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    with terminal() as screen, monkeypatch.context() as patch, os.fdopen(screen.there, "w", buffering=1) as there:
        patch.setattr(sys, "stdout", there)
        patch.setattr(sys, "stderr", there)
        console = Console("auto", verbosity=1)
        console.detail("detail")
        console.error("bad")
        console.table(("name", "version"), [("default", "1")])
        console.summary(("id", "reason"), [("1", "broken")])
        reporter = console.reporter()
        reporter.begin(1)
        reporter.stage(paper(), "read")
        reporter.finish(paper())
        reporter.end()
        there.close()
        said = screen.text()
    assert "bad" in said
    assert "broken" in said
    assert ("\x1b" in said) is not plain
    assert ("[1/1]" in said) is plain  # lines take the bar's place
