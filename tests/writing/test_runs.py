from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from paperdigest.errors import ConfigError
from paperdigest.usage import Usage
from paperdigest.writing.runs import Run, append_run, last_announced, last_complete

RUN = Run(datetime(2024, 6, 1, 8), "Sheep", "ti:sheep", "offline", True, papers=3, skipped=0, usage=Usage())


def test_the_last_complete_run_of_the_topic_counts(tmp_path: Path) -> None:
    assert last_complete(tmp_path, "Sheep", "ti:sheep") is None
    append_run(tmp_path, RUN)
    append_run(tmp_path, replace(RUN, at=datetime(2024, 6, 2), complete=False))
    append_run(tmp_path, replace(RUN, at=datetime(2024, 6, 3), topic="Goats"))
    append_run(tmp_path, replace(RUN, at=datetime(2024, 6, 4), query="ti:wool"))
    assert last_complete(tmp_path, "Sheep", "ti:sheep") == datetime(2024, 6, 1, 8)


def test_a_half_written_line_does_not_count(tmp_path: Path) -> None:
    append_run(tmp_path, RUN)
    file = tmp_path / ".paperdigest" / "runs.jsonl"
    file.write_bytes(file.read_bytes() + b'{"at": "2024-06-09T00:00:00", "top')
    assert last_complete(tmp_path, "Sheep", "ti:sheep") == RUN.at
    append_run(tmp_path, replace(RUN, at=datetime(2024, 6, 10)))
    assert last_complete(tmp_path, "Sheep", "ti:sheep") == datetime(2024, 6, 10)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / ".paperdigest").write_text("a file in the way")
    with pytest.raises(ConfigError, match="cannot write"):
        append_run(tmp_path, RUN)


def test_the_latest_announcement_of_the_complete_runs_counts(tmp_path: Path) -> None:
    assert last_announced(tmp_path, "Sheep", "ti:sheep") is None
    for day, complete, query in (
        (4, True, "ti:sheep"),
        (3, True, "ti:sheep"),
        (5, False, "ti:sheep"),
        (6, True, "ti:x"),
    ):
        append_run(tmp_path, replace(RUN, announced=date(2024, 6, day), complete=complete, query=query))
    append_run(tmp_path, RUN)
    assert last_announced(tmp_path, "Sheep", "ti:sheep") == date(2024, 6, 4)
    file = tmp_path / ".paperdigest" / "runs.jsonl"
    file.write_bytes(file.read_bytes().replace(b',"announced":null', b""))  # as older versions wrote it
    assert last_complete(tmp_path, "Sheep", "ti:sheep") == RUN.at
