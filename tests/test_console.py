import io
import json
import os
import sys

import pytest

from paperdigest.console import Console
from paperdigest.progress import printable
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


def test_tables_are_lines_with_tabs_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    Console().table(("name", "version"), [("default", "1"), ("mine", "2")])
    assert capsys.readouterr().out == "default\t1\nmine\t2\n"


def test_a_stdout_that_takes_few_letters_gets_the_others_escaped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    console, told = Console(), "喜 é \U0001f411"
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written := io.BytesIO(), encoding="ascii"))
    console.table(("out",), [(told,)])
    console.json({"out": told})
    sys.stdout.flush()
    line, _, rest = written.getvalue().partition(b"\n")
    assert line == rb"\u559c \xe9 \U0001f411"
    assert json.loads(rest) == {"out": told}
    assert capsys.readouterr().err.count("stdout takes ascii only, other letters are escaped") == 1


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
        with console.reporter() as reporter:
            reporter.expect(1)
            reporter.stage(paper(), "read")
            reporter.finish(paper())
        there.close()
        said = screen.text()
    assert "bad" in said
    assert "broken" in said
    assert ("\x1b" in said) is not plain
    assert ("[1/1]" in said) is plain  # lines take the bar's place
