import json
import os
from pathlib import Path

import pytest
import typer

from paperdigest.errors import ConfigError, FullDiskError, ServiceError
from paperdigest.logfile import LogFile
from tests.papers import paper


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def log(path: Path, said: list[str] | None = None) -> LogFile:
    return LogFile(path, "digest", lambda text: text.replace("key-1", "***"), (said or []).append)


def test_a_run_is_noted_without_secrets_and_appended(tmp_path: Path) -> None:
    path = tmp_path / "new" / "log.jsonl"
    for _ in range(2):
        with log(path) as file:
            file.write("warning", "paper", paper=paper().versioned_id, seconds=1.5, message="key-1\nis wrong")
    begin, event, end, *again = lines(path)
    assert (begin["event"], begin["command"], begin["process"]) == ("begin", "digest", os.getpid())
    assert (event["level"], event["paper"], event["seconds"]) == ("warning", "2401.00001v1", 1.5)
    assert event["message"] == "***\nis wrong"
    assert (end["event"], end["exit"], end["level"]) == ("end", 0, "info")
    assert len(again) == 3


def test_half_a_line_of_a_run_that_crashed_takes_no_other_with_it(tmp_path: Path) -> None:
    (tmp_path / "log").write_text('{"time": "2024')
    with log(tmp_path / "log"):
        pass
    half, *whole = (tmp_path / "log").read_text().splitlines()
    assert half == '{"time": "2024'
    assert [json.loads(line)["event"] for line in whole] == ["begin", "end"]


@pytest.mark.parametrize(("error", "code"), [(ServiceError("down"), 1), (ConfigError("no"), 2), (typer.Exit(1), 1)])
def test_the_exit_code_is_noted(tmp_path: Path, error: Exception, code: int) -> None:
    with pytest.raises(type(error)), log(tmp_path / "log"):
        raise error
    end = lines(tmp_path / "log")[-1]
    assert (end["exit"], end["level"], "traceback" in end) == (code, "error", False)


def test_a_bug_is_noted_with_its_traceback_and_without_secrets(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), log(tmp_path / "log"):
        raise ZeroDivisionError("key-1")
    assert "ZeroDivisionError: ***" in str(lines(tmp_path / "log")[-1]["traceback"])


def test_a_file_that_cannot_be_written_is_an_error_at_once() -> None:
    with pytest.raises(FullDiskError, match=r"cannot write the log file /dev/full: No space.*: make room"):
        log(Path("/dev/full"))
    Path("folder").mkdir()
    with pytest.raises(ConfigError, match=r"cannot write the log file folder: Is a directory: .* --log-file"):
        log(Path("folder"))


def test_a_disk_that_is_full_later_is_said_once_and_ends_nothing(tmp_path: Path) -> None:
    said: list[str] = []
    file = LogFile(tmp_path / "log", "digest", str, said.append)
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, file._file.fileno())
    os.close(full)
    with file:
        file.write("info", "say", message="one")
        file.write("info", "say", message="two")
    assert len(said) == 1
    assert "going on without it" in said[0]
