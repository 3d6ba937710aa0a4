import json
import os

import pytest
from rich.console import Console as RichConsole

from paperdigest.console import Console
from paperdigest.progress import BarReporter, used_so_far
from paperdigest.usage import Usage
from tests.papers import paper
from tests.terminal import terminal

USED = Usage(2, 34_567, 0, 1_234, 0.01346)


def test_lines_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with Console("auto").reporter() as reporter:
        reporter.expect(1)
        reporter.expect(1)
        reporter.stage(paper(), "read")
        reporter.finish(paper())
        reporter.finish(paper(id="2401.00002"), "broken")
    assert capsys.readouterr().err.splitlines() == [
        "[1/2] 2401.00001v1  Counting Sheep",
        "[2/2] 2401.00002v1  Counting Sheep  (failed)",
    ]


def test_json_events(capsys: pytest.CaptureFixture[str]) -> None:
    with Console("json").reporter(lambda: USED) as reporter:
        reporter.expect(1)
        reporter.stage(paper(), "ask")
        reporter.finish(paper(), "broken")
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [event["event"] for event in events] == ["begin", "expect", "stage", "finish", "end"]
    assert (events[1]["papers"], events[2]["stage"], events[3]["problem"]) == (1, "ask", "broken")
    assert (events[3]["done"], events[3]["total"], events[3]["cost_usd"]) == (1, 1, 0.01346)


@pytest.mark.parametrize(("progress", "verbosity"), [("none", 0), ("plain", -1)])
def test_silence(progress: str, verbosity: int, capsys: pytest.CaptureFixture[str]) -> None:
    with Console(progress, verbosity).reporter() as reporter:  # type: ignore[arg-type]
        reporter.expect(1)
        reporter.finish(paper())
    assert capsys.readouterr().err == ""


def test_bars_count_each_stage_and_say_what_was_used() -> None:
    console = RichConsole(width=120, record=True, file=open(os.devnull, "w"))  # noqa: PTH123, SIM115
    with console.file, BarReporter(console, lambda: USED) as bars:
        bars.expect(3)
        for number, stage in enumerate(("download", "read", "ask"), 1):
            for before in ("download", "read", "ask")[:number]:
                bars.stage(paper(id=f"2401.0000{number}", title=f"Paper {number}"), before)  # type: ignore[arg-type]
            assert bars._at[f"2401.0000{number}"][1] == stage
        assert [task.completed for task in bars._bars.tasks] == [2, 1, 0]
        console.print(bars._drawn())
        bars.finish(paper(id="2401.00001", title="Paper 1"), "no PDF")
        bars.finish(paper(id="2401.00003", title="Paper 3"))
        assert [task.completed for task in bars._bars.tasks] == [3, 2, 2]
        shown = console.export_text()
    assert "2/3" in shown
    assert "2 requests, 34,567 tokens in, 1,234 out, $0.0135" in shown
    assert "download Paper 1 · read Paper 2 · ask Paper 3" in shown
    assert "2401.00001v1  Paper 1: no PDF" in shown


def test_on_a_terminal_there_are_bars_that_go_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    with terminal() as screen, monkeypatch.context() as patch, os.fdopen(screen.there, "w", buffering=1) as there:
        patch.setattr("sys.stderr", there)
        with Console("auto").reporter() as reporter:
            reporter.expect(1)
            reporter.stage(paper(), "read")
            reporter.finish(paper())
        there.close()
        said = screen.text()
    assert "download" in said
    assert "1/1" in said


def test_one_request_is_one() -> None:
    assert used_so_far(Usage(1)).startswith("1 request, ")
